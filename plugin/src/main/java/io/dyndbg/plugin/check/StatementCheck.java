package io.dyndbg.plugin.check;

import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Format;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.MethodInsnNode;

/** Looks at one statement. Used once. */
final class StatementCheck {

    /** What is wrong with it. */
    record Fault(Rule rule, String message, String advice) {}

    private final Statement statement;
    private final MethodFlow flow;
    private final Hierarchy hierarchy;
    private final Style style;
    private final Passed passed;

    /** @param flow that of the method in which it stands */
    StatementCheck(Statement statement, MethodFlow flow, Hierarchy hierarchy) {
        this.statement = statement;
        this.flow = flow;
        this.hierarchy = hierarchy;
        this.style = Style.of(statement);
        this.passed = Passed.by(statement, flow);
    }

    /** @param guarded whether a guard stands around it: then nothing is worked out while the logger is off */
    List<Fault> faults(boolean guarded) {
        List<Fault> faults = new ArrayList<>();
        boolean chained = statement.end() != statement.call();
        // What a chain was given before its end is not looked at.
        if (statement.text() < 0 || chained && !isShort()) {
            return faults;
        }
        if (statement.format().kind() == Format.Kind.CONSTANT && passed.known() && isFormat()) {
            ValueTypes types = new ValueTypes(statement.method(), flow, hierarchy);
            faults.addAll(new FormatCheck(statement, style, passed, types).faults());
        }
        if (!guarded) {
            faults.addAll(new WorkCheck(statement, flow, style, passed).faults());
        }
        return faults;
    }

    /** {@code atDebug().log("...", x)}. */
    private boolean isShort() {
        return flow.stack()
                .producer((MethodInsnNode) statement.end(), 0)
                .filter(statement.call()::equals)
                .isPresent();
    }

    /** The key of a resource bundle is none, and what Log4j 2 traces of a flow may have no place for what it is given. */
    private boolean isFormat() {
        MethodInsnNode end = (MethodInsnNode) statement.end();
        boolean tracesFlow = end.name.startsWith("trace") && !end.name.equals("trace");
        boolean key = style == Style.NUMBERS
                && (end.desc.contains("ResourceBundle")
                        || end.name.equals("logrb")
                        || statement.format().text().chars().noneMatch(Character::isWhitespace));
        return !tracesFlow && !key;
    }

    /** Answers a format as findings show it. */
    static String shown(String format) {
        return ListedSite.shown(Format.constant(format));
    }
}

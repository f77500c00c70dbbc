package io.dyndbg.plugin.check;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.MethodInsnNode;

/** Looks for what a statement without a guard works out while its logger is off. Used once. */
final class WorkCheck {
    private final Statement statement;
    private final MethodFlow flow;
    private final Style style;
    private final Passed passed;

    WorkCheck(Statement statement, MethodFlow flow, Style style, Passed passed) {
        this.statement = statement;
        this.flow = flow;
        this.style = style;
        this.passed = passed;
    }

    List<StatementCheck.Fault> faults() {
        List<StatementCheck.Fault> faults = new ArrayList<>();
        Format format = statement.format();
        if (format.kind() == Format.Kind.CONCATENATION) {
            faults.add(
                    style == Style.BRACES
                            ? new StatementCheck.Fault(
                                    Rule.CONCATENATION,
                                    StatementCheck.shown(format.shown()) + " is put together though the logger is off",
                                    "Make that the format, and pass the parts as arguments")
                            : work(Work.CONCATENATION));
        } else if (format.kind() == Format.Kind.NONE) {
            MethodInsnNode end = (MethodInsnNode) statement.end();
            flow.stack()
                    .producer(end, statement.text() + 1)
                    .flatMap(Work::in)
                    .ifPresent(worked -> faults.add(work(worked)));
        }
        passed.values().stream()
                .flatMap(Optional::stream)
                .flatMap(value -> Work.in(value).stream())
                .distinct()
                .forEach(worked -> faults.add(work(worked)));
        return faults;
    }

    private StatementCheck.Fault work(String what) {
        String later = switch (statement.api()) {
            case "slf4j" -> "log.at" + capital(statement.level().word()) + "().addArgument(() -> ...).log(...)";
            case "log4j2", "jul", "system-logger" -> "() -> ... in its place";
            default -> "a guard around the statement";
        };
        return new StatementCheck.Fault(
                Rule.WORK,
                what + " is worked out though the logger is off",
                "Pass the values themselves, or write " + later);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}

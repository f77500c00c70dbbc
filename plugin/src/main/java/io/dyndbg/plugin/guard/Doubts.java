package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.kept.ClassAnswers;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.Statement;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the statements of which it is not sure that they can be reached without a guard, though none encloses them. */
final class Doubts {
    static final String ANY = "a guard";

    private static final String BESIDE = "a guard is one of the ways to it";

    private static final String BY_CALL = "a method that is called before it throws unless a guard says yes";

    private static final String BY_VALUE = "a guard may stand before it: it decides a value that comes here";

    /** Tells what other classes ask before they call a method, or make its object; null if nothing. */
    private final Function<MethodNode, String> elsewhere;

    private final Flows flows;
    private final GuardedReads reads;
    private final HiddenMethods hidden;
    private final Map<MethodNode, GuardRegions> regions;
    private final Map<MethodNode, Set<Guard>> around;
    private final ClassAnswers answers;
    private final GuardedRuns runs;
    private final GuardedReturns returns;

    /** @param around the methods that guards enclose as a whole */
    Doubts(
            ClassNode owner,
            ModuleFacts module,
            Scan scan,
            GuardedReads reads,
            HiddenMethods hidden,
            Map<MethodNode, GuardRegions> regions,
            Map<MethodNode, Set<Guard>> around,
            ClassAnswers answers) {
        this.elsewhere = method -> {
            String callers = module.callers().askedFor(owner.name, method);
            return callers != null
                    ? "its callers in other classes ask " + callers + " first"
                    : module.makers().askedFor(owner.name, method);
        };
        this.flows = scan.flows();
        this.reads = reads;
        this.hidden = hidden;
        this.regions = regions;
        this.around = around;
        this.answers = answers;
        this.runs = new GuardedRuns(
                owner,
                scan.flows(),
                this::leading,
                use -> isKeptBefore(use) ? ANY : askedByRunner(use),
                module.takers());
        this.returns = new GuardedReturns(owner, scan.flows(), answers);
    }

    /**
     * Answers what is known of such statements.
     *
     * @param tied the statements that guards open with which decide a variable
     */
    Map<Statement, String> of(List<Statement> statements, Set<Statement> tied) {
        Map<MethodNode, String> askedFor = hidden.askedFor(use -> asked(use, true));
        // The guards around the uses of an enclosed method open with it; but others may stand beside these uses, or
        // before those of the methods that they are in.
        Map<MethodNode, String> askedBesides = around.isEmpty()
                ? Map.of()
                : hidden.askedFor(use -> Optional.ofNullable(asked(use, false))
                        .orElseGet(() -> around.containsKey(use.user()) ? null : askedFor.get(use.user())));
        Map<Statement, String> doubts = new LinkedHashMap<>();
        for (Statement statement : statements) {
            String asked = (around.containsKey(statement.method()) ? askedBesides : askedFor).get(statement.method());
            String doubt = asked == null ? of(statement, tied) : asked;
            doubt = doubt == null ? elsewhere.apply(statement.method()) : doubt;
            if (statement.collected() && doubt != null) {
                doubts.put(statement, doubt);
            }
        }
        return doubts;
    }

    private String of(Statement statement, Set<Statement> tied) {
        String atTimes = answers.keptBeside(statement.method(), statement.call(), tied.contains(statement));
        if (atTimes != null) {
            return "a guard may stand before it: " + atTimes;
        }
        if (!beside(statement.method(), statement.call()).isEmpty()) {
            return BESIDE;
        }
        if (returns.standBefore(new Use(statement.method(), statement.call()))) {
            return BY_CALL;
        }
        return !tied.contains(statement) && isClosedByAbsence(statement.method(), statement.call()) ? BY_VALUE : null;
    }

    private boolean isClosedByAbsence(MethodNode method, AbstractInsnNode at) {
        BitSet closed = reads.closedByAbsence(method);
        return !closed.isEmpty() && closed.get(flows.known(method).control().node(at));
    }

    private Set<Guard> beside(MethodNode method, AbstractInsnNode instruction) {
        GuardRegions known = regions.get(method);
        return known == null ? Set.of() : known.beside(instruction);
    }

    /** Answers what to say where something is asked before a use of a method, always or at times; null if nothing is. */
    private String asked(Use use, boolean enclosing) {
        Set<Guard> guards = new LinkedHashSet<>(beside(use.user(), use.at()));
        if (enclosing && regions.containsKey(use.user())) {
            guards.addAll(regions.get(use.user()).enclosing(use.at()));
        }
        if (!guards.isEmpty() || isKeptBefore(use)) {
            return "its callers in this class ask " + (guards.isEmpty() ? ANY : name(guards)) + " first";
        }
        String first = askedByRunner(use);
        return first == null ? null : runBehind(first);
    }

    private static String name(Set<Guard> guards) {
        return guards.iterator().next().call().name;
    }

    /** Answers the guards that lead to any instruction, or to its method. */
    private Set<Guard> leading(Use use) {
        Set<Guard> guards = new LinkedHashSet<>(around.getOrDefault(use.user(), Set.of()));
        reads.regionsAround(use).ifPresent(known -> guards.addAll(known.leading(use.at())));
        return guards;
    }

    private boolean isKeptBefore(Use use) {
        return answers.keptBefore(use.user(), use.at(), false) != null
                || answers.keptBeside(use.user(), use.at(), false) != null
                || isClosedByAbsence(use.user(), use.at())
                || returns.standBefore(use);
    }

    static String runBehind(String first) {
        return "what runs it asks " + first + " first";
    }

    /** Answers what is asked before a function object is run that {@code use} makes; null if nothing, or if it makes none. */
    private String askedByRunner(Use use) {
        return answers.isGivenWithAnswer(use.user(), use.at()) || answers.isFiltered(use) ? ANY : runs.askedBefore(use);
    }
}

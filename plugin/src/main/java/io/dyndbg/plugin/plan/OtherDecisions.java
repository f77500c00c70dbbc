package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.scan.Guard;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.TypeInsnNode;

/** Tells whether a guard of one method decides more than whether its own statements run: then a switch must not turn it. */
final class OtherDecisions {
    static final String ANSWER_KEPT = "its answer is kept or passed on";
    static final String OTHER_BRANCH = "a statement stands on its other branch";
    static final String OTHER_CODE = "other code stands on its other branch";
    static final String OTHER_LEVEL = "a statement of another level stands inside";
    static final String RETURN = "it decides a return";
    static final String THROW = "it decides a throw";
    static final String WAY = "it decides where the code goes on";
    static final String VALUE = "it decides a value";
    static final String STORE = "it decides a value that is read afterwards";

    private static final Set<String> COMPILERS_ERRORS =
            Set.of("java/lang/AssertionError", "java/lang/MatchException", "java/lang/IncompatibleClassChangeError");

    private final GuardedFlow flow;
    private final FlowGraph graph;
    private final BitSet statements;

    /**
     * @param flow the method
     * @param statements the nodes of all its statements, collected or not
     */
    OtherDecisions(GuardedFlow flow, BitSet statements) {
        this.flow = flow;
        this.graph = flow.graph();
        this.statements = statements;
    }

    /** Answers what else {@code guard} decides, a short sentence; nothing if nothing. Ask for its enclosures first. */
    Optional<String> of(Guard guard) {
        if (flow.answer(guard).keptOrPassedOn()) {
            return Optional.of(ANSWER_KEPT);
        }
        BitSet region = flow.region(guard);
        Optional<String> ways = flow.answer(guard).branches().stream()
                .flatMap(branch -> ways(branch, region).stream())
                .findFirst();
        if (ways.isPresent()) {
            return ways;
        }
        if (hasReturn(region) && !returnsAnyway(guard)) {
            return Optional.of(RETURN);
        }
        return normalFlow(guard, region)
                .or(() -> stores(region) ? Optional.of(STORE) : Optional.empty())
                .or(() -> flow.answer(guard).branches().stream().anyMatch(branch -> losesCode(branch, region))
                        ? Optional.of(OTHER_CODE)
                        : Optional.empty());
    }

    private boolean stores(BitSet region) {
        return new HeapStores(graph, flow.origins()).leave(region)
                || flow.variables().leave(region);
    }

    private Optional<String> ways(Branch branch, BitSet region) {
        int join = flow.joins().of(branch.node());
        BitSet whenTrue = flow.reachability().side(branch.whenTrue(), join);
        BitSet whenFalse = flow.reachability().side(branch.whenFalse(), join);
        if (whenTrue.get(branch.node()) || whenFalse.get(branch.node())) {
            // The branch is in a loop that one of its ways leaves, or cuts short.
            return Optional.of(WAY);
        }
        BitSet lost = lost(branch, join, whenTrue, whenFalse);
        // In a && b || c, the way to c is also the way to what a encloses.
        lost.andNot(region);
        return lost.intersects(statements) ? Optional.of(OTHER_BRANCH) : Optional.empty();
    }

    /** What the application does while debug is off must go on when a single statement is forced. */
    private boolean losesCode(Branch branch, BitSet region) {
        int join = flow.joins().of(branch.node());
        BitSet lost = lost(
                branch,
                join,
                flow.reachability().side(branch.whenTrue(), join),
                flow.reachability().side(branch.whenFalse(), join));
        lost.andNot(region);
        // The guards of a compound condition are asked one after the other.
        return lost.stream().anyMatch(node -> acts(graph.opcode(node)) && !flow.isGuard(node));
    }

    private static boolean acts(int opcode) {
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.SASTORE
                || opcode == Opcodes.IINC
                || opcode == Opcodes.PUTFIELD
                || opcode == Opcodes.PUTSTATIC
                || opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEDYNAMIC
                || opcode == Opcodes.ATHROW;
    }

    /**
     * Answers what may run less often once the guard answers true: what only the false edge leads to, and what the false
     * edge leads to in any case but the true edge only sometimes, {@code warn()} in {@code if (debug && x) debug(); else
     * warn();}.
     */
    private BitSet lost(Branch branch, int join, BitSet whenTrue, BitSet whenFalse) {
        BitSet lost = (BitSet) whenFalse.clone();
        lost.andNot(whenTrue);
        for (int node = branch.whenFalse();
                node != join && node != graph.size();
                node = flow.joins().of(node)) {
            if (whenTrue.get(node)) {
                lost.or(flow.reachability().side(node, join));
                break;
            }
        }
        return lost;
    }

    private boolean hasReturn(BitSet region) {
        return region.stream().anyMatch(node -> isReturn(graph.opcode(node)));
    }

    private static boolean isReturn(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    /** {@code if (!log.isDebugEnabled()) return;} and a guard at the end of a method: both ways return, and with no value. */
    private boolean returnsAnyway(Guard guard) {
        if (returnsAtOnce(guard)) {
            return true;
        }
        for (Set<Guard> group : flow.groups(guard)) {
            if (group.stream().anyMatch(this::returnsAtOnce)) {
                return true;
            }
        }
        return false;
    }

    private boolean returnsAtOnce(Guard guard) {
        return flow.answer(guard).branches().stream().anyMatch(branch -> returnsAtOnce(branch.whenFalse()));
    }

    private boolean returnsAtOnce(int start) {
        int node = start;
        for (int steps = 0; steps < graph.size(); steps++) {
            switch (graph.opcode(node)) {
                case Opcodes.RETURN -> {
                    return true;
                }
                // Labels, lines, frames, and what leaves a synchronized block.
                case -1, Opcodes.NOP, Opcodes.GOTO, Opcodes.POP, Opcodes.ALOAD, Opcodes.MONITOREXIT ->
                    node = graph.next(node)[0];
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /**
     * Looks at the way through the region that no exception takes: what a handler throws on, as {@code finally} and
     * {@code synchronized} do, would have been thrown anyway.
     */
    private Optional<String> normalFlow(Guard guard, BitSet region) {
        for (Branch branch : flow.answer(guard).branches()) {
            Walk walk = new Walk(graph.size());
            visit(branch.whenTrue(), region, walk, branch);
            while (walk.more()) {
                int node = walk.take();
                if (graph.opcode(node) == Opcodes.ATHROW && !madeByCompiler(node)) {
                    return Optional.of(THROW);
                }
                for (int next : graph.next(node)) {
                    if (visit(next, region, walk, branch)) {
                        return Optional.of(VALUE);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A failed {@code assert}, and the missing case of a complete {@code switch}, are errors as any call inside may throw. */
    private boolean madeByCompiler(int node) {
        return flow.origins()
                .makerOfStack(node, 0)
                .filter(maker -> maker instanceof TypeInsnNode made && COMPILERS_ERRORS.contains(made.desc))
                .isPresent();
    }

    /** Goes on inside the region; answers whether it is left with another stack than it was entered with. */
    private boolean visit(int node, BitSet region, Walk walk, Branch entered) {
        if (region.get(node)) {
            walk.visit(node);
            return false;
        }
        return !flow.origins().sameStack(node, entered.whenTrue());
    }
}

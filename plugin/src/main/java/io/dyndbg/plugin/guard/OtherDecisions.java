package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.DynamicCalls;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.Walk;
import io.dyndbg.plugin.scan.Guard;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

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
    static final String INSIDE = "another guard that decides more stands inside";
    static final String READS = "it reads what another guard stores";
    static final String DENIED = "it is asked where the same guard has said no";

    private static final Set<String> COMPILERS_ERRORS =
            Set.of("java/lang/AssertionError", "java/lang/MatchException", "java/lang/IncompatibleClassChangeError");

    /** For a return without a value. */
    private static final Object NO_VALUE = new Object();

    private final GuardRegions regions;
    private final MethodFlow flow;
    private final ControlFlow control;
    private final BitSet statements;
    private final BitSet collected;
    private final Fillers fillers;

    /**
     * @param regions the method
     * @param statements the nodes of all its statements, collected or not
     * @param collected those of the statements that are
     * @param fillers of the class
     */
    OtherDecisions(GuardRegions regions, BitSet statements, BitSet collected, Fillers fillers) {
        this.regions = regions;
        this.flow = regions.flow();
        this.control = flow.control();
        this.statements = statements;
        this.collected = collected;
        this.fillers = fillers;
    }

    /**
     * Answers what else {@code guard} decides, a short sentence; nothing if nothing.
     *
     * @param tied the nodes where guards that open with it may read what it stores
     */
    Optional<String> of(Guard guard, BitSet tied) {
        if (regions.answer(guard).keptOrPassedOn()) {
            return Optional.of(ANSWER_KEPT);
        }
        BitSet region = regions.region(guard);
        BitSet lost = new BitSet();
        for (Branch branch : regions.answer(guard).branches()) {
            int join = regions.joins().of(branch.node());
            BitSet whenTrue = regions.reachability().side(branch.whenTrue(), join);
            BitSet whenFalse = regions.reachability().side(branch.whenFalse(), join);
            if (whenTrue.get(branch.node()) || whenFalse.get(branch.node())) {
                // The branch is in a loop that one of its ways leaves, or cuts short.
                return Optional.of(WAY);
            }
            lost.or(lost(branch, join, whenTrue, whenFalse));
            // In a && b || c, the way to c is also the way to what a encloses.
            lost.andNot(region);
            if (lost.intersects(statements)) {
                return Optional.of(OTHER_BRANCH);
            }
        }
        // Of a compound condition of guards each leads to what the others lead to.
        if (regions.groups(guard).isEmpty() && decidesPartly(regions.partly(guard), region, tied)) {
            return Optional.of(WAY);
        }
        if (decidesReturn(guard, region)) {
            return Optional.of(RETURN);
        }
        return normalFlow(guard, region, tied)
                .or(() -> stores(region, tied) ? Optional.of(STORE) : Optional.empty())
                // What the application does while debug is off must go on when a single statement is forced. But the
                // guards of a compound condition are asked one after the other.
                .or(() -> lost.stream()
                                .anyMatch(node -> acts(control.instruction(node))
                                        && !regions.isGuard(node)
                                        && !storesFor(tied, control.instruction(node)))
                        ? Optional.of(OTHER_CODE)
                        : Optional.empty());
    }

    /** {@code if (debug || all) x();} is no code of the guard: it must not run because a statement elsewhere is forced. */
    private boolean decidesPartly(BitSet partly, BitSet region, BitSet tied) {
        if (partly.isEmpty()) {
            return false;
        }
        BitSet both = (BitSet) region.clone();
        both.or(partly);
        return partly.stream()
                        .filter(node -> !collected.get(node) && !regions.isGuard(node))
                        .mapToObj(control::instruction)
                        .anyMatch(insn -> !(insn instanceof VarInsnNode) && acts(insn))
                || flow.localsLeave(both, tied)
                || flow.stack().merges().stream().anyMatch(merge -> chooses(merge.producers(), partly));
    }

    private boolean chooses(Set<AbstractInsnNode> producers, BitSet partly) {
        return producers.stream().anyMatch(producer -> partly.get(control.node(producer)))
                && flow.constants().of(producers).isEmpty();
    }

    private boolean stores(BitSet region, BitSet tied) {
        return new HeapStores(flow).leave(region) || flow.localsLeave(region, tied) || contentsLeave(region, tied);
    }

    /** Answers whether something that is put into a container of the method is read outside of {@code region}. */
    private boolean contentsLeave(BitSet region, BitSet tied) {
        BitSet inside = (BitSet) region.clone();
        inside.or(tied);
        LocalContainers containers = new LocalContainers(flow, fillers);
        return region.stream()
                .filter(node -> control.opcode(node) >= Opcodes.INVOKEVIRTUAL)
                .filter(node -> flow.stack().live(node) && !putsFunction(node))
                .anyMatch(node -> containers
                        .filled(control.instruction(node))
                        .mapToObj(variable -> containers.readsAfter(variable, node))
                        .anyMatch(reads -> !reads.stream().allMatch(inside::get)));
    }

    /** What a function object does is code of the guard, run later: {@code if (debug) toClose.add(() -> log.debug("closed"));}. */
    private boolean putsFunction(int node) {
        return flow.stack()
                .producerBelow(control.instruction(node), 0)
                .filter(DynamicCalls::makesFunction)
                .isPresent();
    }

    /** Answers whether {@code insn} stores into a variable what is only read in {@code tied}: {@code long start = debug ? nanoTime() : 0;}. */
    private boolean storesFor(BitSet tied, AbstractInsnNode insn) {
        return isStore(insn)
                && flow.locals().readsAfter(((VarInsnNode) insn).var, Set.of(control.node(insn))).stream()
                        .allMatch(tied::get);
    }

    private boolean areStoredFor(BitSet tied, Set<AbstractInsnNode> values) {
        if (values.isEmpty()) {
            // What a handler catches is pushed by nothing.
            return false;
        }
        // Who takes the one or the other takes each of them; others belong to what makes it, as the dup behind a new.
        Set<AbstractInsnNode> users =
                new HashSet<>(flow.stack().consumers(values.iterator().next()));
        values.forEach(value -> users.retainAll(flow.stack().consumers(value)));
        return users.stream().allMatch(user -> storesFor(tied, user));
    }

    private boolean acts(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (insn instanceof VarInsnNode store && opcode >= Opcodes.ISTORE) {
            return !flow.constants().isStoredAnyway(store);
        }
        return opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
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
                node != join && node != control.size();
                node = regions.joins().of(node)) {
            if (whenTrue.get(node)) {
                lost.or(regions.reachability().side(node, join));
                break;
            }
        }
        return lost;
    }

    private boolean decidesReturn(Guard guard, BitSet region) {
        List<Object> inside = region.stream()
                .mapToObj(control::instruction)
                .filter(insn -> isReturn(insn.getOpcode()))
                .map(this::returned)
                .toList();
        return !inside.isEmpty() && !returnsAnyway(guard, inside);
    }

    private static boolean isReturn(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    /** Answers the constant that is returned, or something equal to nothing else if it is none. */
    private Object returned(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.RETURN
                ? NO_VALUE
                : flow.constants().takenBy(insn).orElseGet(Object::new);
    }

    /**
     * {@code if (!log.isDebugEnabled()) return;} and a guard at the end of a method: both ways return, with no value or with
     * the same constant.
     */
    private boolean returnsAnyway(Guard guard, List<Object> inside) {
        return Stream.concat(Stream.of(Set.of(guard)), regions.groups(guard).stream())
                .flatMap(Set::stream)
                .flatMap(each -> regions.answer(each).branches().stream())
                .map(branch -> returnedAtOnce(branch.whenFalse()))
                .anyMatch(outside -> inside.stream().allMatch(outside::equals));
    }

    /** Answers what is {@linkplain #returned returned} from {@code start} on, without anything else done before. */
    private Object returnedAtOnce(int start) {
        int node = start;
        for (int steps = 0; steps < control.size(); steps++) {
            AbstractInsnNode insn = control.instruction(node);
            if (isReturn(insn.getOpcode())) {
                return returned(insn);
            }
            switch (insn.getOpcode()) {
                // Labels, lines, frames, and what leaves a synchronized block.
                case -1, Opcodes.NOP, Opcodes.GOTO, Opcodes.POP, Opcodes.ALOAD, Opcodes.MONITOREXIT -> {}
                default -> {
                    if (flow.constants().of(Set.of(insn)).isEmpty() && !isStore(insn)) {
                        return new Object();
                    }
                }
            }
            node = control.next(node)[0];
        }
        return new Object();
    }

    /** What is stored before a return is lost with the method's frame. */
    private static boolean isStore(AbstractInsnNode insn) {
        return insn instanceof VarInsnNode && insn.getOpcode() >= Opcodes.ISTORE;
    }

    /**
     * Looks at the way through the region that no exception takes: what a handler throws on, as {@code finally} and
     * {@code synchronized} do, would have been thrown anyway.
     */
    private Optional<String> normalFlow(Guard guard, BitSet region, BitSet tied) {
        for (Branch branch : regions.answer(guard).branches()) {
            Walk walk = new Walk(control);
            visit(control.block(branch.whenTrue()), region, walk, branch, tied);
            while (walk.more()) {
                int block = walk.take();
                int last = control.end(block) - 1;
                if (control.opcode(last) == Opcodes.ATHROW && !madeByCompiler(last)) {
                    return Optional.of(THROW);
                }
                for (int next : control.successors(block)) {
                    if (visit(next, region, walk, branch, tied)) {
                        return Optional.of(VALUE);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A failed {@code assert}, and the missing case of a complete {@code switch}, are errors as any call inside may throw. */
    private boolean madeByCompiler(int node) {
        return flow.maker(control.instruction(node), 0)
                .filter(maker -> maker instanceof TypeInsnNode made && COMPILERS_ERRORS.contains(made.desc))
                .isPresent();
    }

    /** Goes on inside the region; answers whether it is left with another stack than it was entered with, which others see. */
    private boolean visit(int block, BitSet region, Walk walk, Branch entered, BitSet tied) {
        if (region.get(control.start(block))) {
            walk.visit(block);
            return false;
        }
        return !flow.constants()
                .isSameStack(control.block(entered.whenTrue()), block, values -> areStoredFor(tied, values));
    }
}

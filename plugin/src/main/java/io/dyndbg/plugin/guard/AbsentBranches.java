package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Containers;
import io.dyndbg.plugin.kept.KeptRegions;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The branches of a method on values that are constants unless a guard somewhere says yes: {@code String text = describe(); if (text !=
 * null) log.debug(text);}, or that are null or 0 only then, or are others then. Where a branch asks for null or 0 it is known which way is
 * taken then, but for the last; of others each may be.
 */
final class AbsentBranches {
    /** Of a branch: nobody knows which of its ways is taken where a guard says yes. */
    private static final int ANY = -1;

    private final MethodFlow flow;
    private final ControlFlow control;
    /** The nodes that read a value that is a constant otherwise. */
    private final BitSet absent;
    /** The nodes that read one that is null or 0 only where a guard says yes. */
    private final BitSet gone;
    /** The nodes that read one that is another otherwise. */
    private final BitSet others;
    /** By node, the way that is taken where a guard says yes. */
    private final Map<Integer, Integer> guarded = new HashMap<>();

    /**
     * @param absent the nodes that read one
     * @param gone the nodes that read one which is null or 0 only where a guard says yes
     * @param others the nodes that read one which is another otherwise
     * @param fillers of the class
     */
    AbsentBranches(MethodNode method, MethodFlow flow, BitSet absent, BitSet gone, BitSet others, Fillers fillers) {
        this.flow = flow;
        this.control = flow.control();
        this.absent = (BitSet) absent.clone();
        this.gone = gone;
        this.others = others;
        // What is stored or pushed behind such a branch decides about others: boolean any = text != null;
        while (findBranches()) {
            KeptStores stores = new KeptStores(fillers);
            BitSet closed = closed();
            stores.add(method, flow, KeptRegions.accepted(closed));
            Absence absence = new Absence(flow, closed, flow.stack().merges());
            this.absent.or(absence.of(stores.readsElsewhere(method, false)));
            this.absent.or(stores.readsElsewhere(method, true));
            absence.left(true).forEach(pushed -> this.absent.set(control.node(pushed)));
        }
    }

    /** Answers whether there are more than before. */
    private boolean findBranches() {
        int before = guarded.size();
        for (int block = 0; block < control.blocks(); block++) {
            int node = control.end(block) - 1;
            if (control.successors(block).length > 1 && flow.stack().live(node)) {
                AbstractInsnNode branch = control.instruction(node);
                if (isOnOne(branch)) {
                    guarded.put(node, way(branch));
                }
            }
        }
        return guarded.size() > before;
    }

    private int way(AbstractInsnNode branch) {
        int withNothing = wayWithNothing(branch);
        if (withNothing == ANY) {
            return ANY;
        }
        AbstractInsnNode compared = flow.stack().producersBelow(branch, 0).stream()
                .filter(AbsentBranches::compares)
                .findAny()
                .orElse(null);
        int depth = compared == null ? 0 : 1;
        AbstractInsnNode taker = compared == null ? branch : compared;
        boolean isAbsent = takes(absent, taker, depth);
        boolean isGone = takes(gone, taker, depth);
        return isAbsent == isGone ? ANY : isGone ? withNothing : 1 - withNothing;
    }

    /** Answers the way that null or 0 takes, where the branch asks for that. */
    private int wayWithNothing(AbstractInsnNode branch) {
        return switch (branch.getOpcode()) {
            case Opcodes.IFNULL, Opcodes.IFEQ, Opcodes.IFLE -> isComparedWithOther(branch) ? ANY : 1;
            case Opcodes.IFNONNULL, Opcodes.IFNE, Opcodes.IFGT -> isComparedWithOther(branch) ? ANY : 0;
            // As some people write it: null == text.
            case Opcodes.IF_ACMPEQ -> isNull(branch, 1) ? 1 : ANY;
            case Opcodes.IF_ACMPNE -> isNull(branch, 1) ? 0 : ANY;
            default -> ANY;
        };
    }

    private boolean takes(BitSet some, AbstractInsnNode taker, int depth) {
        return flow.stack().producersBelow(taker, depth).stream()
                .anyMatch(producer -> some.get(control.node(producer)));
    }

    private boolean isMissing(AbstractInsnNode producer) {
        int node = control.node(producer);
        return absent.get(node) || gone.get(node);
    }

    private boolean isNull(AbstractInsnNode taker, int depth) {
        return flow.stack().producersBelow(taker, depth).stream()
                .allMatch(producer -> producer.getOpcode() == Opcodes.ACONST_NULL);
    }

    private static boolean compares(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.LCMP && insn.getOpcode() <= Opcodes.DCMPG;
    }

    /** A long, or what has a fraction, is compared first, with 0 or anything else. */
    private boolean isComparedWithOther(AbstractInsnNode branch) {
        return flow.stack().producersBelow(branch, 0).stream()
                .filter(AbsentBranches::compares)
                .flatMap(compared -> flow.stack().producersBelow(compared, 0).stream())
                .anyMatch(other -> other.getOpcode() != Opcodes.LCONST_0
                        && other.getOpcode() != Opcodes.FCONST_0
                        && other.getOpcode() != Opcodes.DCONST_0);
    }

    /** Answers whether {@code branch} is on one of the values, or on what is computed with one right there: {@code mode.equals("loud")}. */
    private boolean isOnOne(AbstractInsnNode branch) {
        boolean eitherWay = asksWhetherEmpty(branch);
        for (int depth = 0; depth < flow.stack().operands(branch); depth++) {
            if (takes(branch, depth, pushed -> isMissing(pushed) || !eitherWay && others.get(control.node(pushed)))) {
                return true;
            }
        }
        return false;
    }

    /** What has other things in it where a guard says yes has something in it otherwise, too. */
    private boolean asksWhetherEmpty(AbstractInsnNode branch) {
        return flow.stack().producersBelow(branch, 0).stream()
                .allMatch(asked -> asked instanceof MethodInsnNode call
                        && call.name.equals("isEmpty")
                        && Containers.isContainer(call.owner));
    }

    /** Goes back through an expression, which may be as long as a generator of code made it. */
    private boolean takes(AbstractInsnNode taker, int depth, Predicate<AbstractInsnNode> some) {
        Set<AbstractInsnNode> seen = new HashSet<>(flow.stack().producersBelow(taker, depth));
        Deque<AbstractInsnNode> pending = new ArrayDeque<>(seen);
        while (!pending.isEmpty()) {
            AbstractInsnNode producer = pending.poll();
            if (some.test(producer)) {
                return true;
            }
            for (int below = 0; below < flow.stack().operands(producer); below++) {
                flow.stack().producersBelow(producer, below).stream()
                        .filter(seen::add)
                        .forEach(pending::add);
            }
        }
        return false;
    }

    /**
     * Answers whether {@code insn} makes a function object for one of the values: {@code text.ifPresent(log::debug)}. What is there either way
     * runs it, as one stage of a chain does that only logs: {@code debug ? mono.doOnNext(log::debug) : mono}.
     */
    private boolean isGivenToOne(AbstractInsnNode insn) {
        return insn instanceof InvokeDynamicInsnNode
                && flow.stack().consumers(insn).stream()
                        .anyMatch(user -> user instanceof MethodInsnNode call
                                && call.getOpcode() != Opcodes.INVOKESTATIC
                                && takes(call, Type.getArgumentCount(call.desc), this::isMissing));
    }

    /**
     * Answers what only runs where some of the values are there, as far as it is known, or may be; with the instructions that make function
     * objects which only run so.
     */
    BitSet closedWithFunctions() {
        BitSet closed = closed();
        for (int node = 0; node < control.size(); node++) {
            if (flow.stack().live(node) && isGivenToOne(control.instruction(node))) {
                closed.set(node);
            }
        }
        return closed;
    }

    private BitSet closed() {
        BitSet closed = new BitSet();
        if (!guarded.isEmpty()) {
            closed.or(notReached(ANY, ANY));
            guarded.forEach((node, way) -> {
                int[] next = control.successors(control.block(node));
                for (int each = 0; way == ANY && each < next.length; each++) {
                    BitSet led = flow.reachability()
                            .side(control.start(next[each]), flow.joins().of(node));
                    led.and(notReached(node, each));
                    closed.or(led);
                }
            });
        }
        return closed;
    }

    /** Answers what is not reached without the ways that are known, and {@code way} at the end of {@code branch}. */
    private BitSet notReached(int branch, int way) {
        BitSet lost = (BitSet) flow.reachability().fromEntry().clone();
        lost.andNot(flow.reachability()
                .fromEntry((node, each) -> node == branch ? each == way : each == guarded.getOrDefault(node, ANY)));
        return lost;
    }
}

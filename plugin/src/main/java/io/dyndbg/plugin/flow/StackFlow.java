package io.dyndbg.plugin.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Which instructions push what others take. A copy counts as pushed by the {@code dup} or {@code swap} that made it, a caught
 * exception by the label of its handler.
 */
public final class StackFlow {
    private static final SourceValue[] NONE = {};

    private final ControlFlow control;
    private final List<List<SourceValue>> stacks;
    private final Map<FrameNode, List<SourceValue>> atFrames;
    private final SourceValue[][] operands;
    /** By node; null until somebody asks: few do. */
    private List<Set<AbstractInsnNode>> consumers;

    /**
     * @param stacks by block the stack before it, its bottom first; null for a block that is not reached
     * @param atFrames the same for the frames that the compiler wrote
     * @param operands by node what the instruction takes, the deepest first; null for nothing
     */
    StackFlow(
            ControlFlow control,
            List<List<SourceValue>> stacks,
            Map<FrameNode, List<SourceValue>> atFrames,
            SourceValue[][] operands) {
        this.control = control;
        this.stacks = stacks;
        this.atFrames = atFrames;
        this.operands = operands;
    }

    /**
     * A value that comes from several instructions.
     *
     * @param user what takes it
     */
    public record Merge(AbstractInsnNode user, Set<AbstractInsnNode> producers) {}

    /** Answers the values of the method that come from several instructions, in any order; a {@code pop} does not count. */
    public List<Merge> merges() {
        List<Merge> merges = new ArrayList<>();
        for (int node = 0; node < operands.length; node++) {
            for (SourceValue value : taken(node)) {
                if (value.insns.size() > 1 && control.opcode(node) != Opcodes.POP) {
                    merges.add(new Merge(control.instruction(node), value.insns));
                }
            }
        }
        return merges;
    }

    private SourceValue[] taken(int node) {
        SourceValue[] taken = operands[node];
        return taken == null ? NONE : taken;
    }

    private SourceValue[] taken(AbstractInsnNode insn) {
        return taken(control.node(insn));
    }

    private List<Set<AbstractInsnNode>> allConsumers() {
        List<Set<AbstractInsnNode>> all = new ArrayList<>(Collections.nCopies(operands.length, Set.of()));
        for (int node = 0; node < operands.length; node++) {
            for (SourceValue value : control.opcode(node) == Opcodes.POP ? NONE : taken(node)) {
                for (AbstractInsnNode producer : value.insns) {
                    // Nearly all have one.
                    int made = control.node(producer);
                    all.set(made, with(all.get(made), control.instruction(node)));
                }
            }
        }
        return all;
    }

    private static Set<AbstractInsnNode> with(Set<AbstractInsnNode> some, AbstractInsnNode one) {
        if (some.isEmpty()) {
            return Set.of(one);
        }
        Set<AbstractInsnNode> all = new HashSet<>(some);
        all.add(one);
        return all;
    }

    /** Answers whether {@code node} can be reached at all. */
    public boolean live(int node) {
        return node < control.size() && stacks.get(control.block(node)) != null;
    }

    /** Answers the instructions that push what {@code call} pops as operand {@code index}: the receiver is 0. */
    public Set<AbstractInsnNode> producers(MethodInsnNode call, int index) {
        return taken(call)[index].insns;
    }

    /** Answers the one instruction that pushes operand {@code index} of {@code call}, if it is one. */
    public Optional<AbstractInsnNode> producer(MethodInsnNode call, int index) {
        return producerBelow(call, taken(call).length - 1 - index);
    }

    /** Answers the one instruction that pushes what {@code insn} takes {@code depth} values below the top of the stack. */
    public Optional<AbstractInsnNode> producerBelow(AbstractInsnNode insn, int depth) {
        Set<AbstractInsnNode> producers = producersBelow(insn, depth);
        return producers.size() == 1 ? Optional.of(producers.iterator().next()) : Optional.empty();
    }

    /** Answers the instructions that push what {@code insn} takes {@code depth} values below the top of the stack. */
    public Set<AbstractInsnNode> producersBelow(AbstractInsnNode insn, int depth) {
        SourceValue[] taken = taken(insn);
        return depth < taken.length ? taken[taken.length - 1 - depth].insns : Set.of();
    }

    /** Answers how many values {@code insn} takes from the stack. */
    public int operands(AbstractInsnNode insn) {
        return taken(insn).length;
    }

    /** Answers whether {@code user}, which takes what {@code producer} pushes, is the only one that uses it. */
    public boolean isOnlyUser(AbstractInsnNode user, AbstractInsnNode producer) {
        boolean copies = producer.getOpcode() >= Opcodes.DUP && producer.getOpcode() <= Opcodes.SWAP;
        int made = control.node(producer);
        int used = control.node(user);
        // Nearly all values stay in one block, where nobody else comes to take them.
        return !copies && made < used && control.block(made) == control.block(used)
                || consumers(producer).equals(Set.of(user));
    }

    /** Answers the instructions that use what {@code producer} pushes; a {@code pop} does not count. */
    public Set<AbstractInsnNode> consumers(AbstractInsnNode producer) {
        if (consumers == null) {
            consumers = allConsumers();
        }
        return consumers.get(control.node(producer));
    }

    /** Answers the values on the stack at a frame that the compiler wrote, the bottom first, each by what pushes it. */
    public List<SourceValue> at(FrameNode frame) {
        return atFrames.getOrDefault(frame, List.of());
    }

    /**
     * Answers the values of the stack before {@code later} that are not those of the stack before {@code earlier}; nothing if
     * that was higher.
     */
    Optional<List<SourceValue>> differences(int earlier, int later) {
        List<SourceValue> before = stacks.get(earlier);
        List<SourceValue> values = stacks.get(later);
        return before.size() > values.size()
                ? Optional.empty()
                : Optional.of(IntStream.range(0, values.size())
                        .filter(slot ->
                                slot >= before.size() || !values.get(slot).equals(before.get(slot)))
                        .mapToObj(values::get)
                        .toList());
    }
}

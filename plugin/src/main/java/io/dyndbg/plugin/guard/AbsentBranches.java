package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.Reachability;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * The branches of a method on values that are null or 0 unless a guard somewhere says yes: {@code String text = describe(); if (text !=
 * null) log.debug(text);}.
 */
final class AbsentBranches implements Reachability.Shut {
    private final MethodFlow flow;
    private final BitSet values;
    /** By node, the way that is taken with a value that is there. */
    private final Map<Integer, Integer> present = new HashMap<>();

    /** @param values the nodes that read one */
    AbsentBranches(MethodFlow flow, BitSet values) {
        this.flow = flow;
        this.values = values;
        for (int node = 0; node < flow.control().size(); node++) {
            AbstractInsnNode insn = flow.control().instruction(node);
            if (flow.stack().live(node) && (isBranch(insn.getOpcode()) ? isOnOne(insn) : isOnOneAndNull(insn))) {
                present.put(node, jumpsWhenAbsent(insn.getOpcode()) ? 0 : 1);
            }
        }
    }

    private static boolean isBranch(int opcode) {
        return opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE
                || opcode == Opcodes.IFNULL
                || opcode == Opcodes.IFNONNULL;
    }

    private static boolean jumpsWhenAbsent(int opcode) {
        return opcode == Opcodes.IFNULL || opcode == Opcodes.IFEQ || opcode == Opcodes.IFLE || opcode == Opcodes.IFGE;
    }

    private boolean isOnOne(AbstractInsnNode branch) {
        return flow.stack().producersBelow(branch, 0).stream()
                .anyMatch(producer -> isOne(producer) || isCompared(producer));
    }

    /** As some people write it: {@code null == text}. */
    private boolean isOnOneAndNull(AbstractInsnNode insn) {
        return (insn.getOpcode() == Opcodes.IF_ACMPEQ || insn.getOpcode() == Opcodes.IF_ACMPNE)
                && flow.stack().producersBelow(insn, 0).stream().anyMatch(this::isOne)
                && flow.constants().of(flow.stack().producersBelow(insn, 1)).isPresent();
    }

    private boolean isOne(AbstractInsnNode producer) {
        return values.get(flow.control().node(producer));
    }

    /** A long, or what has a fraction, is compared with 0 first. */
    private boolean isCompared(AbstractInsnNode producer) {
        boolean compares = producer.getOpcode() >= Opcodes.LCMP && producer.getOpcode() <= Opcodes.DCMPG;
        Set<AbstractInsnNode> compared = compares ? flow.stack().producersBelow(producer, 1) : Set.of();
        return compared.stream().anyMatch(this::isOne)
                && flow.constants().takenBy(producer).isPresent();
    }

    @Override
    public boolean shuts(int node, int way) {
        return present.getOrDefault(node, -1) == way;
    }

    /** Answers what only runs where some of the values are there. */
    BitSet closed() {
        BitSet closed = new BitSet();
        if (!present.isEmpty()) {
            closed.or(flow.reachability().fromEntry());
            closed.andNot(flow.reachability().fromEntry(this));
        }
        return closed;
    }
}

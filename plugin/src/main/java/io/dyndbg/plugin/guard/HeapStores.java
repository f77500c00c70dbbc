package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Containers;
import java.util.BitSet;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The stores of a method into fields and arrays. */
final class HeapStores {
    private final MethodFlow flow;

    HeapStores(MethodFlow flow) {
        this.flow = flow;
    }

    /** Answers whether {@code method} may store into anything, put something into a container, or take it out: a quick look at one of {@code owner}. */
    static boolean mayStore(MethodNode method, String owner) {
        for (AbstractInsnNode insn : method.instructions) {
            int opcode = insn.getOpcode();
            if (opcode == Opcodes.PUTSTATIC
                    || opcode == Opcodes.PUTFIELD
                    || isArrayStore(opcode)
                    || insn instanceof MethodInsnNode call
                            && (Containers.puts(opcode, call.owner, call.name)
                                    || Containers.takes(insn)
                                    || call.owner.equals(owner) && Containers.areTaken(call.desc))) {
                return true;
            }
        }
        return false;
    }

    /** Answers whether {@code region} stores into anything but objects and arrays that it has made itself. */
    boolean leave(BitSet region) {
        return leave(region, store -> false);
    }

    /** @param harmless the stores that don't count */
    boolean leave(BitSet region, Predicate<AbstractInsnNode> harmless) {
        return region.stream()
                .filter(flow.stack()::live)
                .anyMatch(node ->
                        leaves(region, node) && !harmless.test(flow.control().instruction(node)));
    }

    /** Answers whether the instruction at {@code node} stores into anything but what {@code region} has made itself. */
    boolean leaves(BitSet region, int node) {
        int opcode = flow.control().opcode(node);
        return switch (opcode) {
            case Opcodes.PUTSTATIC -> true;
            case Opcodes.PUTFIELD -> !madeIn(region, node, 1);
            default -> isArrayStore(opcode) && !madeIn(region, node, 2);
        };
    }

    static boolean isArrayStore(int opcode) {
        return opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
    }

    private boolean madeIn(BitSet region, int node, int depth) {
        return flow.maker(flow.control().instruction(node), depth)
                .filter(maker ->
                        makes(maker.getOpcode()) && region.get(flow.control().node(maker)))
                .isPresent();
    }

    static boolean makes(int opcode) {
        return opcode == Opcodes.NEW
                || opcode == Opcodes.NEWARRAY
                || opcode == Opcodes.ANEWARRAY
                || opcode == Opcodes.MULTIANEWARRAY;
    }
}

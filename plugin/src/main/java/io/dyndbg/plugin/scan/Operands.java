package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.StackFlow;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Where the arguments of one call come from. */
public final class Operands {
    private final StackFlow flow;
    private final MethodInsnNode call;

    Operands(StackFlow flow, MethodInsnNode call) {
        this.flow = flow;
        this.call = call;
    }

    /** Answers the one instruction that pushes argument {@code index}, counted from 0 without the receiver. */
    public Optional<AbstractInsnNode> producer(int index) {
        return flow.producer(call, index + 1);
    }

    /** Answers the name of the static field of {@code owner} that argument {@code index} is read from, if it is. */
    public Optional<String> constantOf(String owner, int index) {
        return producer(index)
                .filter(FieldInsnNode.class::isInstance)
                .map(FieldInsnNode.class::cast)
                .filter(field -> field.getOpcode() == Opcodes.GETSTATIC && field.owner.equals(owner))
                .map(field -> field.name);
    }

    /** Answers the small int constant that argument {@code index} is, if it is one. */
    public Optional<Integer> smallInt(int index) {
        return producer(index).flatMap(Operands::smallInt);
    }

    private static Optional<Integer> smallInt(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return Optional.of(opcode - Opcodes.ICONST_0);
        }
        return insn instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY
                ? Optional.of(push.operand)
                : Optional.empty();
    }
}

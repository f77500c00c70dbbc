package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/** Where something is stored that outlives a method: a field, or the array that one instruction makes. */
sealed interface HeapPlace {
    /** A field by its name; objects are not told apart. */
    record Field(String owner, String name) implements HeapPlace {
        boolean isNamedBy(FieldInsnNode insn) {
            return insn.name.equals(name) && insn.owner.equals(owner);
        }
    }

    /** The elements of an array. */
    record Elements(AbstractInsnNode maker) implements HeapPlace {}

    /** Answers the place that {@code insn} reads or stores into, as far as it is known. */
    static Optional<HeapPlace> of(AbstractInsnNode insn, MethodFlow flow) {
        if (insn instanceof FieldInsnNode field) {
            return Optional.of(new Field(field.owner, field.name));
        }
        int opcode = insn.getOpcode();
        boolean loads = opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD;
        if (!loads && !(opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE)) {
            return Optional.empty();
        }
        return flow.maker(insn, loads ? 1 : 2)
                .map(maker -> maker instanceof FieldInsnNode field
                        ? new Field(field.owner, field.name)
                        : new Elements(maker));
    }

    /** Answers the place that is read at {@code node}; nothing if none is. */
    static Optional<HeapPlace> readAt(int node, MethodFlow flow) {
        int opcode = flow.control().opcode(node);
        boolean reads = opcode == Opcodes.GETFIELD
                || opcode == Opcodes.GETSTATIC
                || opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD;
        return reads ? of(flow.control().instruction(node), flow) : Optional.empty();
    }
}

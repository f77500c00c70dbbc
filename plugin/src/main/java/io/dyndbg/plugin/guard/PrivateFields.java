package io.dyndbg.plugin.guard;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Where one class reads its private fields, which no other class reads but those that are nested in it. */
final class PrivateFields {
    private final ClassNode owner;
    /** By name; null until one is asked for. */
    private Map<String, Map<MethodNode, Set<AbstractInsnNode>>> reads;

    PrivateFields(ClassNode owner) {
        this.owner = owner;
    }

    /** Answers the reads of the field that {@code store} stores into, in the order of the code; none if it is not a private one of the class. */
    Map<MethodNode, Set<AbstractInsnNode>> reads(FieldInsnNode store) {
        if (!store.owner.equals(owner.name)) {
            return Map.of();
        }
        if (reads == null) {
            reads = new HashMap<>();
            for (FieldNode field : owner.fields) {
                if ((field.access & Opcodes.ACC_PRIVATE) != 0) {
                    reads.put(field.name, new LinkedHashMap<>());
                }
            }
            owner.methods.forEach(this::collect);
        }
        return reads.getOrDefault(store.name, Map.of());
    }

    private void collect(MethodNode method) {
        for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC) {
                FieldInsnNode read = (FieldInsnNode) insn;
                if (read.owner.equals(owner.name) && reads.containsKey(read.name)) {
                    reads.get(read.name)
                            .computeIfAbsent(method, any -> new LinkedHashSet<>())
                            .add(read);
                }
            }
        }
    }
}

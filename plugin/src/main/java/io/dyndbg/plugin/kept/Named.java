package io.dyndbg.plugin.kept;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The members that a method names, and the one that it is: fields by their names, methods with their descriptors. Guards are none
 * of them: they answer for themselves, and a project's own logger type has methods of their names.
 */
final class Named {
    private Named() {}

    /** @param guards the calls that are guards */
    static Set<String> in(MethodNode method, Set<AbstractInsnNode> guards) {
        Set<String> members = new HashSet<>();
        members.add(method.name + method.desc);
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode field) {
                members.add(field.name);
            } else if (insn instanceof MethodInsnNode call && !guards.contains(insn)) {
                members.add(call.name + call.desc);
            } else if (insn instanceof InvokeDynamicInsnNode indy) {
                for (Object argument : indy.bsmArgs) {
                    if (argument instanceof Handle handle) {
                        members.add(handle.getName() + handle.getDesc());
                    }
                }
            }
        }
        return members;
    }
}

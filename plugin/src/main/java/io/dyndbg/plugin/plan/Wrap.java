package io.dyndbg.plugin.plan;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One place where a logger goes through {@code $log}.
 *
 * @param method the method that it stands in
 * @param producers the instructions that push the logger
 * @param call the call that uses it
 * @param ordinal the ordinal of the site or guard
 * @param branch for a statement whose arguments are left out while it skips, the branch around them; else null
 */
public record Wrap(
        MethodNode method, Set<AbstractInsnNode> producers, MethodInsnNode call, int ordinal, Branch branch) {

    /**
     * A branch from behind the logger to behind the statement.
     *
     * @param end the statement's last call
     * @param locals the verification types of the local variables all through the statement, as
     *     {@code visitFrame(F_NEW, ...)} takes them
     * @param stack those of the stack before the logger is pushed
     */
    public record Branch(MethodInsnNode end, List<Object> locals, List<Object> stack) {}
}

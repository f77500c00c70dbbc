package io.dyndbg.plugin.plan;

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
 * @param end for a statement whose arguments are left out while it skips, its last call: a branch goes from the logger to
 *     behind it; else null
 */
public record Wrap(
        MethodNode method, Set<AbstractInsnNode> producers, MethodInsnNode call, int ordinal, MethodInsnNode end) {

    /** Answers whether a branch stands before the arguments. */
    public boolean branches() {
        return end != null;
    }
}

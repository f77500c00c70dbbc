package io.dyndbg.plugin.plan;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One place where a logger goes through {@code ajc$log}.
 *
 * @param method the method that it stands in
 * @param producers the instructions that push the logger
 * @param call the call that uses it
 * @param ordinal the ordinal of the site or guard
 * @param bypass for a statement whose arguments are left out while it skips, the branch around them; else null
 */
public record Wrap(
        MethodNode method, Set<AbstractInsnNode> producers, MethodInsnNode call, int ordinal, Bypass bypass) {

    /**
     * A branch from behind the logger to behind the statement. Its two ends need not have the same types: a frame among the
     * arguments may have dropped a local variable that nobody reads any more.
     *
     * @param end the statement's last call
     * @param behindLogger the verification types behind the instruction that pushes the logger
     * @param behindEnd the verification types behind {@code end}
     */
    public record Bypass(MethodInsnNode end, Types behindLogger, Types behindEnd) {}

    /**
     * Verification types as {@code visitFrame(F_NEW, ...)} takes them.
     *
     * @param locals those of the local variables
     * @param stack those of the stack, its top last
     */
    public record Types(List<Object> locals, List<Object> stack) {}
}

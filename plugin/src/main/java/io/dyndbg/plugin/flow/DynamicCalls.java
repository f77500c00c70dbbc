package io.dyndbg.plugin.flow;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What compilers use {@code invokedynamic} for. */
public final class DynamicCalls {
    private DynamicCalls() {}

    /** Answers whether {@code insn} makes a function object of a lambda or a method reference. */
    public static boolean makesFunction(AbstractInsnNode insn) {
        return isBootstrappedBy(insn, "java/lang/invoke/LambdaMetafactory");
    }

    /** Answers whether {@code insn} joins values to a text. */
    public static boolean concatenates(AbstractInsnNode insn) {
        return isBootstrappedBy(insn, "java/lang/invoke/StringConcatFactory");
    }

    private static boolean isBootstrappedBy(AbstractInsnNode insn, String type) {
        return insn instanceof InvokeDynamicInsnNode indy && indy.bsm.getOwner().equals(type);
    }
}

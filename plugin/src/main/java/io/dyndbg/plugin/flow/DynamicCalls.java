package io.dyndbg.plugin.flow;

import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What compilers use {@code invokedynamic} for. */
public final class DynamicCalls {
    private DynamicCalls() {}

    /** Answers whether {@code insn} makes a function object of a lambda or a method reference. */
    public static boolean makesFunction(AbstractInsnNode insn) {
        return insn instanceof InvokeDynamicInsnNode indy && makesFunction(indy.bsm);
    }

    /** Answers whether {@code bootstrap} is what makes function objects. */
    public static boolean makesFunction(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory");
    }

    /** Answers whether {@code insn} joins values to a text. */
    public static boolean concatenates(AbstractInsnNode insn) {
        return insn instanceof InvokeDynamicInsnNode indy
                && indy.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
    }
}

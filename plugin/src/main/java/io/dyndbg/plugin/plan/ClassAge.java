package io.dyndbg.plugin.plan;

import java.util.Optional;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * Tells whether a class file can hold a switch, which is an {@code invokedynamic}: class files know it from Java 7 on (JVMS
 * 4.9.1). One for Java 6 becomes one for Java 7 when it is woven, since the two differ in one thing: a JVM takes the older one
 * even if its stack maps are wrong, and looks for itself what lies on the stack (JVMS 4.10). So they are checked before.
 */
public final class ClassAge {
    /** The class file version that a woven class has at least. */
    public static final int OLDEST_WOVEN = Opcodes.V1_7;

    /** An interface can have private static methods from this class file version on (JVMS 4.6). */
    private static final int OLDEST_INTERFACE = Opcodes.V1_8;

    private ClassAge() {}

    /** Answers why {@code owner} can't hold a switch; nothing if it can. */
    static Optional<String> obstacle(ClassNode owner) {
        int version = owner.version & 0xFFFF;
        if (version < Opcodes.V1_6) {
            return Optional.of("class file is older than Java 6");
        }
        if ((owner.access & Opcodes.ACC_INTERFACE) != 0 && version < OLDEST_INTERFACE) {
            return Optional.of("interface is older than Java 8");
        }
        return version >= OLDEST_WOVEN || hasStackMaps(owner)
                ? Optional.empty()
                : Optional.of("class file of Java 6 without right stack maps");
    }

    private static boolean hasStackMaps(ClassNode owner) {
        ClassVisitor check = new CheckClassAdapter(Opcodes.ASM9, new ClassWriter(0), true) {};
        try {
            check.visit(OLDEST_WOVEN, owner.access, owner.name, null, owner.superName, null);
            for (MethodNode method : owner.methods) {
                if (needsStackMaps(method)) {
                    method.accept(stackMapsOnly(check, method));
                }
            }
            return true;
        } catch (RuntimeException wrong) {
            return false;
        }
    }

    /** Answers whether {@code method} does more than to run from its begin to its end; to check that is half of the work. */
    private static boolean needsStackMaps(MethodNode method) {
        boolean ended = false;
        for (AbstractInsnNode insn : method.instructions) {
            int opcode = insn.getOpcode();
            if (insn instanceof FrameNode
                    || opcode >= 0 && ended
                    || opcode >= Opcodes.IFEQ && opcode <= Opcodes.LOOKUPSWITCH
                    || opcode == Opcodes.IFNULL
                    || opcode == Opcodes.IFNONNULL) {
                return true;
            }
            ended |= opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW;
        }
        return !method.tryCatchBlocks.isEmpty();
    }

    /**
     * Answers what checks nothing but the stack maps of {@code method}, and throws at its end if they are wrong. What is behind ASM's check of
     * each name and descriptor does that; these come from a class file, and no stack map depends on them, nor on what is there for debuggers.
     * All of it together took a third of the time.
     */
    private static MethodVisitor stackMapsOnly(ClassVisitor check, MethodNode method) {
        MethodVisitor eachInstruction = check.visitMethod(method.access, method.name, method.desc, null, null);
        return new MethodVisitor(Opcodes.ASM9, eachInstruction.getDelegate()) {
            @Override
            public void visitLineNumber(int line, Label start) {}

            @Override
            public void visitLocalVariable(
                    String name, String descriptor, String signature, Label start, Label end, int index) {}
        };
    }
}

package io.dyndbg.plugin.plan;

import java.util.Optional;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
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
            owner.accept(new ClassVisitor(Opcodes.ASM9, check) {
                @Override
                public void visit(
                        int version, int access, String name, String signature, String superName, String[] interfaces) {
                    super.visit(OLDEST_WOVEN, access, name, signature, superName, interfaces);
                }
            });
            return true;
        } catch (RuntimeException wrong) {
            return false;
        }
    }
}

package io.dyndbg.plugin;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** A woven class as other tools or other versions leave it. */
public final class RewrittenClass {
    private RewrittenClass() {}

    /** Relocates as shading does: names of classes, and strings that look like one. */
    public static byte[] relocated(byte[] classFile, String pattern) {
        ClassWriter writer = new ClassWriter(0);
        Remapper remapper = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                return name.startsWith(pattern) && !name.startsWith("java/") ? "shaded/" + name : name;
            }

            @Override
            public Object mapValue(Object value) {
                return value instanceof String text && text.startsWith(pattern.replace('/', '.')) && !pattern.isEmpty()
                        ? "shaded." + text
                        : super.mapValue(value);
            }
        };
        new ClassReader(classFile).accept(new ClassRemapper(writer, remapper), 0);
        return writer.toByteArray();
    }

    /** Answers the class with the version after ours, and more fields than ours. */
    public static byte[] wovenLater(byte[] classFile) {
        return withMethods(classFile, 0, next -> new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                Object[] later =
                        Arrays.stream(arguments).map(text -> "2:new:" + text).toArray();
                super.visitInvokeDynamicInsn(name, descriptor, bootstrap, later);
            }
        });
    }

    /**
     * Answers the class with other methods.
     *
     * @param parsing flags of {@link ClassReader#accept(ClassVisitor, int)}
     * @param change takes what writes a method, and answers what is written to
     */
    public static byte[] withMethods(byte[] classFile, int parsing, UnaryOperator<MethodVisitor> change) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor methods = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                return change.apply(super.visitMethod(access, name, descriptor, signature, thrown));
            }
        };
        new ClassReader(classFile).accept(methods, parsing);
        return writer.toByteArray();
    }
}

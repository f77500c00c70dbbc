package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.Format;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** Kotlin's inlining pushes a logger behind its first argument and swaps the two. */
class SwappedLoggerTest {
    private static final String LOGGER = "Lorg/slf4j/Logger;";

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void a_swapped_logger_is_a_logger_like_any_other(Arguments policy) throws Exception {
        ClassWeaver weaver = CompiledSample.weaver(
                new Weaving(
                        CompiledSample.BLOB, Set.of(io.dyndbg.site.Level.DEBUG, io.dyndbg.site.Level.TRACE), policy),
                new Hierarchy(List.of()),
                List.of());
        ClassWeaver.Woven woven = weaver.weave(swapping());

        assertThat(woven.record().orElseThrow().sites())
                .hasSize(2)
                .allMatch(CallsiteRecord::woven)
                .allMatch(site -> site.arguments() == Arguments.KEEP)
                .map(CallsiteRecord::format)
                .containsExactly(Format.constant("one"), Format.constant("two {}"));
        StringWriter complaints = new StringWriter();
        CheckClassAdapter.verify(
                new ClassReader(woven.bytes()), getClass().getClassLoader(), false, new PrintWriter(complaints));
        assertThat(complaints.toString()).isEmpty();
        assertThat(run(woven.bytes())).hasSize(2).isEqualTo(run(swapping()));
    }

    private static List<String> run(byte[] classFile) throws Exception {
        try (LoggedEvents events = new LoggedEvents(Level.DEBUG)) {
            ClassLoader loader = new ClassLoader(SwappedLoggerTest.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) {
                    return defineClass(name, classFile, 0, classFile.length);
                }
            };
            Runnable swapping = (Runnable)
                    loader.loadClass("samples.Swapping").getConstructor().newInstance();
            swapping.run();
            return events.lines();
        }
    }

    private static byte[] swapping() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "samples/Swapping", null, "java/lang/Object", new String[] {
            "java/lang/Runnable"
        });
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
        code.visitCode();
        code.visitLdcInsn("samples.x");
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "org/slf4j/LoggerFactory", "getLogger", "(Ljava/lang/String;)" + LOGGER, false);
        code.visitVarInsn(Opcodes.ASTORE, 1);
        code.visitLdcInsn("one");
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitInsn(Opcodes.SWAP);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "org/slf4j/Logger", "debug", "(Ljava/lang/String;)V", true);
        code.visitLdcInsn("two {}");
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitInsn(Opcodes.SWAP);
        code.visitLdcInsn("x");
        code.visitMethodInsn(
                Opcodes.INVOKEINTERFACE, "org/slf4j/Logger", "debug", "(Ljava/lang/String;Ljava/lang/Object;)V", true);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}

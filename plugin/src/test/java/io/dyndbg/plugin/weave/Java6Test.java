package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.dyndbg.Dyndbg;
import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.RewrittenClass;
import io.dyndbg.plugin.collect.BlobWriter;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.ModuleRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes that were compiled for Java 6: they get switches if they can become classes for Java 7, and stay as they are otherwise. */
class Java6Test {
    private static final String SOURCE = """
            package samples;
            import org.slf4j.*;
            public class Sample {
                private static final Logger LOG = LoggerFactory.getLogger("samples.x");
                public static String run(int n) {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < n; i++) {
                        try {
                            if (LOG.isDebugEnabled()) { LOG.debug("i {}", i % 2 == 0 ? "even" : "odd"); }
                            text.append(10 / i);
                        } catch (ArithmeticException e) {
                            LOG.debug("none", e);
                        }
                    }
                    return text.toString();
                }
            }
            """;

    @TempDir
    Path folder;

    /** javac writes the same code for 6 and 8, but for string switches and lambdas. */
    private CompiledSample sample(int version, UnaryOperator<byte[]> changed) {
        return CompiledSample.compile(folder, "Sample.java", SOURCE, "--release", "8")
                .changed(bytes -> {
                    byte[] older = changed.apply(bytes);
                    older[7] = (byte) version;
                    return older;
                });
    }

    @AfterEach
    void follow() {
        Dyndbg.query("=");
    }

    private static Object run(Class<?> type) throws ReflectiveOperationException {
        return type.getMethod("run", int.class).invoke(null, 3);
    }

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void they_are_woven_and_switched(Arguments policy) throws Exception {
        CompiledSample sample = sample(Opcodes.V1_6, bytes -> bytes);
        CompiledSample woven = sample.weave(policy);
        assertThat(woven.records().get(0).sites()).hasSize(2).allMatch(site -> site.leftAlone() == null);
        assertThat(new ClassReader(woven.bytes("samples/Sample")).readUnsignedShort(6))
                .isEqualTo(Opcodes.V1_7);
        byte[] blob = BlobWriter.write(List.of(new ModuleRecords("samples", woven.records())), Codec.DEFLATE);
        ClassLoader here = Java6Test.class.getClassLoader();
        Class<?> type = woven.with(CompiledSample.BLOB, blob).loader(here).loadClass("samples.Sample");
        Object result = run(sample.loader(here).loadClass("samples.Sample"));

        try (LoggedEvents events = new LoggedEvents(Level.INFO)) {
            assertThat(run(type)).isEqualTo(result);
            assertThat(events.messages()).isEmpty();
            Dyndbg.query("class samples.Sample +p");
            assertThat(run(type)).isEqualTo(result);
            assertThat(events.messages()).containsExactly("i even", "none", "i odd", "i even");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_5, Opcodes.V1_4})
    void older_ones_stay(int version) {
        assertLeftAlone(sample(version, bytes -> bytes), "class file is older than Java 6");
    }

    @Test
    void without_stack_maps_they_stay() {
        assertLeftAlone(
                sample(Opcodes.V1_6, bytes -> RewrittenClass.withMethods(bytes, ClassReader.SKIP_FRAMES, next -> next)),
                "class file of Java 6 without right stack maps");
    }

    @Test
    void with_a_stack_map_that_is_wrong_they_stay() {
        assertLeftAlone(
                sample(Opcodes.V1_6, bytes -> RewrittenClass.withMethods(bytes, 0, Java6Test::withEmptyFrames)),
                "class file of Java 6 without right stack maps");
    }

    private static MethodVisitor withEmptyFrames(MethodVisitor next) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitFrame(int type, int locals, Object[] local, int stack, Object[] values) {
                super.visitFrame(Opcodes.F_SAME, locals, local, stack, values);
            }
        };
    }

    /** JVMs take them up to Java 6 alone. */
    @Test
    void with_a_subroutine_they_stay() {
        assertLeftAlone(
                sample(Opcodes.V1_6, bytes -> {
                    ClassWriter writer = new ClassWriter(0);
                    new ClassReader(bytes).accept(writer, 0);
                    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "old", "()V", null, null);
                    Label subroutine = new Label();
                    method.visitCode();
                    method.visitJumpInsn(Opcodes.JSR, subroutine);
                    method.visitInsn(Opcodes.RETURN);
                    method.visitLabel(subroutine);
                    method.visitVarInsn(Opcodes.ASTORE, 0);
                    method.visitVarInsn(Opcodes.RET, 0);
                    method.visitMaxs(1, 1);
                    method.visitEnd();
                    return writer.toByteArray();
                }),
                "class file of Java 6 without right stack maps");
    }

    private static void assertLeftAlone(CompiledSample sample, String reason) {
        CompiledSample woven = sample.weave(Arguments.KEEP);
        assertThat(woven.bytes("samples/Sample")).isSameAs(sample.bytes("samples/Sample"));
        assertThat(woven.records().get(0).sites()).hasSize(2).allMatch(site -> reason.equals(site.leftAlone()));
    }
}

package io.dyndbg.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Code that compilers of today do not make, or not in this size. */
class UnusualCodeTest {

    @Test
    void aMethodWithSubroutinesHasNoSites() {
        CompiledSample sample = CompiledSample.ofClassFile(classWith(Opcodes.V1_4, code -> {
            Label subroutine = new Label();
            guardedStatement(code);
            code.visitJumpInsn(Opcodes.JSR, subroutine);
            code.visitInsn(Opcodes.RETURN);
            code.visitLabel(subroutine);
            code.visitVarInsn(Opcodes.ASTORE, 0);
            code.visitVarInsn(Opcodes.RET, 0);
        }));

        assertThat(sample.noSite()).isEqualTo(Map.of("code can't be analysed", 2));
    }

    @Test
    void aMethodWhoseStackDoesNotAddUpHasNoSites() {
        CompiledSample sample = CompiledSample.ofClassFile(classWith(Opcodes.V1_4, code -> {
            guardedStatement(code);
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.RETURN);
        }));

        assertThat(sample.noSite()).isEqualTo(Map.of("code can't be analysed", 2));
    }

    @Test
    void anAnswerThatIsCombinedWithAnotherIsPassedOn() {
        CompiledSample sample = CompiledSample.ofClassFile(classWith(Opcodes.V1_4, code -> {
            Label end = new Label();
            code.visitFieldInsn(Opcodes.GETSTATIC, "Sample", "a", "Lorg/slf4j/Logger;");
            isDebugEnabled(code);
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.IAND);
            code.visitJumpInsn(Opcodes.IFEQ, end);
            statement(code);
            code.visitLabel(end);
            code.visitInsn(Opcodes.RETURN);
        }));

        assertThat(sample.enclosed()).isEmpty();
        assertThat(sample.behind()).isEqualTo(Map.of("one", "its answer is combined with something else"));
    }

    /** As Groovy, and tools that change classes, leave it. */
    @ParameterizedTest
    @ValueSource(strings = {"nop", "jump", "copy", "variable and nop"})
    void aGuardEnclosesWhateverStandsBetweenItAndItsBranch(String between) {
        CompiledSample sample = CompiledSample.ofClassFile(classWith(Opcodes.V1_4, code -> {
            Label end = new Label();
            code.visitFieldInsn(Opcodes.GETSTATIC, "Sample", "a", "Lorg/slf4j/Logger;");
            isDebugEnabled(code);
            switch (between) {
                case "nop" -> code.visitInsn(Opcodes.NOP);
                case "jump" -> {
                    Label next = new Label();
                    code.visitJumpInsn(Opcodes.GOTO, next);
                    code.visitLabel(next);
                }
                case "copy" -> {
                    code.visitInsn(Opcodes.DUP);
                    code.visitInsn(Opcodes.POP);
                }
                default -> {
                    code.visitVarInsn(Opcodes.ISTORE, 1);
                    code.visitVarInsn(Opcodes.ILOAD, 1);
                    code.visitInsn(Opcodes.NOP);
                }
            }
            code.visitJumpInsn(Opcodes.IFEQ, end);
            statement(code);
            code.visitLabel(end);
            code.visitInsn(Opcodes.RETURN);
        }));

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
        assertThat(sample.decidesMore()).isEmpty();
    }

    @Test
    void aGuardThatIsNeverReachedEnclosesNothing() {
        CompiledSample sample = CompiledSample.ofClassFile(classWith(Opcodes.V1_4, code -> {
            code.visitInsn(Opcodes.RETURN);
            guardedStatement(code);
            code.visitInsn(Opcodes.RETURN);
        }));

        assertThat(sample.enclosed()).isEmpty();
        assertThat(sample.decidesMore()).isEmpty();
    }

    @Test
    void aHugeMethodWithManyGuardsAndCompoundConditionsIsUnderstood() {
        String code = IntStream.range(0, 300)
                .mapToObj(i -> """
                        if (x()) n++;
                        if (a.isDebugEnabled() && x()) a.debug("a%1$d", n, i, this);
                        try { n += work(); } finally { if (b.isDebugEnabled() || a.isTraceEnabled()) b.debug("b%1$d"); }
                        """.formatted(i))
                .collect(Collectors.joining(
                        "", "int n = 0, i = 1; if (!a.isInfoEnabled()) return;\n", "a.debug(\"end\");"));

        CompiledSample sample = CompiledSample.withCode(code);

        assertThat(sample.decidesMore()).isEmpty();
        assertThat(sample.enclosed()).hasSize(1 + 5 * 300).containsEntry("b599", Set.of("b299"));
        assertThat(sample.enclosed().get("a0")).hasSize(601).contains("a299", "b299", "end");
    }

    interface Code {
        void write(MethodVisitor code);
    }

    static byte[] classWith(int version, Code code) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(version, Opcodes.ACC_PUBLIC, "Sample", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        method.visitCode();
        code.write(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void guardedStatement(MethodVisitor code) {
        Label end = new Label();
        code.visitFieldInsn(Opcodes.GETSTATIC, "Sample", "a", "Lorg/slf4j/Logger;");
        isDebugEnabled(code);
        code.visitJumpInsn(Opcodes.IFEQ, end);
        statement(code);
        code.visitLabel(end);
    }

    static void isDebugEnabled(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "org/slf4j/Logger", "isDebugEnabled", "()Z", true);
    }

    static void statement(MethodVisitor code) {
        code.visitFieldInsn(Opcodes.GETSTATIC, "Sample", "a", "Lorg/slf4j/Logger;");
        code.visitLdcInsn("one");
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "org/slf4j/Logger", "debug", "(Ljava/lang/String;)V", true);
    }
}

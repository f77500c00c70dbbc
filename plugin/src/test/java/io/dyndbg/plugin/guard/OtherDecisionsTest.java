package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withCode;
import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Guards that must not be turned, since more than their own sites hangs on them. */
class OtherDecisionsTest {

    @Test
    void aWarningInTheElseWouldBeLost() {
        assertDecidesMore(
                "if (a.isDebugEnabled()) a.debug(\"one\"); else a.warn(\"two\");", OtherDecisions.OTHER_BRANCH);
    }

    @Test
    void aWarningInTheElseOfANegatedGuardWouldBeLost() {
        assertDecidesMore(
                "if (!a.isDebugEnabled()) { a.warn(\"two\"); return; } a.debug(\"one\");", OtherDecisions.OTHER_BRANCH);
    }

    @Test
    void aWarningInTheElseOfAConjunctionWouldBeLost() {
        assertDecidesMore(
                "if (a.isDebugEnabled() && x()) a.debug(\"one\"); else a.warn(\"two\");", OtherDecisions.OTHER_BRANCH);
        assertDecidesMore(
                "if (x() && a.isDebugEnabled()) a.debug(\"one\"); else a.warn(\"two\");", OtherDecisions.OTHER_BRANCH);
        assertDecidesMore(
                "if (a.isDebugEnabled() && x()) a.debug(\"one\"); else if (x()) a.warn(\"two\"); work();",
                OtherDecisions.OTHER_BRANCH);
    }

    @Test
    void aWarningInTheElseOfACompoundConditionHoldsAllOfItsGuards() {
        CompiledSample sample = withCode(
                "if ((a.isDebugEnabled() || b.isDebugEnabled()) && x()) a.debug(\"one\"); else a.warn(\"two\");");

        assertThat(sample.decidesMore())
                .isEqualTo(Map.of("a0", OtherDecisions.OTHER_BRANCH, "b0", OtherDecisions.OTHER_BRANCH));
        assertThat(sample.enclosed()).isEmpty();
    }

    @Test
    void inAChainOfLevelsOnlyTheLastGuardIsFine() {
        CompiledSample sample =
                withCode("if (a.isTraceEnabled()) a.trace(\"one\"); else if (a.isDebugEnabled()) a.debug(\"two\");");

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.OTHER_BRANCH));
        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.OTHER_BRANCH));
        assertThat(sample.enclosed()).isEqualTo(Map.of("a1", Set.of("two")));
    }

    @Test
    void aStatementBehindSuchAGuardIsStillListedByAGoodOneAroundIt() {
        CompiledSample sample = withCode(
                "if (a.isDebugEnabled()) { if (a.isTraceEnabled()) a.trace(\"one\"); else a.debug(\"two\"); }");

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one", "two")));
        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.OTHER_BRANCH));
    }

    @Test
    void aWarningInsideWouldBePrintedOrLost() {
        assertDecidesMore("if (a.isDebugEnabled()) { a.debug(\"one\"); a.warn(\"two\"); }", OtherDecisions.OTHER_LEVEL);
    }

    @Test
    void aWarningInAHandlerInsideWouldBePrintedOrLost() {
        assertDecidesMore(
                "if (a.isDebugEnabled()) try { a.debug(\"one\", work()); } catch (RuntimeException e) { a.warn(\"two\"); }",
                OtherDecisions.OTHER_LEVEL);
    }

    @Test
    void workInTheElseWouldBeLost() {
        assertDecidesMore("if (a.isDebugEnabled()) a.debug(\"one\"); else work();", OtherDecisions.OTHER_CODE);
        assertDecidesMore(
                "if (!a.isDebugEnabled()) { work(); } else { a.debug(\"one\"); } work();", OtherDecisions.OTHER_CODE);
    }

    @Test
    void aReturnInsideDecidesMore() {
        assertDecidesMore("if (a.isDebugEnabled()) { a.debug(\"one\"); return; } work();", OtherDecisions.RETURN);
    }

    @Test
    void aReturnOfAValueDecidesMore() {
        CompiledSample sample =
                withMembers("int m() { if (!a.isDebugEnabled()) return 0; a.debug(\"one\"); return 1; }");

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.RETURN));
    }

    @Test
    void aThrowInsideDecidesMore() {
        assertDecidesMore(
                "if (a.isDebugEnabled()) { a.debug(\"one\"); if (x()) throw new IllegalStateException(); } work();",
                OtherDecisions.THROW);
    }

    @Test
    void aThrowInsideDecidesMoreWhereStatementsFollow() {
        CompiledSample sample = withCode(
                "if (a.isDebugEnabled()) { a.debug(\"one\"); if (x()) throw new IllegalStateException(); } a.warn(\"two\");");

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.THROW));
    }

    @Test
    void aWarningInTheElseBeforeAThrowWouldBeLost() {
        assertDecidesMore(
                "try { work(); } catch (RuntimeException e) { if (a.isDebugEnabled()) a.debug(\"one\"); else a.warn(\"two\"); throw e; }",
                OtherDecisions.OTHER_BRANCH);
    }

    @Test
    void anAssertionInsideIsNoThrow() {
        CompiledSample sample =
                withCode("while (x()) { if (a.isDebugEnabled()) { assert x(); a.debug(\"one\"); } a.warn(\"two\"); }");

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @Test
    void theMissingCaseOfASwitchInsideIsNoThrow() {
        CompiledSample sample = withMembers("""
                enum Kind { ONE, TWO }
                void m(Kind kind) {
                    if (a.isDebugEnabled()) a.debug("one", switch (kind) { case ONE -> work(); case TWO -> 2; });
                    a.warn("two");
                }
                """);

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @Test
    void anotherLoopIterationDecidesMore() {
        assertDecidesMore(
                "for (int i = 0; i < 3; i++) { work(); if (!a.isDebugEnabled()) break; a.debug(\"one\"); }",
                OtherDecisions.WAY);
        assertDecidesMore(
                "for (int i = 0; i < 3; i++) { if (a.isDebugEnabled()) { a.debug(\"one\"); break; } work(); }",
                OtherDecisions.WAY);
    }

    @Test
    void aVariableStoredInsideAndReadAfterwardsDecidesMore() {
        assertDecidesMore(
                "int i = 0; if (a.isDebugEnabled()) { i = 5; a.debug(\"one\"); } System.exit(i);",
                OtherDecisions.STORE);
    }

    @Test
    void aVariableCountedInsideAndReadAfterwardsDecidesMore() {
        assertDecidesMore(
                "int i = 0; if (a.isDebugEnabled()) { i++; a.debug(\"one\"); } System.exit(i);", OtherDecisions.STORE);
    }

    @Test
    void aVariableStoredInsideAndReadInTheNextIterationDecidesMore() {
        assertDecidesMore(
                "int i = 0; while (i < 9) { i += work(); if (a.isDebugEnabled()) { a.debug(\"one\"); i = 2; } }",
                OtherDecisions.STORE);
    }

    @Test
    void aFieldStoredInsideDecidesMore() {
        assertDecidesMore("if (a.isDebugEnabled()) { field = 1; a.debug(\"one\"); }", OtherDecisions.STORE);
        assertDecidesMore("if (a.isDebugEnabled()) { counter++; a.debug(\"one\"); }", OtherDecisions.STORE);
    }

    @Test
    void anArrayOfOthersStoredIntoDecidesMore() {
        CompiledSample sample =
                withMembers("void m(int[] array) { if (a.isDebugEnabled()) { array[0] = 1; a.debug(\"one\"); } }");

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.STORE));
    }

    @Test
    void anArrayMadeInsideMayBeStoredInto() {
        CompiledSample sample = withCode(
                "if (a.isDebugEnabled()) { int[][] array = new int[2][2]; array[1][0] = 1; a.debug(\"one\", array); }");

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @Test
    void aValueLeftOnTheStackDecidesMore() {
        CompiledSample sample = withMembers("""
                String text(String s) { return s; }
                void m() { text(a.isDebugEnabled() ? note() : ""); }
                String n() { boolean on = a.isDebugEnabled(); if (on) a.debug("one"); return text(on ? "x" : "y"); }
                String note() { return ""; }
                """);

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a1", OtherDecisions.VALUE));
    }

    @Test
    void anAnswerThatIsPassedOnDecidesMore() {
        CompiledSample sample = withMembers(
                "void to(boolean on) {} void m() { boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); to(on); }");

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.ANSWER_KEPT));
        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.ANSWER_KEPT));
        assertThat(sample.enclosed()).isEmpty();
    }

    @Test
    void aHandlerThatOnlyRethrowsDoesNotDecide() {
        CompiledSample sample = withCode(
                "if (a.isDebugEnabled()) { try { synchronized (this) { a.debug(\"one\"); } } finally { work(); } } work();");

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    /** What compilers of Scala, Groovy and Kotlin leave: both ways end in the same constant. */
    @Test
    void theSameConstantOnBothWaysDecidesNothing() {
        CompiledSample sample = withMembers("""
                static final Object UNIT = Boolean.TRUE;
                void take(Object o, Object p) {}
                Object stored() { Object r; if (a.isDebugEnabled()) { a.debug("a"); r = UNIT; } else { r = UNIT; } return r; }
                Object twice() { Object r = null; if (a.isDebugEnabled()) { a.debug("b"); r = null; } return r; }
                int counted() { int n = 1000; if (a.isDebugEnabled()) { a.debug("c"); n = 1000; } work(); return n; }
                Object returned() { if (a.isDebugEnabled()) { a.debug("d"); return UNIT; } return UNIT; }
                long number() { if (!a.isDebugEnabled()) return 1; a.debug("e"); return 1; }
                String text() { if (a.isDebugEnabled()) { a.debug("f"); return "x"; } else { return "x"; } }
                Object copied() { Object r = UNIT, s; if (a.isDebugEnabled()) { a.debug("g"); s = r; } else { s = UNIT; } return s; }
                """);

        assertThat(sample.decidesMore()).isEmpty();
        assertThat(sample.enclosed())
                .isEqualTo(Map.of(
                        "a0", Set.of("a"),
                        "a1", Set.of("b"),
                        "a2", Set.of("c"),
                        "a3", Set.of("d"),
                        "a4", Set.of("e"),
                        "a5", Set.of("f"),
                        "a6", Set.of("g")));
    }

    @Test
    void aConstantOnTheStackOnBothWaysDecidesNothing() {
        CompiledSample sample = CompiledSample.ofClassFile(UnusualCodeTest.classWith(Opcodes.V1_4, code -> {
            Label otherwise = new Label();
            Label end = new Label();
            code.visitInsn(Opcodes.ICONST_5);
            code.visitFieldInsn(Opcodes.GETSTATIC, "Sample", "a", "Lorg/slf4j/Logger;");
            UnusualCodeTest.isDebugEnabled(code);
            code.visitJumpInsn(Opcodes.IFEQ, otherwise);
            UnusualCodeTest.statement(code);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitJumpInsn(Opcodes.GOTO, end);
            code.visitLabel(otherwise);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitLabel(end);
            code.visitInsn(Opcodes.POP2);
            code.visitInsn(Opcodes.RETURN);
        }));

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @Test
    void anotherValueOnOneOfTheWaysDecides() {
        CompiledSample sample = withMembers("""
                static Object changing = Boolean.TRUE;
                static final Object UNIT;
                static final Object OTHER = 1;
                Object stored() { Object r; if (a.isDebugEnabled()) { a.debug("a"); r = OTHER; } else { r = UNIT; } return r; }
                Object twice(Object p) { Object r = p; if (a.isDebugEnabled()) { a.debug("b"); r = null; } return r; }
                int counted() { int n = 1000; if (a.isDebugEnabled()) { a.debug("c"); n++; } work(); return n; }
                Object returned() { if (a.isDebugEnabled()) { a.debug("d"); return changing; } return changing; }
                long number() { if (!a.isDebugEnabled()) return 1; a.debug("e"); return x() ? 1 : 2; }
                Object looped() { Object r = null; for (int i = 0; i < 2; i++) { if (a.isDebugEnabled()) { a.debug("f", r); r = UNIT; } } return r; }
                static { Object r = null; if (a.isDebugEnabled()) { a.debug("g"); r = UNIT(); } else { r = UNIT(); } UNIT = r; }
                static Object UNIT() { return null; }
                """);

        assertThat(sample.enclosed()).isEmpty();
        assertThat(sample.decidesMore())
                .isEqualTo(Map.of(
                        "a0", OtherDecisions.STORE,
                        "a1", OtherDecisions.STORE,
                        "a2", OtherDecisions.STORE,
                        "a3", OtherDecisions.RETURN,
                        "a4", OtherDecisions.RETURN,
                        "a5", OtherDecisions.STORE,
                        "a6", OtherDecisions.STORE));
    }

    private static void assertDecidesMore(String code, String reason) {
        CompiledSample sample = withCode(code);
        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", reason));
        assertThat(sample.behind()).isEqualTo(Map.of("one", reason));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (on || field > 0) work();",
                "if (field > 0 || on) work();",
                "if (on || field > 0) b.info(\"two\");",
                "if (on || field > 0) field = 1;",
                "int n = 0; if (on || field > 0) n = 1; System.out.println(n);",
                "if (!on && field > 0) return; work();",
            })
    void codeThatRunsForOtherReasonsTooIsNoneOfTheGuards(String code) {
        CompiledSample sample = withCode("boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); " + code);

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.WAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (on || field > 0) a.trace(\"two\");",
                "int n = 0; if (on || field > 0) n = 1; if (on) a.debug(\"two\", n);",
                "if (on && field > 0) a.debug(\"two\");",
            })
    void unlessItOnlyServesWhatTheGuardEncloses(String code) {
        CompiledSample sample = withCode("boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); " + code);

        assertThat(sample.behind()).isEmpty();
        assertThat(sample.enclosed().get("a0")).contains("one");
    }
}

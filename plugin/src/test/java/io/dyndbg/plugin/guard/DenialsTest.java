package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withCode;
import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guard encloses where the same one has just said no never ran, and must not run for the first time when it is forced. */
class DenialsTest {
    private static final String ONE = "if (a.isDebugEnabled()) { o.hashCode(); a.debug(\"one\"); }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (!a.isDebugEnabled()) { work(); ONE }",
                "if (a.isDebugEnabled()) { o = this; } else { ONE }",
                "if (a.isDebugEnabled() || x()) { o = this; } else { work(); ONE }",
                "if (!a.isInfoEnabled()) { work(); ONE }",
                "for (int i = 0; i < 2; i++) { if (a.isDebugEnabled()) break; work(); ONE }",
                "boolean on = a.isDebugEnabled(); if (!on) { work(); ONE }",
            })
    void aGuardIsNotOpenedWhereTheSameHasSaidNo(String code) {
        CompiledSample sample = withCode("Object o = null; " + code.replace("ONE", ONE));

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.DENIED));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { if (!a.isDebugEnabled()) { work(); p(this); } } private void p(Object o) { ONE }",
                "void m() { if (!a.isDebugEnabled()) { work(); q(); } } private void q() { p(this); } private void p(Object o) { ONE }",
                "void m(Object o) { if (!a.isDebugEnabled()) { Runnable r = () -> { ONE }; r.run(); } }",
            })
    void norInWhatIsUsedThereOnly(String members) {
        CompiledSample sample = withMembers(members.replace("ONE", ONE));

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.DENIED));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { if (!a.isDebugEnabled()) { work(); p(this); } else { p(this); } } private void p(Object o) { ONE }",
                "void m() { if (!a.isDebugEnabled()) { work(); p(this); } } void p(Object o) { ONE }",
            })
    void butInWhatIsUsedElsewhereToo(String members) {
        assertThat(withMembers(members.replace("ONE", ONE)).behind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (!b.isDebugEnabled()) { work(); ONE }",
                "if (!a.isTraceEnabled()) { work(); ONE }",
                "if (!a.isDebugEnabled()) { work(); } ONE",
                "if (!a.isDebugEnabled() && x()) { work(); } ONE",
                "if (!a.isDebugEnabled() || x()) { work(); ONE }",
            })
    void anyOtherIs(String code) {
        assertThat(withCode("Object o = this; " + code.replace("ONE", ONE)).behind())
                .isEmpty();
    }

    @Test
    void inAFinallyBlockOnlyTheCopyBehindTheNoStaysShut() {
        CompiledSample sample = withCode(
                "Object o = null; try { if (!a.isDebugEnabled()) return; work(); o = this; } finally { " + ONE + " }");

        // One for each way out: returned from, come to the end, thrown out of.
        assertThat(sample.decidesMore())
                .isEqualTo(Map.of("a0", OtherDecisions.OTHER_BRANCH, "a1", OtherDecisions.DENIED));
        assertThat(sample.enclosed()).isEqualTo(Map.of("a2", Set.of("one"), "a3", Set.of("one")));
    }
}

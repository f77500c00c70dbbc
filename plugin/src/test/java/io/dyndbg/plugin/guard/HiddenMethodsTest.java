package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Private methods and lambda bodies that are used inside guards only. */
class HiddenMethodsTest {

    @Test
    void aPrivateMethodUsedInsideGuardsOnlyIsEnclosedByEachOfThem() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) p(); }
                void n() { if (b.isDebugEnabled()) { b.debug("n"); p(); } }
                private void p() { a.debug("one"); }
                """);

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one"), "b0", Set.of("n", "one")));
    }

    @Test
    void aPrivateMethodUsedOnceOutsideIsFree() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) p(); }
                void n() { p(); }
                private void p() { a.debug("one"); }
                """);

        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { if (a.isDebugEnabled()) p(); } void p() { a.debug(\"one\"); }",
                "void m() { if (!a.isDebugEnabled()) return; p(); } public static void p() { a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled()) p(); } void p() { q(); } protected void q() { a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled()) p(); } void p() { q(); } private void q() { a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled()) p(); } private void p() { q(); } void q() { a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled()) p(); } void p() { if (x()) { Runnable r = () -> q(); r.run(); } } private void q() { a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled()) { Runnable r = this::p; r.run(); } } void p() { a.debug(\"one\"); }",
            })
    void aMethodThatOthersMayCallIsFreeAndHasANote(String members) {
        CompiledSample sample = withMembers(members);

        assertThat(sample.enclosed()).isEmpty();
        assertThat(sample.notes()).isEqualTo(Map.of("one", "its callers in this class ask isDebugEnabled first"));
    }

    @Test
    void aMethodThatItsOwnGuardEnclosesHasTheNoteOfTheMethodAround() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) p(); }
                void p() { if (b.isDebugEnabled()) q(); }
                private void q() { a.debug("one"); }
                """);

        assertThat(sample.enclosed()).isEqualTo(Map.of("b0", Set.of("one")));
        assertThat(sample.notes()).isEqualTo(Map.of("one", "its callers in this class ask isDebugEnabled first"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { if (a.isDebugEnabled() || x()) a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled() || x()) { Runnable r = () -> a.debug(\"one\"); r.run(); } }",
                "void m() { if (a.isDebugEnabled() || x()) { try { work(); Runnable r = () -> a.debug(\"one\"); r.run(); } catch (RuntimeException e) { work(); } } }",
                "void m() { for (int i = 0; i < 2; i++) { if (!a.isDebugEnabled()) return; } Runnable r = () -> a.debug(\"one\"); r.run(); }",
                "void m() { if (a.isDebugEnabled() || x()) { try { work(); } finally { p(); } } } void p() { a.debug(\"one\"); }",
                "int m() { try { work(); } finally { if (a.isDebugEnabled() || x()) { p(); if (x()) return 1; } } return 2; } void p() { a.debug(\"one\"); }",
                "void m(int i, int j) { if (a.isDebugEnabled() || x()) { try { work(); } finally { p(i + j); } work(); } } void p(int i) { a.debug(\"one\"); }",
            })
    void whatOtherWaysThanTheGuardsLeadToHasANote(String members) {
        CompiledSample sample = withMembers(members);

        assertThat(sample.enclosed()).isEmpty();
        assertThat(sample.notes()).containsOnlyKeys("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { if (a.isDebugEnabled()) p(); p(); } void p() { a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled()) work(); } void p() { a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled()) p(); } private void p() { a.debug(\"one\"); }",
                "void m() { if (x()) p(); } void p() { if (a.isDebugEnabled()) a.debug(\"one\"); }",
            })
    void noOtherMethodHasOne(String members) {
        assertThat(withMembers(members).notes()).isEmpty();
    }

    @Test
    void aPrivateMethodThatNobodyUsesIsFree() {
        CompiledSample sample =
                withMembers("void m() { if (a.isDebugEnabled()) work(); } private void p() { a.debug(\"one\"); }");

        assertThat(sample.enclosed()).isEmpty();
    }

    @Test
    void privateMethodsAreFollowedFromOneToTheNext() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) p(); }
                private void p() { q(); if (b.isDebugEnabled()) q(); }
                private void q() { a.debug("one"); }
                """);

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one"), "b0", Set.of("one")));
    }

    @Test
    void aPrivateMethodThatFallsOutTakesAlongWhatItUses() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) p(); p(); }
                private void p() { q(); }
                private void q() { a.debug("one"); }
                """);

        assertThat(sample.enclosed()).isEmpty();
    }

    @Test
    void aRecursiveCallDoesNotFreeAMethod() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) p(3); }
                private void p(int i) { a.debug("one"); if (i > 0) p(i - 1); }
                """);

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @Test
    void methodsThatCallEachOtherStayEnclosed() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) p(3); }
                private void p(int i) { a.debug("one"); q(i - 1); }
                private void q(int i) { a.debug("two"); if (i > 0) p(i); }
                """);

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one", "two")));
    }

    @Test
    void aLambdaMadeInsideAGuardIsEnclosed() {
        CompiledSample sample = withMembers(
                "void m(List<String> all) { if (a.isDebugEnabled()) all.forEach(each -> a.debug(\"one\", each)); }");

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @Test
    void aLambdaMadeOutsideIsFree() {
        CompiledSample sample = withMembers(
                "void m(List<String> all) { all.forEach(each -> a.debug(\"one\", each)); if (a.isDebugEnabled()) a.debug(\"two\"); }");

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("two")));
    }

    @Test
    void aGuardInALambdaEnclosesThereOnly() {
        CompiledSample sample = withMembers(
                "void m(List<String> all) { all.forEach(each -> { if (a.isDebugEnabled()) a.debug(\"one\"); a.debug(\"two\"); }); }");

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @Test
    void aReferenceToAPrivateMethodIsAUse() {
        CompiledSample sample = withMembers("""
                void m(List<String> all) { if (a.isDebugEnabled()) all.forEach(this::p); }
                void n(List<String> all) { all.forEach(this::q); if (a.isDebugEnabled()) q(""); }
                private void p(String s) { a.debug("one"); }
                private void q(String s) { a.debug("two"); }
                """);

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @Test
    void aWarningInAPrivateMethodThatOnlyTheGuardUsesDecidesMore() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) { a.debug("one"); p(); } }
                private void p() { a.warn("two"); }
                """);

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.OTHER_LEVEL));
        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.OTHER_LEVEL));
    }

    @Test
    void aFieldStoredInAPrivateMethodThatOnlyTheGuardUsesDecidesMore() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) { a.debug("one"); p(); } }
                private void p() { field++; }
                """);

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.STORE));
    }

    @Test
    void anElseHoldsTheStatementsOfAPrivateMethodBehindTheGuard() {
        CompiledSample sample = withMembers("""
                void m() { if (a.isDebugEnabled()) p(); else a.warn("two"); }
                private void p() { a.debug("one"); }
                """);

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.OTHER_BRANCH));
    }
}

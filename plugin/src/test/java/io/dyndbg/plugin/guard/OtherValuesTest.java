package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that is another where a guard says yes, and what stands behind a branch on it in another method: {@code run(debug ? 4 : n)}. */
class OtherValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Random class 1042320.
                "void m(int p) { int v = p; if (a.isDebugEnabled()) { v = 4; a.info(\"i\"); } int w = v; Runnable r = () -> { if (w > 1) a.debug(\"one\"); }; r.run(); }",
                "void m(int p) { int v = a.isDebugEnabled() ? 4 : p; Runnable r = () -> { for (int i = 0; i < v; i++) a.debug(\"one\"); }; r.run(); }",
                "void m(int p) { n(a.isDebugEnabled() ? 4 : p); } private void n(int w) { if (w > 1) a.debug(\"one\"); }",
                "long n(long p) { if (a.isDebugEnabled()) return 4; return p; } void m() { if (n(2) > 3) a.debug(\"one\"); }",
                "void m(String p) { String v = p; if (a.isDebugEnabled()) { v = \"x\"; } String w = v; Runnable r = () -> { if (w.length() > 3) a.debug(\"one\"); }; r.run(); }",
                "void m(int p) { int v = p; if (a.isDebugEnabled()) v = 5; int w = v + 1; if (w > 3) a.debug(\"one\"); }",
            })
    void aStatementBehindItHasANote(String members) {
        assertThat(withMembers(members).notes())
                .isEqualTo(Map.of("one", "a guard may stand before it: it decides a value that comes here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m(String p) { Optional.ofNullable(a.isDebugEnabled() ? p : null).ifPresent(x -> a.debug(\"one\")); }",
                "void m(String p) { Optional.of(p).map(x -> a.isDebugEnabled() ? x : null).ifPresent(x -> a.debug(\"one\")); }",
                "void m(List<String> p) { (a.isDebugEnabled() ? p : List.<String>of()).forEach(x -> a.debug(\"one\")); }",
                "void m(List<String> p) { p.stream().limit(a.isDebugEnabled() ? 3 : 0).forEach(x -> a.debug(\"one\")); }",
            })
    void aFunctionThatIsGivenToWhatIsNotThereOtherwiseHasOne(String members) {
        assertThat(withMembers(members).notes())
                .isEqualTo(Map.of("one", "its callers in this class ask a guard first"));
    }

    /** Either of them runs it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m(java.util.stream.Stream<String> p) { java.util.stream.Stream<String> s = a.isDebugEnabled() ? p.peek(x -> hashCode()) : p; s.forEach(x -> a.debug(\"one\")); }",
                "private Optional<String> n(Optional<String> p) { Optional<String> q = p; if (a.isDebugEnabled()) q = q.map(x -> x + 1); return q; } void m(Optional<String> p) { n(p).ifPresent(x -> a.debug(\"one\")); }",
            })
    void whatItIsGivenHasNone(String members) {
        assertThat(withMembers(members).notes()).isEmpty();
        assertThat(withMembers(members).behind()).isEmpty();
    }
}

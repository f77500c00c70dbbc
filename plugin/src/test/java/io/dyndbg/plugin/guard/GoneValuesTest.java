package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is null or 0 only where a guard says yes, and what is compared with something else than null or 0. */
class GoneValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object n() { return a.isDebugEnabled() ? null : this; } void m() { if (n() == null) a.debug(\"one\"); }",
                "Object n() { if (a.isDebugEnabled()) return null; return this; } void m() { Object n = n(); if (null == n) a.debug(\"one\"); }",
                "int n() { return a.isDebugEnabled() ? 0 : 1; } void m() { int n = n(); if (n == 0) a.debug(\"one\"); }",
                "long n() { return a.isDebugEnabled() ? 0 : 1; } void m() { long n = n(); if (n == 0) a.debug(\"one\"); }",
                "long n() { return a.isDebugEnabled() ? 5 : 1; } void m() { long n = n(); if (n == 5) a.debug(\"one\"); }",
                "String n() { return a.isDebugEnabled() ? \"D\" : \"I\"; } void m() { if (\"D\" == n()) a.debug(\"one\"); }",
                "Object n() { return a.isDebugEnabled() ? this : null; } void m() { if (this == n()) a.debug(\"one\"); }",
                "int n = a.isDebugEnabled() ? 0 : 1; void m() { if (n <= 0) a.debug(\"one\"); }",
                "Object n = a.isDebugEnabled() ? null : this; void m() { if (n == null) a.debug(\"one\"); }",
                "Object n = this; void n() { if (a.isDebugEnabled()) n = null; } void m() { if (n == null) a.debug(\"one\"); }",
                "int n = 3; void n() { if (a.isDebugEnabled()) n = 0; } void m() { if (n == 0) a.debug(\"one\"); }",
                "static final boolean ON = a.isDebugEnabled(); static Object n() { return ON ? null : a; } void m() { if (n() == null) a.debug(\"one\"); }",
            })
    void aStatementBehindThemHasANote(String members) {
        assertThat(withMembers(members).notes())
                .isEqualTo(Map.of("one", "a guard may stand before it: it decides a value that comes here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object n() { return a.isDebugEnabled() ? null : this; } void m() { if (n() != null) a.debug(\"one\"); }",
                "Object n() { return a.isDebugEnabled() ? this : null; } void m() { if (n() == null) a.debug(\"one\"); }",
                "void m(List<Object> l) { if (a.isDebugEnabled()) { for (int i = 0; i < l.size(); i++) { if (x()) a.debug(\"one\"); } } }",
                "void m() { Object n = this; if (a.isDebugEnabled()) { n = null; } n = this; if (n == null) a.debug(\"one\"); }",
                "Object n = this; void m() { if (a.isDebugEnabled()) { Object n = null; System.out.println(n); } if (n == null) a.debug(\"one\"); }",
            })
    void theOthersHaveNone(String members) {
        CompiledSample sample = withMembers(members);

        assertThat(sample.notes()).isEmpty();
        assertThat(sample.behind()).isEmpty();
    }
}

package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedReturnsTest {
    private static final String NEED = "void need() { if (!b.isDebugEnabled()) throw new IllegalStateException(); } ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { need(); a.debug(\"one\"); }",
                "void m() { work(); need(); if (x()) { work(); } a.debug(\"one\"); }",
                "void m() { try { need(); a.debug(\"one\"); } catch (IllegalStateException e) { work(); } }",
                "static final boolean ON = b.isDebugEnabled(); int on() { if (ON) return 1; throw new RuntimeException(); } void m() { on(); a.debug(\"one\"); }",
            })
    void whatStandsBehindACallThatThrowsUnlessAGuardSaysYesHasANote(String members) {
        assertThat(withMembers(NEED + members).notes())
                .isEqualTo(Map.of("one", "a method that is called before it throws unless a guard says yes"));
    }

    @Test
    void soHasAHiddenMethodThatIsCalledThereOnly() {
        String members = "private void told() { a.debug(\"one\"); } void m() { need(); told(); }";

        assertThat(withMembers(NEED + members).notes())
                .isEqualTo(Map.of("one", "its callers in this class ask a guard first"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { a.debug(\"one\"); need(); }",
                "void m() { if (x()) need(); a.debug(\"one\"); }",
                "void m() { try { need(); } catch (IllegalStateException e) { work(); } a.debug(\"one\"); }",
                "void m() { Runnable r = this::need; a.debug(\"one\"); }",
                "void other() { if (b.isDebugEnabled()) throw new IllegalStateException(); } void m() { other(); a.debug(\"one\"); }",
                "int some() { if (!b.isDebugEnabled() && x()) throw new IllegalStateException(); return 1; } void m() { some(); a.debug(\"one\"); }",
                "void never() { throw new IllegalStateException(); } void m() { try { never(); } finally { a.debug(\"one\"); } }",
            })
    void anyOtherIsReached(String members) {
        assertThat(withMembers(NEED + members).notes()).isEmpty();
    }
}

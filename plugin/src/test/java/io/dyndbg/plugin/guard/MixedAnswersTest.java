package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored, or taken away, by an answer that something else was asked with: {@code on = debug || all}. */
class MixedAnswersTest {
    private static final String FIELD = "boolean on; void set(boolean p) { on = a.isDebugEnabled() || p; } ";
    private static final String ASKED = "static final boolean KEPT = b.isDebugEnabled();";
    private static final String READS = "if (a.isDebugEnabled()) { c.hashCode(); a.debug(\"one\"); }";
    private static final String GETS = "if (a.isDebugEnabled()) { c.get(0); a.debug(\"one\"); }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m(boolean p) { boolean on = a.isDebugEnabled() || p; Object c = null; if (on) c = this; READS }",
                "void m(boolean p) { boolean on = a.isDebugEnabled() || p; Object c = this; if (!on) c = null; READS }",
                "void m(boolean p) { boolean on = p; if (a.isDebugEnabled()) on = true; Object c = null; if (on) c = this; READS }",
                "FIELD void m() { Object c = null; if (on) c = this; READS }",
                "FIELD void m() { Object c = this; if (!on) c = null; READS }",
                "FIELD Object c; void m() { if (on) c = this; READS }",
                "FIELD void m() { List<Object> c = new ArrayList<>(); if (on) c.add(this); GETS }",
                "FIELD void m() { List<Object> c = new ArrayList<>(); c.add(this); if (!on) c.clear(); GETS }",
                "void m(boolean p) { n(a.isDebugEnabled() || p); } private void n(boolean on) { Object c = this; if (!on) c = null; READS }",
                "void m(boolean p) { n(a.isDebugEnabled() || p); } void n(boolean on) { Object c = null; if (on) c = this; READS }",
                "void m(boolean p) { n(a.isDebugEnabled()); n(true); } void n(boolean on) { Object c = null; if (on) c = this; READS }",
                "void m(boolean p) { n(a.isDebugEnabled()); n(p); } void n(boolean on) { k(on); } void k(boolean on) { Object c = null; if (on) c = this; READS }",
                "void m(org.slf4j.event.Level level) { Object c = null; if (b.isEnabledForLevel(level)) c = this; READS }",
                // What another answer leads to tells nothing of this one.
                "ASKED void m(boolean p) { boolean on = a.isDebugEnabled() || p; Object c = this; if (!KEPT) { if (!on) c = null; READS } }",
                "ASKED void m(boolean p) { boolean on = a.isDebugEnabled() || p; Object c = on ? this : null; if (!KEPT) { READS } }",
                "FIELD ASKED Object c; void m() { if (on) c = this; if (!KEPT) { READS } }",
            })
    void aGuardThatReadsItStaysShut(String members) {
        CompiledSample sample = withMembers(filled(members));

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m(boolean p) { boolean on = a.isDebugEnabled() || p; Object c = this; if (!on) c = null; if (c != null) a.debug(\"one\"); }",
                "FIELD void m() { Object c = this; if (!on) c = null; if (c != null) a.debug(\"one\"); }",
                "FIELD Object c; void m() { if (on) c = this; if (c != null) a.debug(\"one\"); }",
                "FIELD void m() { List<Object> c = new ArrayList<>(); c.add(this); if (!on) c.clear(); if (!c.isEmpty()) a.debug(\"one\"); }",
                "void m(boolean p) { n(a.isDebugEnabled() || p); } private void n(boolean g) { List<Object> c = new ArrayList<>(); Runnable r = () -> { c.add(this); if (!g) c.clear(); }; r.run(); if (!c.isEmpty()) a.debug(\"one\"); }",
            })
    void aStatementBehindItHasANote(String members) {
        assertThat(withMembers(filled(members)).notes())
                .isEqualTo(Map.of("one", "a guard may stand before it: it decides a value that comes here"));
    }

    /** Each call is as its caller wants it: there is no guard before what another call stores. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { if (b.isDebugEnabled()) b.debug(\"two\", n(true)); n(true); } private Object n(boolean all) { Object c = null; if (all) c = this; return c; } void k() { Object c = n(true); READS }",
                "void m(boolean p) { boolean on = a.isDebugEnabled() || p; Object c = this; if (on) work(); READS }",
                "void m(boolean p) { if (b.isDebugEnabled()) n(true); n(p); } void n(boolean on) { k(on); } void k(boolean on) { Object c = null; if (on) c = this; READS }",
                "ASKED void m() { Object c = this; if (!KEPT) c = null; work(); if (!KEPT) { READS } }",
                "void m(boolean p) { boolean on = a.isDebugEnabled() || p; Object c = null; if (on) c = this; work(); if (on) { READS } }",
            })
    void whatIsThereAnywayShutsNothing(String members) {
        assertThat(withMembers(filled(members)).behind()).isEmpty();
    }

    private static String filled(String members) {
        return members.replace("ASKED", ASKED)
                .replace("FIELD", FIELD)
                .replace("READS", READS)
                .replace("GETS", GETS);
    }
}

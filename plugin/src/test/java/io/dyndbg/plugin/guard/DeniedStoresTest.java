package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withCode;
import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a guard or a kept answer says no, something else is stored, or what was there is taken away. */
class DeniedStoresTest {
    private static final String READS = "if (a.isDebugEnabled()) { w.hashCode(); a.debug(\"one\"); }";

    private static final String TAKES = "if (a.isDebugEnabled()) { l.toString().charAt(2); a.debug(\"one\"); }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { Object w = this; if (!a.isDebugEnabled()) w = null; work(); READS System.out.println(w); }",
                "void m() { Object w = this; if (!a.isDebugEnabled()) { w = null; work(); } READS }",
                "void m() { Object w = this; if (!b.isTraceEnabled()) { w = null; } READS }",
                "void m() { Object w = this; if (!(b.isTraceEnabled() && x())) w = null; READS }",
                "void m() { Object w = this; boolean on = b.isTraceEnabled() && x(); work(); if (!on) w = null; READS }",
                "static final boolean ON = b.isTraceEnabled(); void m() { Object w = this; boolean on = ON && x(); if (!on) w = null; READS }",
                "void m() { Object[] v = {this}; if (!a.isDebugEnabled()) v[0] = null; Object w = v[0]; READS }",
                "Object w = this; void m() { if (!a.isDebugEnabled()) w = null; READS }",
                "Object w = this; private void drop() { w = null; } void m() { if (!a.isDebugEnabled()) drop(); READS }",
                "Object made() { Object v = this; if (!a.isDebugEnabled()) v = null; return v; } void m() { Object w = made(); READS }",
                "static final boolean ON = a.isDebugEnabled(); void m() { Object w = this; if (!ON) w = null; READS }",
                "static boolean on() { return a.isDebugEnabled(); } void m() { Object w = this; if (!on()) w = null; READS }",
                "static final boolean ON = a.isDebugEnabled(); static Object w = a; static void drop() { if (!ON) w = null; } void m() { READS }",
            })
    void aGuardThatReadsItStaysShut(String members) {
        CompiledSample sample = withMembers(members.replace("READS", READS));

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    /** The one stores nothing any more, and nobody else reads it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { Object w = this; if (!a.isDebugEnabled()) w = null; work(); READS }",
                "void m() { Object w = this; if (a.isDebugEnabled()) { work(); } else { w = null; } READS }",
                "void m() { Object w = this; if (x() && !a.isDebugEnabled()) w = null; READS }",
            })
    void guardsThatDenyAStoreAndReadItOpenTogether(String members) {
        assertThat(withMembers(members.replace("READS", READS)).enclosed())
                .isEqualTo(Map.of("a0", Set.of("one"), "a1", Set.of("one")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (b.isDebugEnabled()) { work(); } else { w = this; work(); READS }",
                "if (!b.isDebugEnabled()) { Object v = null; System.out.println(v); } READS",
                "w = null; if (!b.isDebugEnabled()) w = null; READS",
                "if (!b.isDebugEnabled()) w = null; w = this; READS",
                "if (b.isDebugEnabled() && x()) { work(); } else { w = this; work(); READS }",
            })
    void whatIsStoredThereAndReadThereIsThere(String code) {
        assertThat(withCode("Object w = this; " + code.replace("READS", READS)).behind())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { List<Object> l = new ArrayList<>(List.of(a)); if (!a.isDebugEnabled()) l.clear(); READS }",
                "void m() { Deque<Object> l = new ArrayDeque<>(); l.add(a); if (!b.isTraceEnabled()) { l.poll(); } READS }",
                "void m() { StringBuilder l = new StringBuilder(\"text\"); if (!a.isDebugEnabled()) l.setLength(0); READS }",
                "void m(List<Object> l) { if (a.isDebugEnabled()) { work(); } else { l.remove(0); } READS }",
                "List<Object> l = new ArrayList<>(List.of(a)); void m() { if (!a.isDebugEnabled()) l.clear(); READS }",
                "List<Object> l = new ArrayList<>(List.of(a)); void n() { if (!a.isDebugEnabled()) l.clear(); } void m() { READS }",
                "List<Object> l = new ArrayList<>(); private void drop() { l.clear(); } void m() { if (!a.isDebugEnabled()) drop(); READS }",
                "static final boolean ON = a.isDebugEnabled(); void m(List<Object> l) { if (!ON) l.clear(); READS }",
                "static final boolean ON = a.isDebugEnabled(); List<Object> l = new ArrayList<>(); void n() { if (!ON) l.clear(); } void m() { READS }",
            })
    void norIsWhatIsTakenOutOfAContainer(String members) {
        CompiledSample sample = withMembers(members.replace("READS", TAKES));

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m(List<Object> l) { if (a.isDebugEnabled()) { a.debug(\"one\"); l.remove(0); } if (b.isDebugEnabled()) { l.size(); b.debug(\"two\"); } }",
                "void m() { List<Object> l = new ArrayList<>(); if (!b.isDebugEnabled()) { l.add(a); l.clear(); } if (a.isDebugEnabled()) a.debug(\"one\"); }",
                "List<Object> l = new ArrayList<>(); private void drop() { l.clear(); } void m() { if (a.isDebugEnabled()) { drop(); a.debug(\"one\"); } if (b.isDebugEnabled()) { l.size(); b.debug(\"two\"); } }",
            })
    void whatIsTakenOutElsewhereDecidesNothing(String members) {
        assertThat(withMembers(members).behind()).isEmpty();
    }
}

package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withCode;
import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard that reads what another one stores would, opened alone, throw or compute what the application never computed. */
class GuardedStoresTest {
    private static final String READS = "if (a.isDebugEnabled()) { w.hashCode(); a.debug(\"one\"); }";

    private static void assertStaysShut(CompiledSample sample) {
        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    /** It is read where the answer is one of two reasons, and stored where it is the only one. */
    @Test
    void norOneThatReadsItWhereAnotherReasonLeadsTo() {
        assertStaysShut(
                withCode("Object w = null; boolean on = a.isDebugEnabled(); if (on) w = this; if (on || field > 0) { "
                        + READS + " }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (b.isDebugEnabled()) w = new Object();",
                "if (x() && b.isDebugEnabled()) w = new Object();",
                "if (a.isTraceEnabled()) w = new Object();",
                "if (a.isDebugEnabled()) { w = new Object(); field = 1; }",
                "if (a.isDebugEnabled()) { w = new Object(); a.warn(\"two\"); }",
                "if (a.isDebugEnabled()) { w = new Object(); } work(); System.out.println(w);",
                "if (b.isInfoEnabled()) w = new Object();",
                "if (!b.isTraceEnabled()) { work(); } else { w = new Object(); }",
                "if (a.isDebugEnabled() || b.isDebugEnabled()) w = new Object();",
                "w = b.isDebugEnabled() ? new Object() : null;",
                "w = b.isDebugEnabled() && x() ? new Object() : \"none\";",
                "for (int i = 0; i < 2; i++) if (b.isDebugEnabled()) w = i;",
                "boolean on = b.isDebugEnabled(); if (on) w = this;",
                "if (a.isDebugEnabled() || x()) w = this;",
                "w = x() || a.isDebugEnabled() ? this : null;",
                "boolean on = a.isDebugEnabled(); if (on || x()) w = work();",
            })
    void aGuardThatReadsAVariableThatAnotherOneStoresStaysShut(String store) {
        CompiledSample sample = withCode("Object w = null; " + store + " work(); " + READS);

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { List<Object> w = new ArrayList<>(); if (b.isDebugEnabled()) w.add(this); READS }",
                "void m(Set<Object> w) { if (a.isTraceEnabled()) w.add(this); READS }",
                "Object m() { List<Object> w = new ArrayList<>(); if (a.isDebugEnabled()) w.add(this); READS return w; }",
                "void m() { List<Object> w = new ArrayList<>(); for (int i = 0; i < 2; i++) if (a.isDebugEnabled()) w.add(i); READS work(w); } void work(Object o) {}",
                "void m() { StringBuilder w = new StringBuilder(); if (b.isDebugEnabled()) w.append(\"x\").append(1); READS }",
                "void m() { Map<String, Object> v = new HashMap<>(); if (a.isDebugEnabled()) v.put(\"x\", this); v.put(\"y\", 1); p(v); } void p(Map<String, Object> v) { Object w = v.get(\"x\"); READS }",
                "void m() { Deque<Object> v = new ArrayDeque<>(); if (b.isDebugEnabled()) v.push(this); for (Object w : v) READS }",
                "static final boolean ON = a.isDebugEnabled(); void m() { List<Object> w = new ArrayList<>(); if (ON) w.add(this); READS }",
            })
    void norIsWhatIsPutIntoAContainer(String members) {
        assertStaysShut(withMembers(members.replace("READS", READS)));
    }

    @Test
    void howeverOftenItIsCopied() {
        String copies = "w = String.valueOf(w); ".repeat(4000);
        assertStaysShut(withCode("Object w = null; if (b.isDebugEnabled()) w = this; " + copies + READS));
    }

    @Test
    void norIsAGuardOpenedThatPutsIntoAContainerWhatIsReadElsewhere() {
        CompiledSample sample = withMembers("Object m() { List<Object> w = new ArrayList<>();"
                + " if (a.isDebugEnabled()) { w.add(\"x\" + w); a.debug(\"one\"); } return w; }");

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.STORE));
    }

    @Test
    void aFunctionObjectThatIsPutThereIsTheGuardsOwn() {
        CompiledSample sample = withMembers("void m() { List<Runnable> w = new ArrayList<>();"
                + " if (a.isDebugEnabled()) { w.add(() -> a.debug(\"one\")); } w.forEach(Runnable::run); }");

        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final boolean on = a.isDebugEnabled(); void m() { Object w = null; if (on) w = this; work(); READS }",
                "final boolean on = a.isDebugEnabled(); void m() { Object w = on ? this : null; work(); READS }",
                "boolean asks() { return a.isDebugEnabled(); } void m() { Object w = null; if (asks()) w = this; work(); READS }",
                "void m() { boolean on = a.isDebugEnabled() && x(); Object w = null; if (on) w = this; work(); READS }",
                "final boolean on = a.isDebugEnabled(); Object w; void n() { if (on) w = this; } void m() { READS }",
                "final boolean on = a.isDebugEnabled(); Object w; void n() { if (on) p(); } private void p() { w = this; } void m() { READS }",
            })
    void norIsWhatAnAnswerDecidesThatIsKept(String members) {
        assertStaysShut(withMembers(members.replace("READS", READS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { Object w = null; if (a.isDebugEnabled()) w = this; work(); p(1L, w); } void p(long l, Object w) { READS }",
                "void m() { Object w = a.isDebugEnabled() ? this : null; p(1L, w); } static void p(long l, Object w) { READS }",
                "final boolean on = a.isDebugEnabled(); void m() { Object w = null; if (on) w = this; p(w); } private void p(Object w) { READS }",
            })
    void norIsWhatIsGivenToAMethodAfterwards(String members) {
        assertStaysShut(withMembers(members.replace("READS", READS)));
    }

    /** {@code v} is what was decided, {@code w} what is read of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { DECIDED Object w = v; READS }",
                "void m() { DECIDED String w = (String) v; Runnable r = () -> { READS }; r.run(); }",
                "static void m() { DECIDED long l = 1; Object w = v; Runnable r = () -> { Object n = l; READS }; r.run(); }",
                "void m() { DECIDED p(v); } void p(Object v) { q(v, 1); } private static void q(Object w, int i) { READS }",
                "void m() { DECIDED p(v); } void p(Object v) { Object w = v; READS }",
                "void m() { DECIDED p((String) v); } void p(Object w) { READS }",
                "Object w; void m() { DECIDED w = v; } void n() { READS }",
                "Object w; void m() { DECIDED p(v); } void p(Object v) { w = v; } void n() { READS }",
                "void m() { DECIDED Object[] all = {v}; Object w = all; if (a.isDebugEnabled()) { all[0].hashCode(); a.debug(\"one\"); } }",
                "void m() { DECIDED Object w = \"with \" + v; READS }",
                "void m() { int v = 0; if (a.isDebugEnabled()) v++; Integer w = v; READS }",
                "void m() { long v = 0; if (b.isDebugEnabled()) v = 3; long u = v / 1000 + 1; int w1 = (int) u; Object w = w1; READS }",
                "final boolean on = a.isDebugEnabled(); void m() { Object v = null; if (on) v = this; Object w = v; READS }",
                "final boolean on = a.isDebugEnabled(); Object w; void m() { Object v = null; if (on) v = this; w = v; } void n() { READS }",
            })
    void norIsACopy(String members) {
        CompiledSample sample = withMembers(
                members.replace("READS", READS).replace("DECIDED", "Object v = null; if (a.isDebugEnabled()) v = a;"));

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object p() { return a.isDebugEnabled() ? this : null; } void m() { Object w = p(); work(); READS }",
                "Object p() { if (a.isDebugEnabled()) return this; return null; } void m() { Object w = p(); work(); READS }",
                "Object p() { if (!a.isDebugEnabled()) return null; work(); return this; } void m() { Object w = p(); READS }",
                "Object p() { Object v = null; if (a.isDebugEnabled()) v = this; return v; } void m() { Object w = p(); READS }",
                "static Long p() { long v = b.isDebugEnabled() ? System.nanoTime() : 0; return v / 1000; } void m() { Object w = p(); READS }",
                "final boolean on = a.isDebugEnabled(); Object p() { return on ? this : null; } void m() { Object w = p(); READS }",
                "Object p() { return a.isDebugEnabled() ? this : null; } Object q() { return p(); } void m() { Object w = q(); READS }",
                "Object v; void n() { if (a.isDebugEnabled()) v = this; } void m() { Object w = v; READS }",
                "Object v; void n() { if (a.isDebugEnabled()) v = this; } Object p() { return v; } void m() { Object w = p(); READS }",
                "Object v; void n() { if (a.isDebugEnabled()) v = this; } void m() { p(v); } static void p(Object w) { READS }",
                "final boolean on = a.isDebugEnabled(); Object v; void n() { if (on) v = this; } void m() { Object w = v; READS }",
                "void m() { p(a.isDebugEnabled() ? this : null); } void p(Object w) { READS }",
                "Object v; void n() { if (a.isDebugEnabled()) p(); } private void p() { v = this; } void m() { Object w = v; READS }",
                "Object w; void n() { if (a.isDebugEnabled()) { Runnable r = () -> w = this; r.run(); } } void m() { READS }",
                "final Map<String, Object> all = new HashMap<>(); void n() { if (a.isDebugEnabled()) all.put(\"x\", this); } void m() { if (a.isDebugEnabled()) { all.remove(\"x\").hashCode(); a.debug(\"one\"); } }",
                "static final Deque<Long> ALL = new ArrayDeque<>(); void n() { if (b.isDebugEnabled()) { int i = 0; ALL.push(1L); } } void m() { long v = ALL.pop(); Long w = v; READS }",
                "final ThreadLocal<Object> held = new ThreadLocal<>(); void n() { if (a.isDebugEnabled()) p(); } private void p() { held.set(this); } void m() { Object w = held.get(); READS }",
                "void m() { String w = \"with \" + (a.isDebugEnabled() ? this : null); READS }",
                "Runnable m() { Object w = a.isDebugEnabled() ? this : null; return () -> { READS }; }",
            })
    void norIsWhatComesFromAMethodOrAField(String members) {
        assertStaysShut(withMembers(members.replace("READS", READS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static String p() { return a.isTraceEnabled() ? \"long\" : \"short\"; } void m() { String w = p(); READS }",
                "final Map<String, Object> all = new HashMap<>(); void n() { if (a.isDebugEnabled()) all.get(\"x\"); } void m() { Object w = all; READS }",
                "static String p() { return x() ? null : \"\"; } void m() { String w = p(); READS }",
                "void m() { if (a.isDebugEnabled()) { Object w = p(); w.hashCode(); a.debug(\"one\"); } } Object p() { return this; }",
                "Object w; void m() { if (a.isDebugEnabled()) { w = this; p(); } } private void p() { w.hashCode(); a.debug(\"one\"); w = null; }",
            })
    void whatTheGuardItselfOrOneForALowerLevelDecidesIsThere(String members) {
        assertThat(withMembers(members.replace("READS", READS)).behind()).doesNotContainValue(OtherDecisions.READS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { Object w = this; Object v = null; if (a.isDebugEnabled()) v = w; p(w, v); } void p(Object w, Object v) { READS }",
                "void m() { if (a.isDebugEnabled()) { Object w = this; p(w); } } void p(Object w) { READS }",
                "final boolean on = a.isDebugEnabled(); void m() { Object w = this; if (on) { Object v = w; v.hashCode(); } READS }",
                "boolean on = System.nanoTime() > 0; void m() { Object w = null; if (on) w = this; work(); READS }",
                "void m() { Object v = null; if (a.isDebugEnabled()) v = this; Object w = Objects.hash(v); READS }",
                "void m() { Object v = null; if (a.isDebugEnabled()) { v = this; Object w = v; a.debug(\"one\", w); } }",
            })
    void whatIsStoredAnywayIsThere(String members) {
        assertThat(withMembers(members.replace("READS", READS)).behind()).isEmpty();
    }

    @Test
    void aNumberThatAnotherGuardCountsIsNotReadEither() {
        CompiledSample sample = withCode(
                "int n = 0; if (b.isDebugEnabled()) n++; if (a.isDebugEnabled()) a.debug(\"one {}\", n + work());");

        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.READS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object w; Sample() { if (a.isDebugEnabled()) w = this; }",
                "Object w = b.isDebugEnabled() ? this : null;",
                "static Object w; static { if (b.isDebugEnabled()) w = 1; }",
                "static Object w = b.isTraceEnabled() ? new Object() : null;",
                "Object w; void begin() { if (b.isDebugEnabled()) { w = this; } }",
                "Object w; void begin() { if (b.isDebugEnabled()) { keep(); } } private void keep() { w = this; b.debug(\"two\"); }",
            })
    void aGuardThatReadsAFieldThatAnotherOneStoresStaysShut(String store) {
        CompiledSample sample = withMembers(store + " void m() { " + READS + " }");

        assertThat(sample.behind()).containsEntry("one", OtherDecisions.READS);
    }

    @Test
    void aHiddenMethodReadsForTheGuardThatEnclosesIt() {
        CompiledSample sample = withMembers("""
                Object w; void begin() { if (b.isDebugEnabled()) w = this; }
                void m() { if (a.isDebugEnabled()) tell(); }
                private void tell() { w.hashCode(); a.debug("one"); }
                """);

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
    }

    @Test
    void anElementOfAnArrayIsStoredAndReadLikeAField() {
        CompiledSample local = withCode("Object[] w = new Object[1]; if (b.isDebugEnabled()) w[0] = this;"
                + " if (a.isDebugEnabled()) { w[0].hashCode(); a.debug(\"one\"); }");
        CompiledSample field = withMembers("final Object[] w = new Object[1];"
                + " void begin() { if (b.isDebugEnabled()) w[0] = this; }"
                + " void m() { if (a.isDebugEnabled()) { w[0].hashCode(); a.debug(\"one\"); } }");

        assertThat(local.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(field.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
    }
}

package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withCode;
import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards that ask the same question, one to store, choose or take away what the other reads, open together, or not at all. */
class TiesTest {
    private static final String READS = "if (a.isDebugEnabled()) { w.hashCode(); a.debug(\"one\"); }";

    private static void assertStaysShut(CompiledSample sample) {
        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List<Object> w = new ArrayList<>(); if (a.isDebugEnabled()) w.add(this); work();",
                "StringBuilder w = new StringBuilder(); if (a.isDebugEnabled()) w.append(\"x\").append(1); work();",
                "Map<Object, Object> w = new HashMap<>(); if (a.isDebugEnabled()) { w.put(\"x\", 1); w.put(\"y\", 2); }",
            })
    void guardsThatPutIntoAContainerAndReadItOpenTogether(String fills) {
        assertThat(withMembers("void m() { " + fills + READS + " }").enclosed())
                .isEqualTo(Map.of("a0", Set.of("one"), "a1", Set.of("one")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object w = a.isDebugEnabled() ? new Object() : null;",
                "Object w = !a.isDebugEnabled() ? null : this;",
                "long w = a.isDebugEnabled() ? System.nanoTime() : 0;",
                "long w = a.isDebugEnabled() ? hashCode() : 0;",
                "Long w = a.isDebugEnabled() ? System.nanoTime() : null;",
                "Object w = a.isDebugEnabled() && x() ? new Object() : null;",
                "boolean on = a.isDebugEnabled(); Object w = on ? x() ? this : new Object() : \"none\";",
                "long w; if (a.isDebugEnabled()) w = System.nanoTime(); else w = 0;",
            })
    void guardsThatChooseAValueAndReadItOpenTogether(String chooses) {
        String reads = READS.replace("w.hashCode()", "String.valueOf(w)");
        assertThat(withMembers("void m() { " + chooses + " work(); " + reads + " }")
                        .enclosed())
                .isEqualTo(Map.of("a0", Set.of("one"), "a1", Set.of("one")));
    }

    /** As Scala and Kotlin do, which have fields behind methods. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Logger log() { return a; } void m() { Object w = null; if (log().isDebugEnabled()) w = this; work(); if (log().isDebugEnabled()) log().debug(\"one\", w); }",
                "interface Has { Logger log(); } Has more; void m() { Object w = more.log().isDebugEnabled() ? this : null; work(); if (more.log().isDebugEnabled()) more.log().debug(\"one\", w); }",
            })
    void aLoggerThatMethodsLeadToIsTheSame(String members) {
        assertThat(withMembers(members).enclosed().values()).containsExactly(Set.of("one"), Set.of("one"));
    }

    @Test
    void unlessItIsAnotherObjects() {
        assertStaysShut(
                withMembers(
                        "Sample next; Logger log() { return a; } void m() { Object w = null;"
                                + " if (next.log().isDebugEnabled()) w = this; if (log().isDebugEnabled()) log().debug(\"one\", w); }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object w = a.isDebugEnabled() ? new Object() : null; READS System.out.println(w);",
                "Object w = a.isDebugEnabled() ? new Object() : null; Object v = w; READS v.hashCode();",
                "Object w = a.isDebugEnabled() ? new Object() : String.valueOf(this); READS",
                "Object w = a.isTraceEnabled() ? new Object() : null; READS",
                "Object w; if (a.isDebugEnabled()) { w = this; } else { w = null; field = 1; } READS",
                "Object w; if (a.isDebugEnabled()) { w = this; } else { w = null; } READS System.out.println(w);",
            })
    void unlessMoreThanThatDependsOnTheAnswer(String code) {
        assertStaysShut(withCode(code.replace("READS", READS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StringBuilder w = null; if (a.isDebugEnabled()) w = new StringBuilder(); work(); if (a.isDebugEnabled()) w.append(1);",
                "StringBuilder w = new StringBuilder(); if (a.isDebugEnabled()) w.append(1); work(); if (a.isDebugEnabled()) w.append(2);",
                "long w = 0; if (a.isDebugEnabled()) w = System.nanoTime(); work(); if (a.isDebugEnabled()) w = System.nanoTime() - w;",
            })
    void guardsGoOnWithWhatOthersHaveBegun(String begin) {
        String reads = READS.replace("w.hashCode()", "String.valueOf(w)");
        assertThat(withMembers("void m() { " + begin + reads + " }").enclosed())
                .isEqualTo(Map.of("a0", Set.of("one"), "a1", Set.of("one"), "a2", Set.of("one")));
    }

    @Test
    void guardsThatAskTheSameQuestionOpenTogether() {
        CompiledSample sample = withCode("Object w = null; if (a.isDebugEnabled()) w = this; work(); " + READS
                + " if (x()) { if (a.isDebugEnabled() && x()) { a.debug(\"two\", w); } }");

        assertThat(sample.decidesMore()).isEmpty();
        assertThat(sample.enclosed())
                .isEqualTo(Map.of("a0", Set.of("one", "two"), "a1", Set.of("one"), "a2", Set.of("two")));
    }

    /** {@code exposed = exposed != null ? exposed : new LinkedHashMap<>()}, in Spring. */
    @Test
    void aGuardThatStoresMayBeForAHigherLevel() {
        CompiledSample sample = withCode(
                "Object w = null; for (int i = 0; i < 2; i++) { if (a.isDebugEnabled()) {"
                        + " w = w != null ? w : this; w.hashCode(); } } if (a.isTraceEnabled() && w != null) a.trace(\"one\", w);");

        assertThat(sample.decidesMore()).isEmpty();
        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one"), "a1", Set.of("one")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a.isTraceEnabled() > a0",
                "a.isTraceEnabled() && x() > a0",
                "a.isDebugEnabled() > a0 a1",
                "b.isTraceEnabled() > ",
                "a.isTraceEnabled() || b.isTraceEnabled() > ",
            })
    void aGuardInsideMayStoreWhereItIsForALowerLevelOfTheSameLogger(String condition, String opened) {
        CompiledSample sample = withCode("if (!a.isDebugEnabled()) return; Object w = \"\"; if (" + condition
                + ") w = this; a.debug(\"one\", w);");

        assertThat(String.join(" ", sample.enclosed().keySet())).isEqualTo(opened == null ? "" : opened);
        assertThat(sample.behind()).isEqualTo(opened == null ? Map.of("one", OtherDecisions.READS) : Map.of());
    }

    @Test
    void aGuardThatStoresKeepsItsOwnStatements() {
        CompiledSample sample =
                withCode("Object w = null; if (a.isDebugEnabled()) { w = this; a.debug(\"begins\"); } " + READS);

        assertThat(sample.decidesMore()).isEmpty();
        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("begins", "one"), "a1", Set.of("one")));
    }

    /** Where the answer of the guard that reads is the application's, so must be what it reads. */
    @Test
    void aGuardThatIsReadByOneThatDecidesMoreDecidesMoreToo() {
        CompiledSample sample = withCode("int n = 0; if (!a.isDebugEnabled()) { counter = 1; return; } "
                + "if (a.isDebugEnabled()) { n += 1; a.debug(\"one\"); } counter = n;");

        assertThat(sample.enclosed()).isEmpty();
        assertThat(sample.decidesMore()).isEqualTo(Map.of("a0", OtherDecisions.RETURN, "a1", OtherDecisions.STORE));
    }

    @Test
    void whatOneMoreReadsElsewhereTiesNothing() {
        CompiledSample sample = withCode("Object w = null; if (a.isDebugEnabled()) { w = this; a.debug(\"begins\"); } "
                + READS + " System.out.println(w);");

        assertThat(sample.behind()).isEqualTo(Map.of("begins", OtherDecisions.STORE, "one", OtherDecisions.READS));
    }

    @Test
    void whatIsReadWhereTheOtherGuardIsOpenTooTiesNothing() {
        CompiledSample sample = withCode("""
                Object w = null;
                boolean on = a.isDebugEnabled();
                if (on) w = this;
                if (on) { w.hashCode(); a.debug("same guard"); }
                if (b.isDebugEnabled()) {
                    Object v = new Object();
                    if (b.isTraceEnabled()) { v.hashCode(); b.trace("inner"); }
                    b.debug("outer");
                }
                """);

        assertThat(sample.decidesMore()).isEmpty();
        assertThat(sample.enclosed())
                .isEqualTo(Map.of("a0", Set.of("same guard"), "b0", Set.of("inner", "outer"), "b1", Set.of("inner")));
    }

    @Test
    void whatIsStoredAnywayOrReadNowhereElseTiesNothing() {
        CompiledSample sample = withMembers("""
                Object w; int once;
                void m() {
                    Object v = null;
                    if (b.isDebugEnabled()) { Object u = new Object(); b.debug("one", u); v = null; }
                    if (a.isDebugEnabled()) { int[] u = new int[1]; u[0] = 1; a.debug("two", u[0], v); }
                    w = this;
                    if (a.isTraceEnabled()) a.trace("three", w, once);
                }
                """);

        assertThat(sample.decidesMore()).isEmpty();
        assertThat(sample.enclosed()).hasSize(3);
    }
}

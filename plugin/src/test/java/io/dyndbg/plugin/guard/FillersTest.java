package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into containers and arrays of a method's variables through a call: a lambda mostly. */
class FillersTest {
    private static final String LIST = "List<Object> w = new ArrayList<>();";
    private static final String READS = "if (a.isDebugEnabled()) { w.hashCode(); a.debug(\"one\"); }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST if (a.isDebugEnabled()) all.forEach(x -> w.add(x));",
                "LIST if (a.isDebugEnabled()) all.forEach(w::add);",
                "LIST if (a.isDebugEnabled()) { Runnable r = () -> all.forEach(x -> w.add(x)); r.run(); }",
                "LIST if (a.isDebugEnabled()) Collections.addAll(w, 1, 2);",
                "LIST if (a.isDebugEnabled()) fill(w, 2);",
                "LIST if (a.isDebugEnabled()) pass(w);",
                "int[] w = {0}; if (a.isDebugEnabled()) all.forEach(x -> w[0]++);",
                "long[] w = new long[2]; if (a.isDebugEnabled()) all.forEach(x -> w[1] += x.hashCode());",
                "Object[] w = new Object[2]; if (a.isDebugEnabled()) fill(3L, w);",
                "java.util.concurrent.atomic.AtomicInteger w = new java.util.concurrent.atomic.AtomicInteger(); if (a.isDebugEnabled()) all.forEach(x -> w.incrementAndGet());",
                "StringBuilder w = new StringBuilder(); if (a.isDebugEnabled()) all.forEach(x -> w.append(x).append(','));",
            })
    void guardsThatFillAndReadOpenTogether(String fills) {
        assertThat(sample(fills + " work(); " + READS).enclosed())
                .isEqualTo(Map.of("a0", Set.of("one"), "a1", Set.of("one")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST if (b.isDebugEnabled()) all.forEach(x -> w.add(x)); READS",
                "LIST if (b.isDebugEnabled()) all.forEach(w::add); READS",
                "int[] w = {0}; if (a.isTraceEnabled()) all.forEach(x -> w[0]++); READS",
                "LIST if (a.isDebugEnabled()) fill(w, 2); READS work(w);",
                "LIST if (b.isDebugEnabled()) w.add(all); if (a.isDebugEnabled()) { all.forEach(x -> { if (w.isEmpty()) w.add(x); }); a.debug(\"one\"); }",
                "StringBuilder w = new StringBuilder(); if (b.isDebugEnabled()) w.append(all); if (a.isDebugEnabled()) a.debug(\"one\", w.append(1).append(2).toString());",
                "if (a.isDebugEnabled()) all.forEach(x -> numbers[0]++); if (a.isDebugEnabled()) { a.debug(\"one\", numbers[0]); }",
            })
    void elseTheReaderStaysShut(String code) {
        CompiledSample sample = sample(code.replace("READS", READS));

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (a.isDebugEnabled()) { LIST all.forEach(x -> w.add(x)); a.debug(\"one\", w); }",
                "if (a.isDebugEnabled()) { int[] w = {0}; all.forEach(x -> w[0]++); a.debug(\"one\", w[0]); }",
                "if (a.isDebugEnabled()) { int[] w = {0}; w[0]++; a.debug(\"one\", w[0]); }",
                "if (a.isDebugEnabled()) { String[] w = {\"\"}; w[0] += \"x\"; a.debug(\"one\", w[0]); }",
                "if (a.isDebugEnabled()) { Object[] w = new Object[1]; fill(1L, w); a.debug(\"one\", w[0]); }",
                "int[] w = {0}; if (b.isDebugEnabled()) all.forEach(x -> w[0]++); if (a.isDebugEnabled()) { all.forEach(x -> w[0]++); a.debug(\"one\"); }",
                "LIST fill(w, 1); if (a.isDebugEnabled()) all.forEach(x -> a.debug(\"one\", x, w)); work(w);",
            })
    void whatAGuardFillsForItselfIsItsOwn(String code) {
        assertThat(sample(code).enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (a.isDebugEnabled()) { fill(1L, given); a.debug(\"one\"); }",
                "int[] w = {0}; if (a.isDebugEnabled()) { all.forEach(x -> w[0]++); a.debug(\"one\"); } work(w);",
                "LIST if (a.isDebugEnabled()) { all.forEach(w::add); a.debug(\"one\"); } work(w);",
                "if (a.isDebugEnabled()) { List.of(numbers).forEach(x -> x[0] = 0); a.debug(\"one\"); }",
                "if (a.isDebugEnabled()) { int[] w = numbers; all.forEach(x -> w[0]++); a.debug(\"one\"); }",
            })
    void whatItFillsForOthersShutsIt(String code) {
        CompiledSample sample = sample(code);

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.STORE));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST all.forEach(x -> { if (a.isDebugEnabled()) w.add(x); }); if (!w.isEmpty()) a.debug(\"one\");",
                "LIST all.forEach(x -> { if (a.isDebugEnabled() && x()) w.add(x); }); for (Object each : w) a.debug(\"one\");",
                "LIST all.forEach(x -> all.forEach(y -> { if (a.isDebugEnabled()) w.add(x); })); if (w.size() > 0) a.debug(\"one\");",
                "LIST fillAtTimes(w); if (!w.isEmpty()) a.debug(\"one\");",
                // One slot after the other is several variables.
                "for (Object each : all) { work(each); } LIST if (a.isDebugEnabled()) w.add(this); if (!w.isEmpty()) a.debug(\"one\");",
                "{ List<Object> v = new ArrayList<>(); v.add(this); work(v); } LIST if (a.isDebugEnabled()) w.add(this); if (!w.isEmpty()) a.debug(\"one\");",
                "LIST boolean on = a.isDebugEnabled(); all.forEach(x -> { if (on) w.add(x); }); if (!w.isEmpty()) a.debug(\"one\");",
                "int[] w = new int[1]; all.forEach(x -> { if (a.isDebugEnabled()) w[0]++; }); if (w[0] > 0) a.debug(\"one\");",
                "StringBuilder w = new StringBuilder(); all.forEach(x -> { if (a.isDebugEnabled()) w.append(x); }); if (w.length() > 0) a.debug(\"one\");",
                "fillAtTimes(some); if (!some.isEmpty()) a.debug(\"one\");",
                "LIST if (a.isDebugEnabled()) w.add(all); all.forEach(x -> { if (w.isEmpty()) w.add(x); else a.debug(\"one\"); });",
                "LIST all.forEach(x -> { if (a.isDebugEnabled()) w.add(x); }); if (x()) w.add(this); if (!w.isEmpty()) a.debug(\"one\");",
                "Set<Object> w = new HashSet<>(); if (a.isDebugEnabled()) w.add(all); if (w.add(this)) a.debug(\"one\");",
                "LIST w.add(this); Runnable r = () -> { if (!a.isDebugEnabled()) w.clear(); }; r.run(); if (!w.isEmpty()) a.debug(\"one\");",
                "LIST Runnable r = () -> { w.add(this); if (!b.isDebugEnabled()) w.clear(); }; r.run(); if (!w.isEmpty()) a.debug(\"one\");",
                "LIST Runnable r = () -> { w.add(this); if (!b.isDebugEnabled()) { drop(w); } }; r.run(); if (!w.isEmpty()) a.debug(\"one\");",
                "LIST w.add(this); boolean on = a.isDebugEnabled(); Runnable r = () -> { if (!on) w.clear(); }; r.run(); if (!w.isEmpty()) a.debug(\"one\");",
                "LIST w.add(this); dropAtTimes(w); if (!w.isEmpty()) a.debug(\"one\");",
                "LIST w.add(this); if (!a.isDebugEnabled()) drop(w); if (!w.isEmpty()) a.debug(\"one\");",
                "LIST w.add(this); if (!a.isDebugEnabled()) { all.removeIf(w::remove); } if (!w.isEmpty()) a.debug(\"one\");",
                "dropAtTimes(some); if (!some.isEmpty()) a.debug(\"one\");",
                "if (!a.isDebugEnabled()) drop(some); if (!some.isEmpty()) a.debug(\"one\");",
                "if (a.isDebugEnabled()) fill(some, 1); if (!some.isEmpty()) a.debug(\"one\");",
                "LIST Runnable r = () -> { if (!a.isDebugEnabled()) w.add(this); }; r.run(); if (w.isEmpty()) a.debug(\"one\");",
            })
    void whatIsChangedBehindAGuardElsewhereHasANote(String code) {
        assertThat(sample(code).notes())
                .isEqualTo(Map.of("one", "a guard may stand before it: it decides a value that comes here"));
    }

    @Test
    void whatIsFilledAnywayHasNone() {
        assertThat(sample("LIST all.forEach(x -> { if (a.isDebugEnabled()) w.add(x); }); work(all); w.add(this);"
                                + " if (!w.isEmpty()) a.debug(\"one\");")
                        .notes())
                .isEmpty();
    }

    /** It would find nothing in there, once it is opened alone. */
    @Test
    void norIsAGuardOpenedThatReadsThem() {
        assertThat(sample("LIST all.forEach(x -> { if (a.isDebugEnabled()) w.add(x); });"
                                + " if (a.isDebugEnabled()) { w.get(0); a.debug(\"one\"); }")
                        .behind())
                .isEqualTo(Map.of("one", OtherDecisions.READS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST w.add(this); Runnable r = () -> { if (!b.isDebugEnabled()) w.clear(); }; r.run(); READS",
                "LIST w.add(this); if (!b.isDebugEnabled()) drop(w); READS",
                "LIST w.add(this); if (!ON) drop(w); READS",
            })
    void norOneThatReadsWhatWasTakenOutThroughACall(String code) {
        CompiledSample sample = sample(code.replace("READS", READS.replace("hashCode()", "get(0)")));

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.READS));
        assertThat(sample.enclosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST if (b.isDebugEnabled()) { w.add(this); drop(w); } if (a.isDebugEnabled()) a.debug(\"one\");",
                "LIST Runnable r = () -> { w.clear(); if (b.isDebugEnabled()) b.debug(\"two\"); }; r.run(); if (a.isDebugEnabled()) { w.size(); a.debug(\"one\"); }",
                "LIST if (a.isDebugEnabled()) { w.add(this); drop(w); a.debug(\"one\", w.size()); }",
            })
    void whatIsTakenOutAnywayDecidesNothing(String code) {
        CompiledSample sample = sample(code);

        assertThat(sample.behind()).isEmpty();
        assertThat(sample.notes()).isEmpty();
    }

    private static CompiledSample sample(String code) {
        return withMembers("""
                final List<Object> some = new ArrayList<>();
                int[] numbers = new int[1];
                void work(Object w) {}
                private void fill(List<Object> w, int n) { if (n > 0) { w.add(n); fill(w, n - 1); } }
                private static void fill(long n, Object[] w) { w[0] = n; }
                static final boolean ON = LoggerFactory.getLogger("c").isDebugEnabled();
                private void drop(List<Object> w) { w.clear(); }
                private void pass(List<Object> w) { fill(w, 1); }
                void m(List<Object> all, Object[] given) { CODE }
                private void dropAtTimes(List<Object> w) { if (!a.isDebugEnabled()) w.clear(); }
                private void fillAtTimes(List<Object> w) { if (a.isDebugEnabled()) w.add(this); }
                """.replace("CODE", code.replace("LIST", LIST)));
    }
}

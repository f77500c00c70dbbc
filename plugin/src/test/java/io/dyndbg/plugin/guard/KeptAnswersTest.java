package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard's answer that is kept hides its statements from every switch at a logger: they say so. */
class KeptAnswersTest {
    private static final String JUL =
            "static final java.util.logging.Logger J = java.util.logging.Logger.getLogger(\"j\"); ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "its answer is kept in a field | static final boolean ON = a.isDebugEnabled(); void m() { if (ON) a.debug(\"one\"); }",
                "its answer is kept in a field | final boolean on = a.isDebugEnabled(); void m() { if (!on) return; a.debug(\"one\"); }",
                "its answer is kept in a field | private boolean on; void begin() { on = a.isDebugEnabled(); } void end() { on = false; } void m() { if (on && x()) a.debug(\"one\"); }",
                "its answer is kept in a field | private static final Boolean ON = a.isDebugEnabled(); void m() { if (ON) a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean ON = a.isDebugEnabled(); private final boolean also = ON; void m() { boolean on = also; if (on) a.debug(\"one\"); }",
                "its answer is what a method returns | private boolean on() { return a.isDebugEnabled(); } void m() { if (on()) a.debug(\"one\"); }",
                "its answer is what a method returns | static boolean on() { return x() ? a.isDebugEnabled() : false; } void m() { if (on()) a.debug(\"one\"); }",
                "its answer is passed as an argument | void m() { tell(a.isDebugEnabled()); } private void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "its answer is passed as an argument | void m() { boolean on = a.isDebugEnabled(); Runnable r = () -> { if (on) a.debug(\"one\"); }; r.run(); }",
                "its answer is passed as an argument | static void m(long l) { boolean on = a.isDebugEnabled(); LongConsumer r = x -> { if (on) a.debug(\"one\", x, l); }; r.accept(1); }",
                "its answer is kept in a box | void m() { Boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); }",
                "its answer is kept in a field | boolean on = a.isDebugEnabled(); void m() { if (on) a.debug(\"one\"); }",
                "its answer is what a method returns | boolean on() { return a.isDebugEnabled(); } void m() { if (on()) a.debug(\"one\"); }",
                "its answer is what a method returns | boolean on() { if (a.isDebugEnabled()) return true; return false; } void m() { if (on()) a.debug(\"one\"); }",
                "another guard that decides more stands inside | void m() { if (b.isDebugEnabled()) tell(a.isDebugEnabled() && x()); } private void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "its answer is passed as an argument | void m() { if (a.isDebugEnabled()) tell(true); tell(false); } private void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "its answer is passed as an argument | void m() { tell(a.isDebugEnabled()); } void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean OFF = !a.isDebugEnabled(); void m() { if (!OFF) a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean ON = x() && a.isDebugEnabled(); void m() { if (ON) a.debug(\"one\"); }",
                "its answer is what a method returns | boolean off() { return !a.isDebugEnabled(); } void m() { if (off()) return; a.debug(\"one\"); }",
                "its answer is kept in an array | void m() { boolean[] on = {false, a.isDebugEnabled()}; on[0] = false; Object o = on; if (on[1]) a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean[] ON = {a.isDebugEnabled()}; void m() { if (ON[0]) a.debug(\"one\"); }",
                "its answer is kept in a field | static final java.util.concurrent.atomic.AtomicBoolean ON = new java.util.concurrent.atomic.AtomicBoolean(a.isDebugEnabled()); void m() { if (ON.get()) a.debug(\"one\"); }",
                "its answer is kept in a field | static final java.util.concurrent.atomic.AtomicReference<Boolean> ON = new java.util.concurrent.atomic.AtomicReference<>(a.isDebugEnabled()); void m() { if (ON.get()) a.debug(\"one\"); }",
                "its answer is kept in a field | final ThreadLocal<Boolean> on = new ThreadLocal<>(); void begin() { boolean asked = a.isDebugEnabled(); on.set(asked); } void m() { if (Boolean.TRUE.equals(on.get())) a.debug(\"one\"); }",
                "its answer is kept in a field | static final ThreadLocal<Boolean> ON = ThreadLocal.withInitial(() -> a.isDebugEnabled()); void m() { if (ON.get()) a.debug(\"one\"); }",
                "its answer is kept in a field | static final BooleanSupplier ON = a::isDebugEnabled; void m() { if (ON.getAsBoolean()) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() { Predicate<Logger> p = l -> l.isDebugEnabled(); if (p.test(a)) a.debug(\"one\"); }",
                "its answer is asked by a filter | void m() { Optional.of(a).filter(Logger::isDebugEnabled).ifPresent(l -> l.debug(\"one\")); }",
                "its answer is asked by a filter | void m() { Optional<Logger> some = Optional.of(a).filter(Logger::isDebugEnabled); some.ifPresent(l -> l.debug(\"one\")); }",
                "its answer is asked by a filter | private static Optional<Logger> l(Logger x) { return Optional.of(x).filter(Logger::isDebugEnabled); } void m() { l(a).map(x -> x).ifPresent(l -> l.debug(\"one\")); }",
                "its answer is asked by a filter | void m() { Optional.of(a).filter(l -> l.isDebugEnabled()).map(l -> l).ifPresent(l -> l.debug(\"one\")); }",
                "it decides a value | void m() { switch (a.isDebugEnabled() ? 1 : 0) { case 1: a.debug(\"one\"); break; default: work(); } }",
                "it decides a value | void m() { if (a.isDebugEnabled() == Boolean.TRUE) a.debug(\"one\"); }",
                "it decides a value that is read afterwards | void m() { int level = a.isDebugEnabled() ? 2 : 0; switch (level) { case 0: break; default: a.debug(\"one\"); } }",
                "it decides a value that is read afterwards | void m() { String s = null; if (a.isDebugEnabled()) s = String.valueOf(work()); if (s != null) a.debug(\"one\", s); }",
                "it decides a value that is read afterwards | void m() { boolean on = a.isDebugEnabled(); if (x()) on = false; if (on) a.debug(\"one\"); }",
                "it decides a value that is read afterwards | void m() { boolean on = x() && a.isDebugEnabled(); work(); if (on) a.debug(\"one\"); }",
                "it decides a value that is read afterwards | void m() { long start = 0; if (a.isDebugEnabled()) start = System.nanoTime(); work(); if (start > 0) a.debug(\"one\", start); }",
                "it decides a value that is read afterwards | void m() { long start = a.isDebugEnabled() ? System.nanoTime() : 0L; work(); if (0 < start) a.debug(\"one\", start); }",
                "it decides a value that is read afterwards | void m() { int level = a.isDebugEnabled() ? 2 : 1; if (level >= 2) a.debug(\"one\"); }",
                "it decides a value that is read afterwards | void m() { int level = 0; if (a.isDebugEnabled()) level = work(); if (level != 0) a.debug(\"one\"); }",
                "it decides a value that is read afterwards | void m() { double d = -1; if (a.isDebugEnabled()) d = Math.random(); work(); if (d >= 0) a.debug(\"one\", d); }",
                "it decides a value | void m() { if ((a.isDebugEnabled() ? 7 : 3) == 7) a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean ON = a.isDebugEnabled(); void m() { if (!ON) { if (!b.isDebugEnabled()) return; } a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean ON = a.isDebugEnabled(); void m() { if (ON) tell(); } private void tell() { a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean ON = a.isDebugEnabled(); void m() { if (ON) { Runnable r = () -> a.debug(\"one\"); r.run(); } }",
                "its answer is combined with something else | void m() { if (x() & a.isDebugEnabled()) a.debug(\"one\"); }",
                "its answer is combined with something else | void m() { if (Boolean.logicalAnd(x(), a.isDebugEnabled())) a.debug(\"one\"); }",
                "it decides a value | void m() { if (Boolean.logicalXor(a.isDebugEnabled(), false)) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { if (Objects.equals(true, a.isDebugEnabled())) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { if (!Boolean.FALSE.equals(a.isDebugEnabled())) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() throws Exception { java.util.concurrent.Callable<Boolean> on = a::isDebugEnabled; if (on.call()) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { Function<Logger, Boolean> on = l -> l.isDebugEnabled(); if (on.apply(a)) a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean ON = a.isDebugEnabled(); void m() { if (ON == false) return; a.debug(\"one\"); }",
                "its answer is what a method returns | boolean on() { return a.isDebugEnabled(); } void m() { if (true == on()) a.debug(\"one\"); }",
                "it decides a value that is read afterwards | void m() { boolean on = a.isDebugEnabled() == true; work(); if (on) a.debug(\"one\"); }",
            })
    void aStatementBehindAKeptAnswerSaysWhereItIsKept(String reason, String members) {
        assertThat(withMembers(members).behind()).isEqualTo(Map.of("one", reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private boolean on = a.isDebugEnabled(); void set(boolean b) { on = b; } void m() { if (on) a.debug(\"one\"); }",
                "private boolean on = a.isDebugEnabled() ? true : x(); void m() { if (on) a.debug(\"one\"); }",
                "void m() { tell(a.isDebugEnabled()); tell(true); } private void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "static final boolean ON = a.isDebugEnabled(); void m() { if (ON) work(); a.debug(\"one\"); }",
                "static final boolean ON = a.isDebugEnabled(); void m() { if (ON || x()) a.debug(\"one\"); }",
                "private boolean on() { return !a.isDebugEnabled(); } void m() { if (on()) a.debug(\"one\"); }",
                "static final boolean[] ON = {a.isDebugEnabled()}; static void set(boolean[] x) { ON[0] = x()  || x[0]; } void m() { if (ON[0]) a.debug(\"one\"); }",
                "static final boolean ON = a.isInfoEnabled(); void m() { if (ON) a.debug(\"one\"); }",
                "void m() { Optional.of(a).filter(l -> x()).ifPresent(l -> l.debug(\"one\")); }",
                "private static Optional<Logger> l(Logger x) { return Optional.of(x).filter(y -> x()); } void m() { l(a).ifPresent(l -> l.debug(\"one\")); }",
                "void m() { int n = 0; if (a.isDebugEnabled()) n = 3; if (n < 5) a.debug(\"one\"); }",
                "void m() { int n = work(); if (a.isDebugEnabled()) work(); if (n > 0) a.debug(\"one\"); }",
                "void m() { for (int i = 0; i < 3; i++) { if (a.isDebugEnabled()) work(); if (i > 0) a.debug(\"one\"); } }",
                "static Boolean on; void m() { if (on != null) a.debug(\"one\"); } void set() { on = a.isDebugEnabled(); }",
                "void m() { long n = List.of(a, b).stream().filter(Logger::isInfoEnabled).count(); if (a.isDebugEnabled()) work(); if (n > 0) a.debug(\"one\"); }",
            })
    void whatMayBeTrueWithoutTheGuardSaysNothing(String members) {
        assertThat(withMembers(members).behind()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "its answer is kept in a field | private boolean on = a.isDebugEnabled(); void set(boolean b) { on = b; } void m() { if (on) a.debug(\"one\"); }",
                "its answer is kept in a field | private boolean on = a.isDebugEnabled() ? true : x(); void m() { if (on) a.debug(\"one\"); }",
                "its answer is kept in a field | final Map<String, Boolean> on = new HashMap<>(); void begin() { on.put(\"one\", a.isDebugEnabled()); } void m() { if (on.get(\"one\")) a.debug(\"one\"); }",
                "its answer is kept in a field | static final Map<String, Boolean> ON = Map.of(\"one\", a.isDebugEnabled(), \"two\", true); void m() { Boolean on = ON.get(\"one\"); if (on != null && on) a.debug(\"one\"); }",
                "its answer is kept in a field | static final Optional<Boolean> ON = Optional.of(a.isDebugEnabled()); void m() { if (ON.orElse(false)) a.debug(\"one\"); }",
                "its answer is passed as an argument | void m() { tell(a.isDebugEnabled()); tell(true); } private void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "its answer is what a method returns | static boolean on() { return x() ? a.isDebugEnabled() : x(); } void m() { if (on()) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() { if (List.of(a, b).stream().anyMatch(l -> l.isDebugEnabled())) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { Map<String, Boolean> on = new HashMap<>(); on.put(\"one\", a.isDebugEnabled()); if (on.get(\"one\")) a.debug(\"one\"); }",
                "it decides a value | void m() { if (a.isDebugEnabled() ^ x()) a.debug(\"one\"); }",
                "it decides a value | void m() { if (String.valueOf(a.isDebugEnabled()).equals(\"true\")) a.debug(\"one\"); }",
                "it decides a value | void m() { if (Boolean.parseBoolean(\"\" + a.isDebugEnabled())) a.debug(\"one\"); }",
                "it decides a value | void m() { if (Boolean.compare(a.isDebugEnabled(), true) == 0) a.debug(\"one\"); }",
                "it decides a value that is read afterwards | void m() { String on = Boolean.toString(a.isDebugEnabled()); if (on.equals(\"true\")) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() { if (Optional.of(a).filter(Logger::isDebugEnabled).isPresent()) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { Map<String, Boolean> on = Map.of(\"d\", a.isDebugEnabled()); if (on.get(\"d\")) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { if (Optional.of(a.isDebugEnabled()).get()) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { if (List.of(true).contains(a.isDebugEnabled())) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() { if (Optional.of(a).map(Logger::isDebugEnabled).orElse(false)) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() { Predicate<Logger> on = Logger::isDebugEnabled; if (on.and(log -> x()).test(a)) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() { for (Logger log : Optional.of(a).filter(Logger::isDebugEnabled).stream().toList()) log.debug(\"one\"); }",
                "it decides a value | void m() { if (a.isDebugEnabled() != x()) return; a.debug(\"one\"); }",
                "it decides a value | void m(Boolean on) { if (on == a.isDebugEnabled()) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() { if (List.of(a, b).stream().filter(Logger::isDebugEnabled).count() > 0) a.debug(\"one\"); }",
                "its answer is asked by a function object | void m() { int n = (int) List.of(a, b).stream().filter(Logger::isDebugEnabled).count(); if (n == 0) return; a.debug(\"one\"); }",
                "its answer is kept in a field | final Map<String, Object> on = new HashMap<>(); void begin() { on.put(\"one\", a.isDebugEnabled()); } void m() { if (on.get(\"one\") == Boolean.TRUE) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { List<Boolean> all = new ArrayList<>(); all.add(a.isDebugEnabled()); for (boolean on : all) if (on) a.debug(\"one\"); }",
                "its answer is kept in a field | final Map<String, Boolean> all = new HashMap<>(); void begin() { all.put(\"one\", a.isDebugEnabled()); } void m() { for (boolean on : all.values()) if (on) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { java.util.BitSet all = new java.util.BitSet(); all.set(0, a.isDebugEnabled()); if (all.get(0)) a.debug(\"one\"); }",
                "its answer is kept in a box | void m() { Object on = a.isDebugEnabled(); if (on == Boolean.TRUE) a.debug(\"one\"); }",
                "its answer is kept in a box | <T> T same(T one) { return one; } void m() { if (same(a.isDebugEnabled())) a.debug(\"one\"); }",
                "it decides a value | void m() { for (int i = 0; i < (a.isDebugEnabled() ? 1 : 0); i++) a.debug(\"one\"); }",
                "it decides a value | void m(int n) { if (n < (a.isDebugEnabled() ? 5 : 2)) a.debug(\"one\"); }",
                "it decides a value that comes here | void m(Object[] all) { for (Object each : a.isDebugEnabled() ? all : new Object[0]) a.debug(\"one\"); }",
                "it decides a value that comes here | void m(int[] all) { int[] some = {}; if (a.isDebugEnabled()) some = all; if (some.length > 0) a.debug(\"one\"); }",
                "it decides a value that comes here | Object[] p(Object[] all) { return a.isDebugEnabled() ? all : new Object[0]; } void m(Object... all) { for (Object each : p(all)) a.debug(\"one\"); }",
            })
    void whatIsAnAnswerOnlyAtTimesHasANote(String where, String members) {
        CompiledSample sample = withMembers(members);

        assertThat(sample.behind()).isEmpty();
        assertThat(sample.notes()).isEqualTo(Map.of("one", "a guard may stand before it: " + where));
    }

    @Test
    void eachOfAMethodsStatementsIsToldByItsOwnAnswer() {
        CompiledSample sample = withMembers(
                "static boolean on() { return b.isDebugEnabled(); } final boolean kept = a.isDebugEnabled();"
                        + " void m() { if (kept) a.debug(\"one\"); if (on()) a.debug(\"two\"); Boolean box = a.isDebugEnabled();"
                        + " if (box) a.debug(\"three\"); if (kept || on()) a.debug(\"four\"); }");

        assertThat(sample.behind())
                .isEqualTo(Map.of(
                        "one", "its answer is kept in a field",
                        "two", "its answer is what a method returns",
                        "three", "its answer is kept in a box",
                        "four", "its answer is kept in a field"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); }",
                "void m() { boolean on; if (on = a.isDebugEnabled()) a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled() == true) a.debug(\"one\"); }",
                "void m() { if (false != a.isDebugEnabled()) a.debug(\"one\"); }",
                "void m() { if (a.isDebugEnabled() == false) return; a.debug(\"one\"); }",
                "void m() { boolean on = a.isDebugEnabled(); work(); if (true == on && x()) a.debug(\"one\"); }",
                "void m() { if (!a.isDebugEnabled()) return; a.debug(\"one\"); }",
                "void m() { Object w = null; if (a.isDebugEnabled()) w = new Object(); work(); if (a.isDebugEnabled() && w != null) a.debug(\"one\", w); }",
            })
    void whatAGuardDecidesAtOnceIsItsOwn(String members) {
        CompiledSample sample = withMembers(members);

        assertThat(sample.behind()).isEmpty();
        assertThat(sample.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private void tell(boolean on) { a.debug(\"one\", on ? 1 : 2); }",
                "private void tell(boolean on) { if (on) a.debug(\"one\"); else work(); }",
                "private void tell(boolean on) { if (on || x()) a.debug(\"one\"); }",
                "private void tell(boolean on) { pass(on); } private void pass(boolean on) { if (on) a.debug(\"one\"); }",
                "private void tell(boolean on) { c1(on); } private void c1(boolean on) { c2(on); } private void c2(boolean on) { c3(on); } private void c3(boolean on) { if (on) a.debug(\"one\"); }",
            })
    void whatAPrivateMethodIsGivenBehindAGuardIsNoAnswer(String members) {
        CompiledSample sample = withMembers(
                "void m() { boolean on = x(); if (a.isDebugEnabled()) { tell(on); tell(true); } } " + members);

        assertThat(sample.behind()).isEmpty();
        assertThat(sample.notes()).isEmpty();
        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { when(a.isDebugEnabled(), () -> a.debug(\"one\")); } static void when(boolean on, Runnable r) { if (on) r.run(); }",
                "void m() { when(a::isDebugEnabled, () -> a.debug(\"one\")); } static void when(BooleanSupplier on, Runnable r) { if (on.getAsBoolean()) r.run(); }",
                "static final boolean ON = a.isDebugEnabled(); void m() { when(() -> a.debug(\"one\"), ON); } static void when(Runnable r, boolean on) { if (on) r.run(); }",
            })
    void whatIsGivenToAMethodTogetherWithAnAnswerHasANote(String members) {
        assertThat(withMembers(members).notes()).isEqualTo(Map.of("one", "what runs it asks a guard first"));
        assertThat(withMembers(members.replace("when(a::isDebugEnabled", "when(() -> x()")
                                .replace("when(a.isDebugEnabled()", "when(x()")
                                .replace("ON = a.isDebugEnabled()", "ON = x()"))
                        .notes())
                .isEmpty();
    }

    @Test
    void noGuardOpensForAStatementThatAnAnswerFromElsewhereStops() {
        CompiledSample sample = withMembers("static final boolean ON = a.isDebugEnabled(); void m() {"
                + " if (b.isDebugEnabled()) { work(); if (ON) a.debug(\"one\"); }"
                + " if (b.isDebugEnabled()) { b.debug(\"two\"); if (ON) a.debug(\"three\"); } }");

        assertThat(sample.enclosed()).isEqualTo(Map.of("b1", Set.of("two")));
        assertThat(sample.behind()).containsOnlyKeys("one", "three");
    }

    @Test
    void whatAFinallyBlockCallsIsBesideAnAnswerInItsCopies() {
        CompiledSample sample = withMembers("""
                void m(int i, int j) {
                    boolean on = a.isDebugEnabled() || x();
                    if (on) { try { work(); } finally { p(i + j); } work(); }
                }
                void p(int i) { a.debug("one"); }
                """);

        assertThat(sample.notes()).isEqualTo(Map.of("one", "its callers in this class ask a guard first"));
    }

    /** To go each of the ways would take years, and one call for each step more than a thread has room for. */
    @ParameterizedTest
    @ValueSource(strings = {"on = on | x(); ", "if (x()) on |= x(); "})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aValueMayComeFarAndManyWays(String step) {
        CompiledSample sample = withMembers(
                "void m() { boolean on = a.isDebugEnabled(); " + step.repeat(3000) + "if (on) a.debug(\"one\"); }");

        assertThat(sample.enclosed()).isEmpty();
    }

    @Test
    void aMethodWithManyGuardsIsUnderstoodLikeOneWithFew() {
        CompiledSample sample = withMembers("void m() { " + "if (b.isDebugEnabled()) work(); ".repeat(60)
                + "switch (a.isDebugEnabled() || x() ? 1 : 0) { case 1: a.debug(\"one\"); default: work(); } }");

        assertThat(sample.notes()).isEqualTo(Map.of("one", "a guard may stand before it: it decides a value"));
    }

    @Test
    void anAnswerThatIsKeptAndAskedAtOnceHidesBoth() {
        CompiledSample sample = withMembers(
                "void m() { boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); Runnable r = () -> { if (on) a.debug(\"two\"); }; r.run(); }");

        assertThat(sample.behind())
                .isEqualTo(Map.of("one", OtherDecisions.ANSWER_KEPT, "two", "its answer is passed as an argument"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private void n(boolean d) { if (d == true) a.debug(\"one\"); } void m() { n(a.isDebugEnabled()); }",
                "void m() { boolean d = false; if (x()) d = a.isDebugEnabled(); if (d == true) a.debug(\"one\"); }",
                "void m() { boolean d = a.isDebugEnabled() & x(); if (d == true) a.debug(\"one\"); }",
                "void m() { if ((a.isDebugEnabled() & x()) == true) a.debug(\"one\"); }",
                "void m() { boolean d = a.isDebugEnabled(); d &= x(); if (d == true) a.debug(\"one\"); }",
                "void m() { boolean d = a.isDebugEnabled(); boolean e = d; if (e == true) a.debug(\"one\"); }",
                "boolean on() { return a.isDebugEnabled(); } void m() { boolean d; if ((d = on()) == true) a.debug(\"one\"); }",
            })
    void toCompareAnAnswerWithTrueIsToAskIt(String members) {
        assertThat(withMembers(members).behind())
                .isEqualTo(withMembers(members.replace(" == true", "")).behind())
                .containsOnlyKeys("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { if (J.getLevel() == java.util.logging.Level.FINE) a.debug(\"one\"); }",
                "void m() { if (J.getLevel().intValue() <= 500) a.debug(\"one\"); }",
                "void m() { java.util.logging.Level level = J.getLevel(); work(); if (java.util.logging.Level.FINE.equals(level)) a.debug(\"one\"); }",
                "void m(java.util.logging.Level level) { if (!J.isLoggable(level)) return; a.debug(\"one\"); }",
                "void m(org.slf4j.event.Level level) { boolean on = a.isEnabledForLevel(level); work(); if (on) a.debug(\"one\"); }",
                "static boolean isLow(java.util.logging.Level level) { return level.intValue() < 500; } void m() { if (isLow(J.getLevel())) a.debug(\"one\"); }",
                "void m() { switch (J.getLevel().intValue()) { case 500: a.debug(\"one\"); break; case 400: work(); break; default: } }",
                "enum Mode { FINE, INFO } void m() { switch (Mode.valueOf(J.getLevel().getName())) { case FINE: a.debug(\"one\"); break; default: } }",
                "enum Mode { FINE, INFO } void m() { if (Mode.valueOf(J.getLevel().getName()).ordinal() == 0) a.debug(\"one\"); }",
            })
    void whatALevelDecidesThatIsKnownAtRunTimeHasANote(String members) {
        CompiledSample sample = withMembers(JUL + members);

        assertThat(sample.behind()).isEmpty();
        assertThat(sample.notes())
                .isEqualTo(Map.of("one", "a guard may stand before it: it asks which level the logger has"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m(java.util.logging.LogRecord record) { if (a.isDebugEnabled()) work(); if (record.getLevel() == java.util.logging.Level.FINE) a.debug(\"one\"); }",
                "void m(java.util.logging.Level level) { if (J.isLoggable(level)) work(); a.debug(\"one\"); }",
            })
    void whatNoLevelOfALoggerDecidesHasNone(String members) {
        assertThat(withMembers(JUL + members).notes()).isEmpty();
    }
}

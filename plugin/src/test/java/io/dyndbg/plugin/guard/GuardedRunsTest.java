package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of function objects that are made anywhere, and run behind a guard: no query opens that for them. */
class GuardedRunsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { ifDebug(() -> a.debug(\"one\")); }",
                "void m() { ifDebug(this::tell); } private void tell() { a.debug(\"one\"); }",
                "void m() { ifDebug(() -> tell()); } private void tell() { a.debug(\"one\"); }",
                "void m() { with(a, l -> l.debug(\"one\")); }",
                "void m() { passedOn(1L, () -> a.debug(\"one\")); }",
                "void m() { orElse(() -> a.debug(\"one\")); }",
                "void m() { Runnable r = () -> a.debug(\"one\"); work(); if (a.isDebugEnabled()) r.run(); }",
                "void m() { Runnable r = () -> a.debug(\"one\"); work(); if (a.isDebugEnabled()) use(r); }",
                "void m() { Runnable r = () -> a.debug(\"one\"); work(); if (a.isDebugEnabled() || x()) r.run(); }",
                "void m() { if (a.isDebugEnabled()) ifDebug(() -> a.debug(\"one\")); }",
                "void m() { all(() -> a.debug(\"one\"), () -> {}); }",
                "void m() { Thread t = new Thread(() -> a.debug(\"one\")); work(); if (a.isDebugEnabled()) t.start(); }",
                "void m() { List<Runnable> l = new ArrayList<>(); l.add(() -> a.debug(\"one\")); if (a.isDebugEnabled()) l.forEach(Runnable::run); }",
                "void m() { Map<String, Runnable> l = new HashMap<>(); l.put(\"x\", () -> a.debug(\"one\")); if (a.isDebugEnabled()) l.get(\"x\").run(); }",
                "private final Runnable r = () -> a.debug(\"one\"); void m() { if (a.isDebugEnabled()) use(r); }",
                "private static final Runnable R = () -> a.debug(\"one\"); void m() { if (a.isDebugEnabled()) R.run(); }",
                "void m() { given(() -> { a.debug(\"one\"); return \"\"; }); } void given(java.util.function.Supplier<String> s) { if (a.isDebugEnabled()) s.get(); }",
                "void m() { given(x -> { a.debug(\"one\"); return x; }); } void given(java.util.function.Function<String, String> f) { if (a.isDebugEnabled()) { String s = f.andThen(x -> x).apply(\"\"); } }",
            })
    void haveANote(String code) {
        assertThat(sample(code).notes()).isEqualTo(Map.of("one", "what runs it asks isDebugEnabled first"));
    }

    /** Builds are reproducible, and instructions have no order of their own. */
    @RepeatedTest(10)
    void ofSeveralGuardsTheFirstOfTheCodeIsNamed() {
        assertThat(sample("void m() { Runnable r = () -> a.debug(\"one\"); work(); if (a.isTraceEnabled()) r.run();"
                                + " if (a.isDebugEnabled()) r.run(); if (a.isDebugEnabled()) use(r); }")
                        .notes())
                .isEqualTo(Map.of("one", "what runs it asks isTraceEnabled first"));
    }

    @Test
    void alsoWhereTheAnswerIsKept() {
        assertThat(sample("final boolean d = a.isDebugEnabled(); void m() { kept(() -> a.debug(\"one\")); }"
                                + " void kept(Runnable r) { if (d) r.run(); }")
                        .notes())
                .isEqualTo(Map.of("one", "what runs it asks a guard first"));
    }

    @Test
    void alsoWhereAFilterAsksAndOthersMayCallTheMethod() {
        assertThat(sample(
                                "void m() { Optional.of(a).filter(l -> l.isDebugEnabled()).ifPresent(this::tell); } void tell(Logger l) { l.debug(\"one\"); }")
                        .notes())
                .isEqualTo(Map.of("one", "what runs it asks a guard first"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m() { run(() -> a.debug(\"one\")); }",
                "void m() { Runnable r = () -> a.debug(\"one\"); if (a.isDebugEnabled()) r.run(); use(r); }",
                "void m() { Runnable r = () -> a.debug(\"one\"); ifDebug(r); r.run(); }",
                "void m() { new Thread(() -> a.debug(\"one\")).start(); }",
                "void m() { List<Runnable> l = new ArrayList<>(); l.add(() -> a.debug(\"one\")); if (a.isDebugEnabled()) l.clear(); l.forEach(Runnable::run); }",
                "void m(List<Runnable> l) { l.add(() -> a.debug(\"one\")); if (a.isDebugEnabled()) l.forEach(Runnable::run); }",
                "void m() { Runnable[] l = { () -> a.debug(\"one\") }; if (a.isDebugEnabled()) l[0].run(); l[0].run(); }",
                "void m() { again(() -> a.debug(\"one\")); }",
                "Runnable r = () -> a.debug(\"one\"); void m() { if (a.isDebugEnabled()) r.run(); }",
                "private Runnable r = () -> a.debug(\"one\"); void m() { if (a.isDebugEnabled()) r.run(); r.run(); }",
                "private Runnable r = () -> a.debug(\"one\"), s; void m() { s = r; r = s; }",
            })
    void butNotWhereOthersMayRunThem(String code) {
        assertThat(sample(code).notes()).isEmpty();
    }

    /** That guard opens with them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "void m(List<Object> all) { if (a.isDebugEnabled()) all.forEach(x -> a.debug(\"one\")); }",
                "void m() { if (a.isDebugEnabled()) { Runnable r = () -> a.debug(\"one\"); r.run(); } }",
            })
    void norWhereTheGuardAlsoEnclosesWhatMakesThem(String code) {
        CompiledSample sample = sample(code);

        assertThat(sample.notes()).isEmpty();
        assertThat(sample.enclosed()).isEqualTo(Map.of("a0", Set.of("one")));
    }

    private static CompiledSample sample(String members) {
        return withMembers(members + """
                void ifDebug(Runnable r) { if (a.isDebugEnabled()) r.run(); }
                void orElse(Runnable r) { if (r != null && a.isDebugEnabled()) r.run(); else work(); }
                void passedOn(long n, Runnable r) { Runnable later = () -> r.run(); ifDebug(later); }
                static void with(org.slf4j.Logger l, java.util.function.Consumer<org.slf4j.Logger> r) {
                    if (!l.isDebugEnabled()) return;
                    Objects.requireNonNull(r).accept(l);
                }
                void run(Runnable r) { if (a.isDebugEnabled()) r.run(); r.run(); }
                void again(Runnable r) { again(() -> r.run()); }
                static void use(Runnable r) {}
                static void all(Runnable... all) { if (a.isDebugEnabled()) for (Runnable r : all) r.run(); }
                """);
    }
}

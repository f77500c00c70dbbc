package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.WovenProgram;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects of a class are made, or run, behind guards of other classes only: the answer says that its statements may stay silent. */
class GuardedMakersTest {
    private static final String TOLD = """
            class Told implements Runnable {
                Told() {}
                Told(int n) { this(); }
                public void run() { Main.LOG.debug("x"); }
            }
            """;

    private static final String LOGS =
            "class Logs { static void ifDebug(Runnable tell) { if (Main.LOG.isDebugEnabled()) tell.run(); } }";

    @TempDir
    Path folder;

    /** @param others one statement among them, or in {@code code} */
    private WovenProgram program(String code, String others) throws Exception {
        String main = """
                class Main {
                    static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("x");
                    static final boolean ON = LOG.isDebugEnabled();
                    static void exec(Runnable it) { it.run(); }
                    static void ifDebug(Runnable it) { if (LOG.isDebugEnabled()) it.run(); }
                    public static void main(String[] a) { CODE }
                }
                """.replace(
                "CODE", code.replace("ANONYMOUS", "new Runnable() { public void run() { LOG.debug(\"x\"); } }"));
        return WovenProgram.of(folder, Map.of("Main", main, "Others", LOGS + others));
    }

    private void assertMayStaySilent(String code, String others, String note) throws Exception {
        try (WovenProgram program = program(code, others)) {
            assertThat(program.query("", "+p").notes()).containsExactly("1 site may stay silent: " + note);
            assertThat(program.run("Main")).isEmpty();
        }
    }

    private void assertPrints(String code, String others) throws Exception {
        try (WovenProgram program = program(code, others)) {
            assertThat(program.query("", "+p").notes()).isEmpty();
            assertThat(program.run("Main")).contains("x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (LOG.isDebugEnabled()) exec(new Told());",
                "if (LOG.isDebugEnabled()) exec(new Told(2)); if (LOG.isDebugEnabled()) exec(new Told());",
                "if (!LOG.isDebugEnabled()) return; exec(new Told());",
                "Runnable it = LOG.isDebugEnabled() ? new Told() : null; if (it != null) it.run();",
                "boolean on = LOG.isDebugEnabled(); if (on) exec(new Told());",
                "if (LOG.isDebugEnabled()) exec(() -> exec(new Told()));",
                "if (LOG.isDebugEnabled()) { java.util.function.Supplier<Runnable> it = Told::new; it.get().run(); }",
            })
    void theAnswerSaysSoWhereTheyAreMade(String code) throws Exception {
        assertMayStaySilent(code, TOLD, "what makes its object asks isDebugEnabled first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (LOG.isDebugEnabled()) exec(ANONYMOUS);",
                "if (LOG.isDebugEnabled()) exec(new Runnable() { public void run() { exec(ANONYMOUS); } });",
                "if (LOG.isDebugEnabled()) { class Here { void tell() { LOG.debug(\"x\"); } void go() { tell(); } } new Here().go(); }",
            })
    void alsoOfThoseWithoutNames(String code) throws Exception {
        assertMayStaySilent(code, "", "what makes its object asks isDebugEnabled first");
    }

    @Test
    void alsoWhereTheAnswerIsKept() throws Exception {
        assertMayStaySilent("if (ON) exec(new Told());", TOLD, "what makes its object asks a guard first");
    }

    @Test
    void alsoWhereOneOfThemMakesAnother() throws Exception {
        String first = """
                class First implements Runnable {
                    public void run() { new Told().run(); Main.LOG.trace("first"); }
                }
                """;
        try (WovenProgram program = program("if (LOG.isDebugEnabled()) exec(new First());", first + TOLD)) {
            assertThat(program.query("", "+p").notes())
                    .containsExactly("2 sites may stay silent: what makes its object asks isDebugEnabled first");
            assertThat(program.run("Main")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runnable it = ANONYMOUS; if (LOG.isDebugEnabled()) it.run();",
                "ifDebug(ANONYMOUS);",
                "Logs.ifDebug(ANONYMOUS);",
                "var all = new java.util.ArrayList<Runnable>(); all.add(ANONYMOUS); if (LOG.isDebugEnabled()) all.forEach(Runnable::run);",
            })
    void andWhereTheyAreRun(String code) throws Exception {
        assertMayStaySilent(code, "", "what runs it asks isDebugEnabled first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec(ANONYMOUS);",
                "exec(new Runnable() { public void run() { exec(ANONYMOUS); } });",
                "Runnable it = ANONYMOUS; if (LOG.isDebugEnabled()) it.run(); it.run();",
                "Runnable it = ANONYMOUS; ifDebug(it); exec(it);",
            })
    void whatIsAlsoRunWithoutHasNoNote(String code) throws Exception {
        assertPrints(code, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (LOG.isDebugEnabled()) exec(new Told()); exec(new Told(2));",
                "if (LOG.isDebugEnabled()) exec(new Told()); Others.made().run();",
                "if (LOG.isDebugEnabled()) exec(new Told()); exec(new Derived());",
            })
    void whatIsAlsoMadeWithoutHasNoNote(String code) throws Exception {
        assertPrints(
                code,
                TOLD + "class Others { static Told made() { return new Told(); } } class Derived extends Told {}");
    }

    @Test
    void whatNeedsNoObjectHasNoNote() throws Exception {
        assertPrints(
                "if (LOG.isDebugEnabled()) exec(new Static()); Static.tell();",
                "class Static implements Runnable { public void run() {} static void tell() { Main.LOG.debug(\"x\"); } }");
    }
}

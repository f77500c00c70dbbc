package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.WovenProgram;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A method of another class runs what it is given behind a guard only: the answer says that it may stay silent. */
class GuardedTakersTest {
    private static final String LOG = "static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(\"x\");";

    private static final String LOGS = """
            class Logs {
                static void ifDebug(org.slf4j.Logger log, Runnable tell) { if (log.isDebugEnabled()) tell.run(); }
                static void with(org.slf4j.Logger log, java.util.function.Consumer<org.slf4j.Logger> tell) {
                    if (!log.isDebugEnabled()) return;
                    tell.accept(log);
                }
                static void all(Runnable... all) { if (Main.LOG.isDebugEnabled()) for (Runnable tell : all) tell.run(); }
                static void passed(long n, Runnable tell) { ifDebug(Main.LOG, tell); }
                private static final boolean ON = Main.LOG.isDebugEnabled();
                static void kept(Runnable tell) { if (ON) tell.run(); }
                void run(Runnable tell) { if (Main.LOG.isDebugEnabled()) tell.run(); }
                static void always(Runnable tell) { if (Main.LOG.isDebugEnabled()) tell.run(); else tell.run(); }
                static void never(Runnable tell) { if (Main.LOG.isDebugEnabled()) Main.LOG.trace("never"); }
            }
            class More extends Logs {}
            class Later {
                private final Runnable tell;
                private Runnable other;
                Later(Runnable tell) { this.tell = tell; }
                Later with(Runnable tell) { other = tell; return this; }
                void tell() { if (Main.LOG.isDebugEnabled()) { tell.run(); if (other != null) other.run(); } }
            }
            class Sooner extends Later { Sooner(Runnable tell) { super(tell); tell.run(); } }
            """;

    @TempDir
    Path folder;

    private WovenProgram program(String code) throws Exception {
        String main = "class Main { LOG public static void main(String[] a) { CODE } }"
                .replace("LOG", LOG)
                .replace("CODE", code);
        return WovenProgram.of(folder, Map.of("Main", main, "Logs", LOGS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Logs.ifDebug(Main.LOG, () -> Main.LOG.debug(\"x\"));",
                "Logs.all(() -> Main.LOG.debug(\"x\"), null);",
                "Logs.with(Main.LOG, log -> log.debug(\"x\"));",
                "Logs.passed(1L, () -> Main.LOG.debug(\"x\"));",
                "Runnable tell = () -> Main.LOG.debug(\"x\"); new More().run(tell);",
                "new Later(() -> Main.LOG.debug(\"x\")).tell();",
                "new Later(null).with(() -> Main.LOG.debug(\"x\")).tell();",
            })
    void theAnswerSaysSo(String code) throws Exception {
        try (WovenProgram program = program(code)) {
            assertThat(program.query("class Main", "+p").notes())
                    .containsExactly("1 site may stay silent: what runs it asks isDebugEnabled first");
            assertThat(program.run("Main")).isEmpty();
        }
    }

    @Test
    void alsoWhereTheAnswerIsKept() throws Exception {
        try (WovenProgram program = program("Logs.kept(() -> Main.LOG.debug(\"x\"));")) {
            assertThat(program.query("class Main", "+p").notes())
                    .containsExactly("1 site may stay silent: what runs it asks a guard first");
            assertThat(program.run("Main")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Logs.always(() -> Main.LOG.debug(\"x\"));",
                "new Sooner(() -> Main.LOG.debug(\"x\")).tell();",
                "Runnable tell = () -> Main.LOG.debug(\"x\"); Logs.never(tell); tell.run();",
                "Runnable tell = () -> Main.LOG.debug(\"x\"); Logs.ifDebug(Main.LOG, tell); tell.run();",
            })
    void whatAlsoRunsWithoutHasNoNote(String code) throws Exception {
        try (WovenProgram program = program(code)) {
            assertThat(program.query("class Main", "+p").notes()).isEmpty();
            assertThat(program.run("Main")).containsExactly("x");
        }
    }
}

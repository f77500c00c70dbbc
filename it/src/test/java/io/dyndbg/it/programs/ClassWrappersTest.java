package io.dyndbg.it.programs;

import static io.dyndbg.it.programs.ClassFolder.debugAndTrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.plugin.collect.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that logs through classes of its own: the runtime answers for those that may have a subclass. */
class ClassWrappersTest {
    /** Needs arguments, counts what is made and finalized of it, and has methods of all kinds. */
    private static final String LOG = """
            package own;
            import org.slf4j.*;
            public class Log {
                static int made;
                static int finalized;
                private final Logger to;
                protected Log(Logger to) { this.to = to; made++; }
                public static Log of(String name) { return new Log(LoggerFactory.getLogger(name)); }
                public void debug(String text, Object... arguments) { to.debug(text, arguments); }
                void trace(String text, byte b, char c, double d, float f, int i, long l, short s, boolean z) {
                    if (to.isTraceEnabled()) to.trace(text, new Object[] {b, c, d, f, i, l, s, z});
                }
                protected boolean isDebugEnabled() { return to.isDebugEnabled(); }
                public boolean isTraceEnabled() { return to.isTraceEnabled(); }
                public final void fine(String text) { to.debug(text); }
                public void info(String text) { to.info(text); }
                @Override public String toString() { return "log"; }
                @Override protected void finalize() { finalized++; }
                public static String counts() {
                    for (int i = 0; i < 20; i++) { System.gc(); System.runFinalization(); }
                    return made + " made, " + finalized + " finalized";
                }
            }
            """;

    private static final String LOUD = """
            package own;
            public class Loud extends Log {
                public Loud() { super(org.slf4j.LoggerFactory.getLogger("loud")); }
                @Override public void debug(String text, Object... arguments) { super.debug(text + "!", arguments); }
                public void debug(int number) { super.debug("number " + number); }
            }
            """;

    private static final String CLOSED = """
            package own;
            public final class Closed {
                public void debug(String text) { System.out.println("closed " + text); }
            }
            """;

    private static final String PROGRAM = """
            package own;
            public class X {
                static final Log LOG = Log.of("own.x");
                static final Loud LOUD = new Loud();
                static final Closed CLOSED = new Closed();
                public static void main(String[] a) {
                    LOG.info("set up");
                    for (int i = 0; i < 2; i++) {
                        own();
                        CLOSED.debug("stays");
                        LOG.fine("as well");
                        if (i == 0) System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    }
                    System.out.println(Log.counts());
                }
                static void own() {
                    LOG.debug("own {} and {}", 1, "two");
                    if (LOG.isDebugEnabled()) {
                        LOG.debug("guarded", new Exception("thrown"));
                    }
                    LOG.trace("all {} {} {} {} {} {} {} {}", (byte) 1, 'c', 2.5, 3.5f, 4, 5L, (short) 6, true);
                    LOUD.debug("loud {}", 7);
                    LOUD.debug(8);
                }
            }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void weave() throws Exception {
        Options options = new Options(
                Options.DEFAULT.levels(),
                Options.DEFAULT.arguments(),
                List.of(),
                List.of("own.Log#debug,trace,fine:debug", "own.Closed#debug"),
                path -> path.equals("own/X.class"),
                Optional.empty(),
                false,
                false);
        program = ClassFolder.overLogback(folder)
                .compile(Map.of("X", PROGRAM, "Log", LOG, "Loud", LOUD, "Closed", CLOSED))
                .weave("mod", options);
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_and_no_constructor_runs(Jdk jdk) {
        List<String> lines = program.query(jdk, "own.X", "+pl");

        assertThat(debugAndTrace(lines))
                .containsExactly(
                        "DEBUG own.x own - 17: own 1 and two",
                        "DEBUG own.x own - 19: guarded",
                        "TRACE own.x own - 21: all 1 c 2.5 3.5 4 5 6 true",
                        "DEBUG loud own - 22: loud 7",
                        "DEBUG loud own - 23: 8");
        assertThat(lines)
                .contains("java.lang.Exception: thrown", "closed stays", "2 made, 0 finalized")
                .contains(
                        "  1 site unreachable: left alone: logger class can't have a subclass",
                        "  1 site unreachable: left alone: logger's method can't be overridden");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_that_print_unasked_are_silenced(Jdk jdk) {
        List<String> lines = program.query(jdk, "own.X", "func own +q", "-Dlevel=TRACE");

        assertThat(lines).contains("5 sites matched, 5 changed: 5 in force");
        // Once, before the query.
        assertThat(debugAndTrace(lines))
                .filteredOn(line -> line.contains("own 1 and two"))
                .hasSize(1);
        assertThat(debugAndTrace(lines))
                .filteredOn(line -> line.contains("as well"))
                .hasSize(2);
    }
}

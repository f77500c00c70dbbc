package io.dyndbg.it.programs;

import static io.dyndbg.it.programs.ClassFolder.debugAndTrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.plugin.collect.Options;
import io.netty.util.internal.logging.InternalLogger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that logs through types of its own, and through Netty's, over SLF4J and Logback. */
class WrappersTest {
    private static final String PROGRAM = """
            import io.netty.util.internal.logging.*;
            import org.slf4j.*;
            public class X {
                interface Log {
                    void debug(String text, Object... arguments);
                    void say(Object marker, String text, Throwable thrown);
                    boolean isDebugEnabled();
                    boolean isChatty();
                    void info(String text);
                }
                /** Shows what is inside. */
                record Over(Logger logger) implements Log {
                    public void debug(String text, Object... arguments) { logger.debug(text, arguments); }
                    public void say(Object marker, String text, Throwable thrown) { logger.trace(text, thrown); }
                    public boolean isDebugEnabled() { return logger.isDebugEnabled(); }
                    public boolean isChatty() { return logger.isTraceEnabled(); }
                    public void info(String text) { logger.info(text); }
                }
                /** Keeps it to itself. */
                static class Hidden implements Log {
                    public void debug(String text, Object... arguments) {}
                    public void say(Object marker, String text, Throwable thrown) {}
                    public boolean isDebugEnabled() { return false; }
                    public boolean isChatty() { return false; }
                    public void info(String text) {}
                }
                static final Log LOG = new Over(LoggerFactory.getLogger("over"));
                static final Log HIDDEN = new Hidden();
                static final InternalLogger NETTY = InternalLoggerFactory.getInstance("netty");
                public static void main(String[] a) {
                    LoggerFactory.getLogger("x").info("set up");
                    for (int i = 0; i < 2; i++) {
                        own();
                        hidden();
                        Y.hidden();
                        netty();
                        if (i == 0) System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    }
                }
                static void own() {
                    LOG.debug("own {} and {}", 1, "two");
                    if (LOG.isChatty()) { LOG.say(null, "chatty", new Exception("thrown")); }
                }
                static void hidden() { if (HIDDEN.isDebugEnabled()) HIDDEN.debug("hidden {}", 7); }
                static void netty() {
                    NETTY.debug("netty {}", 1);
                    if (NETTY.isTraceEnabled()) NETTY.trace("netty {} {}", 1, 2, new Exception("of netty"));
                }
            }
            """;

    private static final String HIDDEN = """
            public class Y {
                static final X.Log LOG = new X.Hidden();
                static void hidden() { LOG.debug("hidden {}", 7); }
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
                List.of("X$Log#debug,say:trace:1,isChatty:trace"),
                path -> path.equals("X.class") || path.equals("Y.class"),
                Optional.empty(),
                false,
                false);
        program = ClassFolder.overLogback(folder)
                .behind(Locations.of(InternalLogger.class))
                .compile(Map.of("X", PROGRAM, "Y", HIDDEN))
                .weave("mod", options);
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_with_their_place_and_through_guards(Jdk jdk) {
        List<String> lines = program.query(jdk, "X", "+pl");

        assertThat(lines).contains("6 sites matched, 6 changed: 6 in force");
        assertThat(debugAndTrace(lines))
                .containsExactly(
                        "DEBUG over own - 41: own 1 and two",
                        "TRACE over own - 42: chatty",
                        "DEBUG X hidden - 44: hidden 7",
                        "DEBUG Y hidden - 3: hidden 7",
                        "DEBUG netty netty - 46: netty 1",
                        "TRACE netty netty - 47: netty 1 2");
        assertThat(lines).contains("java.lang.Exception: thrown", "java.lang.Exception: of netty");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void one_that_shows_no_logger_prints_by_the_class_and_it_is_said(Jdk jdk) {
        assertThat(program.query(jdk, "X", "class Y func hidden +p"))
                .contains("DEBUG Y hidden - hidden 7")
                .contains(
                        "  note: X$Hidden does not show which logger is inside: prints to the one of the class's name");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_that_print_unasked_are_silenced(Jdk jdk) {
        List<String> follow = program.query(jdk, "X", "line 1 +q", "-Dlevel=TRACE");
        List<String> silent = program.query(jdk, "X", "func netty +q; func own +q", "-Dlevel=TRACE");

        assertThat(debugAndTrace(follow))
                .filteredOn(line -> line.matches(".*(over \\w+|netty netty) - .*"))
                .hasSize(8);
        assertThat(silent)
                .contains("2 queries, 0 failed: 4 sites matched, 4 changed: 4 in force")
                .noneMatch(line -> line.contains("unreachable"));
        // Each once, before the query.
        assertThat(debugAndTrace(silent))
                .filteredOn(line -> line.matches(".*(over \\w+|netty netty) - .*"))
                .hasSize(4);
    }
}

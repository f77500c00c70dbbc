package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that logs through the JDK's own {@link System.Logger}, over java.util.logging. */
class SystemLoggerTest {
    private static final String PROGRAM = """
            import java.lang.System.Logger;
            import java.lang.System.Logger.Level;
            public class X {
                static final Logger LOG = System.getLogger("x");
                public static void main(String[] a) {
                    for (var handler : java.util.logging.Logger.getLogger("").getHandlers()) {
                        handler.setLevel(java.util.logging.Level.ALL);
                    }
                    for (int i = 0; i < 2; i++) {
                        plain();
                        guarded();
                        computed(i == 0 ? Level.DEBUG : Level.TRACE);
                        if (i == 0) System.err.println(io.dyndbg.Dyndbg.query(a[0]));
                    }
                }
                static void plain() { LOG.log(Level.DEBUG, "plain {0}", 7); LOG.log(Level.INFO, "info"); }
                static void guarded() {
                    if (LOG.isLoggable(Level.TRACE)) { LOG.log(Level.TRACE, () -> "guarded", new Exception("thrown")); }
                }
                static void computed(Level level) { LOG.log(level, "computed"); }
            }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void weave() throws Exception {
        program = ClassFolder.overLogback(folder).compile(Map.of("X", PROGRAM)).weave("mod");
    }

    private List<String> run(Jdk jdk, String query) {
        String format = "-Djava.util.logging.SimpleFormatter.format=%4$s %2$s %5$s%6$s%n";
        return program.query(jdk, "X", query, format, "-Duser.language=en");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_with_their_place_and_through_guards(Jdk jdk) {
        List<String> lines = run(jdk, "+pl");

        assertThat(lines).contains("2 sites matched, 2 changed: 2 in force");
        assertThat(lines.stream().filter(line -> line.matches("(FINER|FINE|INFO) X .*")))
                .containsExactly(
                        "INFO X plain info",
                        "FINE X plain 16: plain 7",
                        "INFO X plain info",
                        "FINER X guarded 18: guarded");
        assertThat(lines).contains("java.lang.Exception: thrown");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_skip(Jdk jdk) {
        assertThat(run(jdk, "+q"))
                .contains("2 sites matched, 2 changed: 2 in force")
                .noneMatch(line -> line.startsWith("FINE"));
    }

    /** Nothing else in this program logs, so that nobody has an MDC. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_condition_that_can_not_hold_yet_is_said(Jdk jdk) {
        assertThat(run(jdk, "mdc tenant=acme +p"))
                .contains("2 sites matched, 2 changed: 2 in force")
                .contains(
                        "  note: 2 sites may stay silent: its logging API has no MDC, and SLF4J's or Log4j's is not set up yet")
                .noneMatch(line -> line.startsWith("FINE"));
    }
}

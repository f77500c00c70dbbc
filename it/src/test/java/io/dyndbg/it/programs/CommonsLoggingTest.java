package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that logs through Commons Logging, over SLF4J and Logback. */
class CommonsLoggingTest {
    private static final String PROGRAM = """
            import org.apache.commons.logging.*;
            public class X {
                interface Own extends Log { default void twice(String text) { debug(text); debug(text); } }
                static final Log LOG = LogFactory.getLog(X.class);
                final Log logger = LogFactory.getLog(getClass());
                public static void main(String[] a) {
                    for (int i = 0; i < 2; i++) {
                        plain();
                        guarded();
                        new X().instance();
                        if (i == 0) System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    }
                }
                static void plain() { LOG.debug("plain {} text"); LOG.info("info"); }
                static void guarded() { if (LOG.isTraceEnabled()) { LOG.trace("guarded " + 7, new Exception("thrown")); } }
                void instance() { logger.debug(42); }
            }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void weave() throws Exception {
        program = ClassFolder.overLogback(folder)
                .behind(Locations.of(Log.class))
                .compile(Map.of("X", PROGRAM))
                .weave("mod");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_with_their_place_and_through_guards(Jdk jdk) {
        List<String> lines = program.query(jdk, "X", "+pl");

        assertThat(lines).contains("5 sites matched, 5 changed: 3 in force, 2 wait for their class");
        assertThat(lines.stream().filter(line -> line.matches("(DEBUG|TRACE|INFO ) X .*")))
                .containsExactly(
                        "INFO  X plain - info",
                        "DEBUG X plain - 14: plain {} text",
                        "INFO  X plain - info",
                        "TRACE X guarded - 15: guarded 7",
                        "DEBUG X instance - 16: 42");
        assertThat(lines)
                .filteredOn(line -> line.equals("java.lang.Exception: thrown"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_skip_and_follow(Jdk jdk) {
        assertThat(program.query(jdk, "X", "+q").stream().filter(line -> line.matches("(DEBUG|TRACE|INFO ) .*")))
                .containsExactly("INFO  X plain - info", "INFO  X plain - info");
        assertThat(program.query(jdk, "X", "func instance +p"))
                .contains("DEBUG X instance - 42")
                .noneMatch(line -> line.startsWith("DEBUG X plain"));
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_condition_of_the_mdc_asks_what_stands_beneath(Jdk jdk) {
        assertThat(program.query(jdk, "X", "func instance mdc tenant=acme +p"))
                .contains("1 site matched, 1 changed: 1 in force")
                .noneMatch(line -> line.startsWith("DEBUG X instance"));
    }
}

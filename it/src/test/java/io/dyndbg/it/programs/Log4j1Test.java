package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.log4j.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that logs through the API of Log4j 1, over reload4j. */
class Log4j1Test {
    private static final String PROGRAM = """
            import org.apache.log4j.*;
            public class X {
                static final Logger LOG = Logger.getLogger("x");
                static final Category OLD = Category.getInstance("old");
                public static void main(String[] a) {
                    for (int i = 0; i < 2; i++) {
                        plain();
                        guarded();
                        if (i == 0) System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    }
                }
                static void plain() { LOG.debug("plain"); LOG.info("info"); OLD.log(Priority.DEBUG, "old"); }
                static void guarded() {
                    if (LOG.isEnabledFor(Level.TRACE)) { LOG.trace("guarded", new Exception("thrown")); }
                }
            }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void weave() throws Exception {
        Path settings = Files.createDirectories(folder.resolve("log4j"));
        Files.writeString(settings.resolve("log4j.properties"), """
                log4j.rootLogger=INFO, C
                log4j.appender.C=org.apache.log4j.ConsoleAppender
                log4j.appender.C.layout=org.apache.log4j.PatternLayout
                log4j.appender.C.layout.ConversionPattern=%p %c %M:%L %m%n
                """);
        program = ClassFolder.overLogback(folder)
                .behind(Locations.of(Logger.class), settings)
                .compile(Map.of("X", PROGRAM))
                .weave("mod");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_with_their_place_and_through_guards(Jdk jdk) {
        List<String> lines = program.query(jdk, "X", "+pf");

        assertThat(lines).contains("3 sites matched, 3 changed: 3 in force");
        assertThat(lines.stream().filter(line -> line.matches("(DEBUG|TRACE|INFO) .*")))
                .containsExactly(
                        "INFO x plain:12 info",
                        "DEBUG x plain:12 plain: plain",
                        "INFO x plain:12 info",
                        "DEBUG old plain:12 plain: old",
                        "TRACE x guarded:14 guarded: guarded");
        assertThat(lines).contains("java.lang.Exception: thrown");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_skip(Jdk jdk) {
        assertThat(program.query(jdk, "X", "+q"))
                .contains("3 sites matched, 3 changed: 3 in force")
                .noneMatch(line -> line.matches("(DEBUG|TRACE) .*"));
    }
}

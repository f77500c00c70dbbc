package io.dyndbg.it.programs;

import static io.dyndbg.it.programs.ClassFolder.debugAndTrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import io.micrometer.common.util.internal.logging.InternalLogger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.logging.Log;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that logs through the loggers that libraries have of their own, none of them configured, over SLF4J and Logback. */
class WrappersOfLibrariesTest {
    private static final String PROGRAM = """
            public class X {
                static final reactor.util.Logger REACTOR = reactor.util.Loggers.getLogger("reactor");
                static final io.micrometer.common.util.internal.logging.InternalLogger MICROMETER =
                        io.micrometer.common.util.internal.logging.InternalLoggerFactory.getInstance("micrometer");
                static final org.apache.ibatis.logging.Log MYBATIS = org.apache.ibatis.logging.LogFactory.getLog("mybatis");
                static final com.mongodb.internal.diagnostics.logging.Logger MONGODB =
                        com.mongodb.internal.diagnostics.logging.Loggers.getLogger("x");
                static final org.eclipse.jetty.util.log.Logger JETTY = org.eclipse.jetty.util.log.Log.getLogger("jetty");
                public static void main(String[] a) {
                    all();
                    System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    all();
                }
                static void all() {
                    if (REACTOR.isDebugEnabled()) REACTOR.debug("one {} two {}", 1, "2");
                    MICROMETER.debug("one {}", 1);
                    MYBATIS.trace("plain");
                    if (MONGODB.isDebugEnabled()) MONGODB.debug("plain", new Exception("thrown"));
                    JETTY.debug("one {} two {}", 1, 2);
                    JETTY.info("info");
                }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_and_are_quiet(Jdk jdk) throws Exception {
        ClassFolder program = ClassFolder.overLogback(folder)
                .behind(
                        Locations.of(reactor.util.Logger.class),
                        Locations.of(InternalLogger.class),
                        Locations.of(Log.class),
                        Locations.of(com.mongodb.internal.diagnostics.logging.Logger.class),
                        Locations.of(org.eclipse.jetty.util.log.Logger.class))
                .compile(Map.of("X", PROGRAM))
                .weave("mod");

        List<String> forced = program.query(jdk, "X", "+pl");
        assertThat(forced).contains("5 sites matched, 5 changed: 5 in force", "java.lang.Exception: thrown");
        assertThat(debugAndTrace(forced))
                .containsExactly(
                        "DEBUG reactor all - 15: one 1 two 2",
                        "DEBUG micrometer all - 16: one 1",
                        "TRACE mybatis all - 17: plain",
                        "DEBUG org.mongodb.driver.x all - 18: plain");
        // Jetty's stands around SLF4J's, and is called itself.
        assertThat(forced)
                .contains("INFO  jetty ? - 19: one 1 two 2")
                .anyMatch(line ->
                        line.contains("JettyAwareLogger: prints at level info, the lowest that it has enabled"));
        assertThat(program.query(jdk, "X", "+q"))
                .contains("5 sites matched, 5 changed: 5 in force")
                .noneMatch(line -> line.matches("(DEBUG|TRACE) .*|.*one 1.*"));
    }
}

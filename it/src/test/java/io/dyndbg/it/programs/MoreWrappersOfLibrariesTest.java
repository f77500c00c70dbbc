package io.dyndbg.it.programs;

import static io.dyndbg.it.programs.ClassFolder.debugAndTrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As {@link WrappersOfLibrariesTest}, with those that are classes among them. */
class MoreWrappersOfLibrariesTest {
    private static final String PROGRAM = """
            public class X {
                static final org.springframework.core.log.LogAccessor SPRING = new org.springframework.core.log.LogAccessor("spring");
                static final io.vertx.core.impl.logging.Logger VERTX = io.vertx.core.impl.logging.LoggerFactory.getLogger("vertx");
                static final com.hazelcast.logging.ILogger HAZELCAST = new com.hazelcast.logging.Slf4jFactory().getLogger("hazelcast");
                static final org.jgroups.logging.Log JGROUPS = org.jgroups.logging.LogFactory.getLog(X.class);
                static final org.flywaydb.core.api.logging.Log FLYWAY = org.flywaydb.core.api.logging.LogFactory.getLog(X.class);
                static final freemarker.log.Logger FREEMARKER = freemarker.log.Logger.getLogger("freemarker");
                static final org.apache.dubbo.common.logger.Logger DUBBO =
                        org.apache.dubbo.common.logger.LoggerFactory.getLogger("dubbo");
                static final com.alibaba.druid.support.logging.Log DRUID =
                        com.alibaba.druid.support.logging.LogFactory.getLog("druid");
                static final org.mariadb.jdbc.util.log.Logger MARIADB = org.mariadb.jdbc.util.log.Loggers.getLogger("mariadb");
                public static void main(String[] a) {
                    all();
                    System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    all();
                }
                static void all() {
                    if (SPRING.isDebugEnabled()) SPRING.debug(new Exception("thrown"), "plain");
                    SPRING.trace(() -> "supplied");
                    VERTX.debug("plain", new Exception("by vertx"));
                    if (HAZELCAST.isFinestEnabled()) HAZELCAST.finest("finest");
                    HAZELCAST.fine("fine");
                    JGROUPS.trace("one %s two %d", 1, 2);
                    FLYWAY.debug("plain");
                    if (FREEMARKER.isDebugEnabled()) FREEMARKER.debug("plain");
                    DUBBO.debug("plain", new Exception("by dubbo"));
                    DRUID.debug("plain");
                    MARIADB.trace("one {} 100%", 1);
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
                        Locations.of(org.springframework.core.log.LogAccessor.class),
                        Locations.of(org.apache.commons.logging.Log.class),
                        Locations.of(io.vertx.core.impl.logging.Logger.class),
                        Locations.of(com.hazelcast.logging.ILogger.class),
                        Locations.of(org.jgroups.logging.Log.class),
                        Locations.of(org.flywaydb.core.api.logging.Log.class),
                        Locations.of(freemarker.log.Logger.class),
                        Locations.of(org.apache.dubbo.common.logger.Logger.class),
                        Locations.of(com.alibaba.druid.support.logging.Log.class),
                        Locations.of(org.mariadb.jdbc.util.log.Logger.class))
                .compile(Map.of("X", PROGRAM))
                .weave("mod");

        List<String> forced = program.query(jdk, "X", "+pl", "-Dorg.freemarker.loggerLibrary=SLF4J");
        assertThat(forced)
                .contains("11 sites matched, 11 changed: 11 in force")
                .contains(
                        "java.lang.Exception: thrown",
                        "java.lang.Exception: by vertx",
                        "java.lang.Exception: by dubbo");
        assertThat(debugAndTrace(forced))
                .containsExactly(
                        "DEBUG spring all - 19: plain",
                        "TRACE spring all - 20: supplied",
                        "DEBUG vertx all - 21: plain",
                        "TRACE hazelcast all - 22: finest",
                        "DEBUG hazelcast all - 23: fine",
                        "TRACE X all - 24: one 1 two 2",
                        "DEBUG X all - 25: plain",
                        "DEBUG freemarker all - 26: plain",
                        "DEBUG dubbo all - 27: plain",
                        "DEBUG druid all - 28: plain",
                        "TRACE mariadb all - 29: one 1 100%");
        assertThat(program.query(jdk, "X", "+q", "-Dorg.freemarker.loggerLibrary=SLF4J"))
                .contains("11 sites matched, 11 changed: 11 in force")
                .noneMatch(line -> line.matches("(DEBUG|TRACE) .*"));
    }
}

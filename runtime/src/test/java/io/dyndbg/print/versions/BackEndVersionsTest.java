package io.dyndbg.print.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.print.Sites;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The back ends that applications have beside those on this module's class path, older and newer: each in a class loader that
 * holds the runtime and the jars of {@code target/back-ends/NAME}, and nothing else but the JDK.
 */
class BackEndVersionsTest {
    private static final String PLACE = Sites.LOCATION.toString();
    private static final String SIMPLE_FILE = "org.slf4j.simpleLogger.logFile";

    @TempDir
    Path folder;

    private static List<String> run(
            String backEnd, Class<? extends Function<String[], List<String>>> scenario, String logger)
            throws Exception {
        return BackEndLoader.run(backEnd, scenario, logger);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logback-1.2",
                "logback-1.3",
                "logback-1.6",
                "log4j-2.17",
                "log4j-slf4j1",
                "log4j-slf4j2",
                "jdk14-1.7",
                "jdk14-2.0",
                "reload4j-1.2",
                "jboss-3.1"
            })
    void slf4jPrintsPastTheLevelWithTheBuildsPlace(String backEnd) throws Exception {
        String logger = "versions." + backEnd.replace('.', '_') + ".Server";
        assertThat(run(backEnd, Slf4jScenario.class, logger))
                .containsExactly(
                        "DEBUG " + logger + " one 1|null|" + PLACE,
                        "DEBUG " + logger + " failed|failure|" + PLACE,
                        "DEBUG " + logger + " failed 1|failure|" + PLACE,
                        "DEBUG " + logger + " three 1 2 3|null|" + PLACE,
                        "DEBUG " + logger + " server:accept:Server.java:42: decorated {}|null|" + PLACE,
                        "guards true false false",
                        "open true",
                        "obstacle none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logback-1.3", "logback-1.6", "log4j-slf4j2", "jdk14-2.0", "reload4j-1.2", "jboss-3.1"})
    void chainsPrintPastTheLevel(String backEnd) throws Exception {
        String logger = "versions.chains." + backEnd.replace('.', '_') + ".Server";
        // What a logger that knows no events prints of a chain is all in its text.
        String merged = backEnd.startsWith("jdk14") || backEnd.startsWith("jboss") ? "AUDIT user=7 " : "";
        assertThat(run(backEnd, ChainScenario.class, logger))
                .containsExactly(
                        "DEBUG " + logger + " 42: chain 1|null|" + PLACE,
                        "DEBUG " + logger + " 42: " + merged + "chain|failure|" + PLACE,
                        "DEBUG " + logger + " 42: chain 1 2|null|" + PLACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log4j-2.17", "log4j-slf4j2"})
    void log4jPrintsPastTheLevelWithTheBuildsPlace(String backEnd) throws Exception {
        assertThat(run(backEnd, Log4jScenario.class, "Server"))
                .containsExactly(
                        "DEBUG Server one 1|null|" + PLACE,
                        "DEBUG Server failed 1|failure|" + PLACE,
                        "DEBUG Server supplied|null|" + PLACE,
                        "DEBUG Server 007|null|" + PLACE,
                        "DEBUG Server chain 1|failure|" + PLACE,
                        "DEBUG Server server:accept:Server.java:42: decorated {}|null|" + PLACE,
                        "guards true false false",
                        "exit value",
                        "obstacle none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple-1.7", "simple-2.0"})
    void slf4jSimplePrintsPastTheLevelThatItsLoggersWereMadeWith(String backEnd) throws Exception {
        System.setProperty(SIMPLE_FILE, folder.resolve("log").toString());
        try {
            assertThat(run(backEnd, Slf4jScenario.class, "Server"))
                    .contains(
                            "[main] DEBUG Server - one 1",
                            "[main] DEBUG Server - failed",
                            "[main] DEBUG Server - server:accept:Server.java:42: decorated {}",
                            "guards true false false")
                    .anyMatch(line -> line.startsWith("[main] DEBUG Server - ") && line.endsWith("three 1 2 3"))
                    .noneMatch(line -> line.contains("dropped") || line.contains("not this one"))
                    .endsWith("obstacle none");
        } finally {
            System.clearProperty(SIMPLE_FILE);
        }
    }

    @Test
    void chainsKeepTheirKeyValuesOverSlf4jSimple() throws Exception {
        System.setProperty(SIMPLE_FILE, folder.resolve("log").toString());
        try {
            assertThat(run("simple-2.0", ChainScenario.class, "Server"))
                    .containsExactly(
                            "[main] DEBUG Server - 42: chain 1",
                            "[main] DEBUG Server - AUDIT user=7 42: chain",
                            "java.lang.Exception: failure",
                            "[main] DEBUG Server - 42: chain 1 2");
        } finally {
            System.clearProperty(SIMPLE_FILE);
        }
    }

    @Test
    void whatStopsAMessageAtTheAppendersOfReload4jIsNamed() throws Exception {
        assertThat(run("reload4j-1.2", Reload4jObstacleScenario.class, "Server"))
                .containsExactly(
                        "none",
                        "appender FILE has threshold WARN; set its Threshold to DEBUG",
                        "appender FILE has threshold WARN; set its Threshold to DEBUG; appender CONSOLE prints it",
                        "appender FILE has a LevelRangeFilter that denies DEBUG; set its LevelMin to DEBUG",
                        "appender ASYNC drops messages while its buffer is full; set its Blocking to true",
                        "no appender: logger Server.Child and its parents have none; add one");
    }

    @Test
    void filtersAndHandlersOfJBossLogManagerAreRespectedAndNamed() throws Exception {
        assertThat(run("jboss-3.1", JBossObstacleScenario.class, "versions.jboss.Server"))
                .containsExactly(
                        "prints kept",
                        "none",
                        "handler io.dyndbg.print.versions.JBossObstacleScenario$Lines is at level INFO; set"
                                + " io.dyndbg.print.versions.JBossObstacleScenario$Lines.level=FINE");
    }

    @Test
    void aLogThatSpringMakesOfSeveralPrintsThroughTheFirst() throws Exception {
        assertThat(run("logback-springjcl", CompositeLogScenario.class, "versions.composite"))
                .containsExactly(
                        "DEBUG versions.composite 42: forced|null|" + PLACE, "guards true false false", "none");
    }

    @Test
    void recordsThatAreBridgedToSlf4jPrintPastItsLevel() throws Exception {
        assertThat(run("logback-bridge", BridgeScenario.class, "versions.bridge.Server"))
                .containsExactly("DEBUG versions.bridge.Server 42: it's 'here'", "none", "none");
    }

    @Test
    void log4jOverSlf4jPrintsPastItsLevel() throws Exception {
        assertThat(run("logback-log4j", Log4jOverSlf4jScenario.class, "Server"))
                .containsExactly("DEBUG Server 42: text 1", "none", "none");
    }
}

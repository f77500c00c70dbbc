package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.log4j.Category;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.jboss.logging.BasicLogger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program whose loggers are classes of its own that extend loggers of APIs that have classes, and are called as those classes. */
class ExtendedLoggersTest {
    private static final Map<String, String> LOGGERS = Map.of(
            "own/Jul", """
                    package own;
                    public class Jul extends java.util.logging.Logger {
                        private final StringBuilder seen = new StringBuilder();
                        Jul() { super("jul", null); java.util.logging.LogManager.getLogManager().addLogger(this); }
                        @Override public void log(java.util.logging.Level level, String text) {
                            seen.append(text);
                            super.log(level, text);
                        }
                        public void fine(String text, int number) { fine(text + number); }
                    }
                    """,
            "own/Log4j1", """
                    package own;
                    import org.apache.log4j.*;
                    public class Log4j1 extends Logger {
                        private Log4j1(String name) { super(name); }
                        static Log4j1 of(String name) { return (Log4j1) Logger.getLogger(name, Log4j1::new); }
                        @Override public void debug(Object text) { super.debug(text); }
                    }
                    """,
            "own/JBoss", """
                    package own;
                    import org.jboss.logging.*;
                    public class JBoss extends DelegatingBasicLogger {
                        JBoss(String name, int number) { super(Logger.getLogger(name)); }
                    }
                    """,
            "own/Jdk", """
                    package own;
                    import java.util.ResourceBundle;
                    public class Jdk implements System.Logger {
                        private final org.slf4j.Logger to = org.slf4j.LoggerFactory.getLogger("jdk");
                        @Override public String getName() { return "jdk"; }
                        @Override public boolean isLoggable(Level level) {
                            return level.getSeverity() > Level.DEBUG.getSeverity();
                        }
                        @Override public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
                            if (isLoggable(level)) to.info(text, thrown);
                        }
                        @Override public void log(Level level, ResourceBundle bundle, String text, Object... arguments) {
                            if (isLoggable(level)) to.info(java.text.MessageFormat.format(text, arguments));
                        }
                    }
                    """,
            "own/Wrapped", """
                    package own;
                    import org.apache.logging.log4j.*;
                    import org.apache.logging.log4j.spi.*;
                    public class Wrapped extends ExtendedLoggerWrapper {
                        Wrapped(String name) {
                            super((ExtendedLogger) LogManager.getLogger(name), name, LogManager.getLogger(name).getMessageFactory());
                        }
                        public void notice(String text) { logIfEnabled("own.Wrapped", Level.forName("NOTICE", 350), null, text); }
                    }
                    """);

    private static final String PROGRAM = """
            package own;
            import java.lang.System.Logger.Level;
            import org.apache.logging.log4j.MarkerManager;
            public class X {
                static final Jul JUL = new Jul();
                static final Log4j1 LOG4J1 = Log4j1.of("log4j1");
                static final JBoss JBOSS = new JBoss("jboss", 1);
                static final Jdk JDK = new Jdk();
                static final Wrapped WRAPPED = new Wrapped("wrapped");
                static final org.apache.logging.log4j.core.Logger CORE =
                        (org.apache.logging.log4j.core.Logger) org.apache.logging.log4j.LogManager.getLogger("core");
                public static void main(String[] a) {
                    if (Boolean.getBoolean("all")) {
                        JUL.setLevel(java.util.logging.Level.ALL);
                    }
                    all();
                    System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    all();
                }
                static void all() {
                    JUL.log(java.util.logging.Level.FINE, "text {0}", 1);
                    if (JUL.isLoggable(java.util.logging.Level.FINER)) JUL.finer(() -> "supplied");
                    JUL.fine("named by " + JUL.getName());
                    LOG4J1.debug("plain");
                    if (LOG4J1.isTraceEnabled()) LOG4J1.trace("guarded", new Exception("thrown"));
                    JBOSS.debugf("formatted %d", 1);
                    JBOSS.tracev("with {0}", "places");
                    JDK.log(Level.DEBUG, "text {0}", 1);
                    if (JDK.isLoggable(Level.TRACE)) JDK.log(Level.TRACE, () -> "supplied", new Exception("thrown"));
                    WRAPPED.debug(MarkerManager.getMarker("M"), "marked {}", 1);
                    WRAPPED.traceEntry("entry {}", 1);
                    WRAPPED.atDebug().withThrowable(new Exception("thrown")).log("fluent {}", 1);
                    CORE.debug("core {} {}", 1, 2);
                    CORE.trace(() -> "supplied");
                    JUL.info("info");
                    JUL.fine("own ", 1);
                }
            }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void weave() throws Exception {
        Path settings = Files.createDirectories(folder.resolve("more"));
        Files.writeString(settings.resolve("log4j.properties"), """
                log4j.rootLogger=${least}, C
                log4j.appender.C=org.apache.log4j.ConsoleAppender
                log4j.appender.C.layout=org.apache.log4j.PatternLayout
                log4j.appender.C.layout.ConversionPattern=%-5p %c %M - %m%n
                """);
        Files.writeString(settings.resolve("log4j2.xml"), """
                <Configuration status="OFF">
                  <Appenders><Console name="C"><PatternLayout pattern="%-5p %c %M - %m%n"/></Console></Appenders>
                  <Loggers><Root level="${sys:least}"><AppenderRef ref="C"/></Root></Loggers>
                </Configuration>
                """);
        Files.writeString(settings.resolve("logging.properties"), """
                handlers=own.ToOut
                own.ToOut.level=ALL
                """);
        program = ClassFolder.overLogback(folder)
                .behind(
                        settings,
                        Locations.of(Category.class),
                        Locations.of(BasicLogger.class),
                        Locations.of(LogManager.class),
                        Locations.of(LoggerContext.class))
                .compile(LOGGERS)
                .compile(Map.of("own/ToOut", """
                        package own;
                        import java.util.logging.*;
                        public class ToOut extends Handler {
                            @Override public void publish(LogRecord record) {
                                String level = record.getLevel().intValue() < 500 ? "TRACE" : "DEBUG";
                                System.out.printf("%s %s %s - %s%n", record.getLevel() == Level.INFO ? "INFO" : level,
                                        record.getLoggerName(), record.getSourceMethodName(),
                                        new SimpleFormatter().formatMessage(record));
                            }
                            @Override public void flush() {}
                            @Override public void close() {}
                        }
                        """));
        ClassFolder all = program.behind(program.classes());
        all.compile(Map.of("own/X", PROGRAM)).weave("mod");
    }

    private List<String> run(Jdk jdk, String query, String level) {
        return program.query(
                jdk,
                "own.X",
                query,
                "-Dorg.jboss.logging.provider=slf4j",
                "-Djava.util.logging.config.file=" + folder.resolve("more/logging.properties"),
                "-Dall=" + level.equals("TRACE"),
                "-Dlevel=" + level,
                "-Dleast=" + level);
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_as_those_of_the_api_do(Jdk jdk) {
        List<String> lines = run(jdk, "class own.X +p", "INFO");

        assertThat(ClassFolder.debugAndTrace(lines))
                .containsExactly(
                        "DEBUG jul all - text 1",
                        "TRACE jul all - supplied",
                        "DEBUG jul all - named by jul",
                        "DEBUG log4j1 all - plain",
                        "TRACE log4j1 all - guarded",
                        "DEBUG jboss all - formatted 1",
                        "TRACE jboss all - with places",
                        "DEBUG wrapped all - marked 1",
                        "TRACE wrapped all - Enter entry 1",
                        "DEBUG wrapped all - fluent 1",
                        "DEBUG core all - core 1 2",
                        "TRACE core all - supplied");
        assertThat(lines)
                // By its own ways, at the level that it has enabled.
                .contains("INFO  jdk log - text 1", "INFO  jdk log - supplied")
                .contains("15 sites matched, 15 changed: 14 in force, 1 unreachable")
                .contains("  1 site unreachable: left alone: logger's type adds this method to its API");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_are_silenced(Jdk jdk) {
        List<String> lines = run(jdk, "class own.X +q", "TRACE");

        int asked = lines.indexOf("15 sites matched, 15 changed: 14 in force, 1 unreachable");
        assertThat(asked).isPositive();
        assertThat(ClassFolder.debugAndTrace(lines.subList(0, asked)))
                // JBoss Logging says who is beneath.
                .filteredOn(line -> !line.contains("Logging Provider"))
                // All but those of Jdk, who has its level from nobody.
                .hasSize(13);
        assertThat(ClassFolder.debugAndTrace(lines.subList(asked, lines.size())))
                .singleElement()
                .asString()
                .endsWith("own 1");
        assertThat(lines).filteredOn(line -> line.startsWith("INFO jul")).hasSize(2);
    }
}

package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that logs through JBoss Logging, over SLF4J and Logback; one of its loggers is of a type of its own. */
class JBossLoggingTest {
    private static final String PROGRAM = """
            import org.jboss.logging.*;
            public class X {
                interface Typed extends BasicLogger {
                    @org.jboss.logging.annotations.LogMessage(level = Logger.Level.DEBUG)
                    @org.jboss.logging.annotations.Message(id = 7, value = "Started %s")
                    void started(String what);
                    @org.jboss.logging.annotations.LogMessage
                    @org.jboss.logging.annotations.Message("Stopped")
                    void stopped();
                }
                /** As the processor of JBoss Logging makes them. */
                public static class Typed_$logger extends DelegatingBasicLogger implements Typed {
                    public Typed_$logger(Logger log) { super(log); }
                    public void started(String what) {
                        log.logf("X$Typed_$logger", Logger.Level.DEBUG, null, "ACME000007: Started %s", what);
                    }
                    public void stopped() { log.logf("X$Typed_$logger", Logger.Level.INFO, null, "Stopped"); }
                }
                @org.jboss.logging.annotations.MessageLogger(projectCode = "ACME")
                interface Only {
                    @org.jboss.logging.annotations.LogMessage(level = Logger.Level.DEBUG)
                    @org.jboss.logging.annotations.Message("Only %s")
                    void only(String what);
                }
                public static class Only_$logger implements Only {
                    protected final Logger log;
                    public Only_$logger(Logger log) { this.log = log; }
                    public void only(String what) { log.logf("X$Only_$logger", Logger.Level.DEBUG, null, "Only %s", what); }
                }
                static final Only ONLY = Logger.getMessageLogger(Only.class, "only");
                static final Logger LOG = Logger.getLogger(X.class);
                static final Typed TYPED = Logger.getMessageLogger(Typed.class, "typed");
                static final BasicLogger BASIC = new DelegatingBasicLogger(Logger.getLogger("basic"));
                public static void main(String[] a) {
                    for (int i = 0; i < 2; i++) {
                        plain();
                        guarded();
                        typed();
                        wrong();
                        if (i == 0) System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    }
                }
                static void plain() { LOG.debugf("plain %d", 7); LOG.info("info"); LOG.log(Logger.Level.TRACE, "level"); }
                static void guarded() { if (LOG.isTraceEnabled()) { LOG.tracev("guarded {0}", 7); } }
                static void typed() {
                    TYPED.debugf("typed %s", "one"); TYPED.started("it"); TYPED.stopped();
                    if (TYPED.isEnabled(Logger.Level.DEBUG)) BASIC.debug("basic", new Exception("thrown"));
                    ONLY.only("this");
                }
                static void wrong() { LOG.debugf("wrong %d", "text"); }
            }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void weave() throws Exception {
        program = ClassFolder.overLogback(folder)
                .behind(Locations.of(Logger.class), Locations.of(LogMessage.class))
                .compile(Map.of("X", PROGRAM))
                .weave("mod");
    }

    private static List<String> printed(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("(DEBUG|TRACE|INFO ) .*"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_with_their_place_and_through_guards(Jdk jdk) {
        List<String> lines = program.query(jdk, "X", "+pl");

        assertThat(lines).contains("10 sites matched, 10 changed: 10 in force");
        assertThat(printed(lines))
                .containsExactly(
                        "INFO  X plain - info",
                        "INFO  typed typed - Stopped",
                        "DEBUG X plain - 43: plain 7",
                        "INFO  X plain - info",
                        "TRACE X plain - 43: level",
                        "TRACE X guarded - 44: guarded 7",
                        "DEBUG typed typed - 46: typed one",
                        "DEBUG typed typed - 46: ACME000007: Started it",
                        "INFO  typed typed - Stopped",
                        "DEBUG basic typed - 47: basic",
                        "DEBUG only typed - 48: Only this");
        assertThat(lines)
                .contains("java.lang.Exception: thrown")
                .anyMatch(line -> line.startsWith("dyndbg: a forced site can't be printed, its logger is called as"
                        + " the code says: java.util.IllegalFormatConversionException"));
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_skip_and_follow(Jdk jdk) {
        assertThat(program.query(jdk, "X", "+q"))
                .contains("10 sites matched, 10 changed: 10 in force")
                .noneMatch(line -> line.matches("(DEBUG|TRACE) .*"));
        assertThat(printed(program.query(jdk, "X", "format \"Started %s\" +p")))
                .containsExactly(
                        "INFO  X plain - info",
                        "INFO  typed typed - Stopped",
                        "INFO  X plain - info",
                        "DEBUG typed typed - ACME000007: Started it",
                        "INFO  typed typed - Stopped");
    }
}

package io.dyndbg.it.programs;

import static io.dyndbg.it.programs.ClassFolder.debugAndTrace;
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

/** A program whose loggers are classes of its own that implement a logging API's, and are called as those classes. */
class OwnLoggersTest {
    private static final String OVER = """
            package own;
            import org.slf4j.*;
            public class Over extends org.slf4j.helpers.LegacyAbstractLogger {
                private final transient Logger to;
                Over(String name) { this.name = name; to = LoggerFactory.getLogger(name); }
                public boolean isTraceEnabled() { return to.isTraceEnabled(); }
                public boolean isDebugEnabled() { return to.isDebugEnabled(); }
                public boolean isInfoEnabled() { return to.isInfoEnabled(); }
                public boolean isWarnEnabled() { return to.isWarnEnabled(); }
                public boolean isErrorEnabled() { return to.isErrorEnabled(); }
                public void debug(java.util.function.Supplier<String> text) { if (to.isDebugEnabled()) to.debug(text.get()); }
                @Override protected String getFullyQualifiedCallerName() { return null; }
                @Override protected void handleNormalizedLoggingCall(
                        org.slf4j.event.Level level, Marker marker, String text, Object[] arguments, Throwable thrown) {
                    to.makeLoggingEventBuilder(level).setCause(thrown)
                            .log(org.slf4j.helpers.MessageFormatter.basicArrayFormat(text, arguments));
                }
            }
            """;

    private static final String COMMONS = """
            package own;
            public class Commons implements org.apache.commons.logging.Log {
                private final org.slf4j.Logger to = org.slf4j.LoggerFactory.getLogger("commons");
                public boolean isTraceEnabled() { return to.isTraceEnabled(); }
                public boolean isDebugEnabled() { return to.isDebugEnabled(); }
                public boolean isInfoEnabled() { return true; }
                public boolean isWarnEnabled() { return true; }
                public boolean isErrorEnabled() { return true; }
                public boolean isFatalEnabled() { return true; }
                public void trace(Object m) { to.trace(String.valueOf(m)); }
                public void trace(Object m, Throwable t) { to.trace(String.valueOf(m), t); }
                public void debug(Object m) { to.debug(String.valueOf(m)); }
                public void debug(Object m, Throwable t) { to.debug(String.valueOf(m), t); }
                public void info(Object m) { to.info("own " + m); }
                public void info(Object m, Throwable t) { to.info("own " + m, t); }
                public void warn(Object m) { to.warn(String.valueOf(m)); }
                public void warn(Object m, Throwable t) { to.warn(String.valueOf(m), t); }
                public void error(Object m) { to.error(String.valueOf(m)); }
                public void error(Object m, Throwable t) { to.error(String.valueOf(m), t); }
                public void fatal(Object m) { to.error(String.valueOf(m)); }
                public void fatal(Object m, Throwable t) { to.error(String.valueOf(m), t); }
            }
            """;

    private static final String PROGRAM = """
            package own;
            public class X {
                static final Over OVER = new Over("over");
                static final Commons COMMONS = new Commons();
                public static void main(String[] a) {
                    OVER.info("set up");
                    all();
                    System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    all();
                }
                static void all() {
                    OVER.debug("one {} two {}", 1, "2");
                    if (OVER.isTraceEnabled()) {
                        OVER.trace("guarded", new Exception("thrown"));
                    }
                    OVER.debug(() -> "supplied");
                    OVER.debug(org.slf4j.MarkerFactory.getMarker("m"), "marked");
                    OVER.atDebug().log("fluent");
                    COMMONS.debug("plain");
                    COMMONS.trace(8, new Exception("eighth"));
                }
            }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void weave() throws Exception {
        program = ClassFolder.overLogback(folder)
                .behind(Locations.of(Log.class))
                .compile(Map.of("own/X", PROGRAM, "own/Over", OVER, "own/Commons", COMMONS))
                .weave("mod");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_at_what_the_logger_has_enabled_unless_its_class_adds_their_method(Jdk jdk) {
        List<String> lines = program.query(jdk, "own.X", "class own.X +pl");

        // What the logger does to its messages, it does to these.
        assertThat(lines)
                .filteredOn(line -> line.matches("INFO .* \\d+: .*"))
                .containsExactly(
                        "INFO  over handleNormalizedLoggingCall - 12: one 1 two 2",
                        "INFO  over handleNormalizedLoggingCall - 14: guarded",
                        "INFO  over handleNormalizedLoggingCall - 17: marked",
                        "INFO  over handleNormalizedLoggingCall - 18: fluent",
                        "INFO  commons info - own 19: plain",
                        "INFO  commons info - own 20: 8");
        assertThat(lines)
                .contains("java.lang.Exception: thrown", "java.lang.Exception: eighth")
                .contains("  1 site unreachable: left alone: logger's type adds this method to its API")
                .anyMatch(line -> line.contains("own.Over") && line.contains("prints at level info"));
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void where_the_jdk_can_make_no_instance_the_answer_says_so(Jdk jdk) {
        String modules = "--limit-modules=java.logging,java.management,java.naming,java.xml";

        assertThat(program.query(jdk, "own.X", "class own.X +p", modules))
                .contains("  note: those whose logger is a own.Over are called as the code says: this Java lacks the"
                        + " module jdk.unsupported")
                .noneMatch(line -> line.startsWith("DEBUG"));
        assertThat(program.query(jdk, "own.X", "class own.X +q", "-Dlevel=TRACE", modules))
                .contains("  6 sites unreachable: its logger's type has no silent logger");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_are_silenced(Jdk jdk) {
        List<String> lines = program.query(jdk, "own.X", "class own.X line 12-18 +q", "-Dlevel=TRACE");

        assertThat(lines).contains("5 sites matched, 5 changed: 4 in force, 1 unreachable");
        assertThat(debugAndTrace(lines))
                .filteredOn(line -> line.matches(".*(one 1 two 2|guarded|marked|fluent)"))
                // Before the query.
                .hasSize(4);
    }
}

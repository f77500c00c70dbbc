package io.dyndbg.it.programs;

import static io.dyndbg.it.programs.ClassFolder.debugAndTrace;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elasticsearch.logging.Logger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that logs through Elasticsearch's own logger, as its plugins do; its server brings what is behind. */
class ElasticsearchTest {
    /** As the server's {@code LoggerImpl}, which passes on to Log4j. */
    private static final String SERVER = """
            package server;
            import java.util.function.Supplier;
            import org.elasticsearch.logging.Level;
            import org.elasticsearch.logging.internal.spi.LoggerFactory;
            public class Server implements org.elasticsearch.logging.Logger {
                private final org.slf4j.Logger to;
                Server(String name) { to = org.slf4j.LoggerFactory.getLogger(name); }
                public static class Factory extends LoggerFactory {
                    public Server getLogger(String name) { return new Server(name); }
                    public Server getLogger(Class<?> type) { return new Server(type.getName()); }
                }
                public String getName() { return to.getName(); }
                public boolean isEnabled(Level level) { return to.isEnabledForLevel(org.slf4j.event.Level.valueOf(level.name())); }
                public void log(Level level, String text) { if (isEnabled(level)) to.error(text); }
                public void log(Level level, Supplier<String> text, Throwable thrown) { if (isEnabled(level)) to.error(text.get(), thrown); }
                public boolean isFatalEnabled() { return to.isErrorEnabled(); }
                public void fatal(Supplier<String> text) { fatal(text, null); }
                public void fatal(Supplier<String> text, Throwable thrown) { if (isFatalEnabled()) to.error(text.get(), thrown); }
                public void fatal(String text) { to.error(text); }
                public void fatal(String text, Throwable thrown) { to.error(text, thrown); }
                public void fatal(String text, Object... arguments) { to.error(text, arguments); }
                public boolean isErrorEnabled() { return to.isErrorEnabled(); }
                public void error(Supplier<String> text) { error(text, null); }
                public void error(Supplier<String> text, Throwable thrown) { if (isErrorEnabled()) to.error(text.get(), thrown); }
                public void error(String text) { to.error(text); }
                public void error(String text, Throwable thrown) { to.error(text, thrown); }
                public void error(String text, Object... arguments) { to.error(text, arguments); }
                public boolean isWarnEnabled() { return to.isWarnEnabled(); }
                public void warn(Supplier<String> text) { warn(text, null); }
                public void warn(Supplier<String> text, Throwable thrown) { if (isWarnEnabled()) to.warn(text.get(), thrown); }
                public void warn(String text) { to.warn(text); }
                public void warn(String text, Throwable thrown) { to.warn(text, thrown); }
                public void warn(String text, Object... arguments) { to.warn(text, arguments); }
                public boolean isInfoEnabled() { return to.isInfoEnabled(); }
                public void info(Supplier<String> text) { info(text, null); }
                public void info(Supplier<String> text, Throwable thrown) { if (isInfoEnabled()) to.info(text.get(), thrown); }
                public void info(String text) { to.info(text); }
                public void info(String text, Throwable thrown) { to.info(text, thrown); }
                public void info(String text, Object... arguments) { to.info(text, arguments); }
                public boolean isDebugEnabled() { return to.isDebugEnabled(); }
                public void debug(Supplier<String> text) { debug(text, null); }
                public void debug(Supplier<String> text, Throwable thrown) { if (isDebugEnabled()) to.debug(text.get(), thrown); }
                public void debug(String text) { to.debug(text); }
                public void debug(String text, Throwable thrown) { to.debug(text, thrown); }
                public void debug(String text, Object... arguments) { to.debug(text, arguments); }
                public boolean isTraceEnabled() { return to.isTraceEnabled(); }
                public void trace(Supplier<String> text) { trace(text, null); }
                public void trace(Supplier<String> text, Throwable thrown) { if (isTraceEnabled()) to.trace(text.get(), thrown); }
                public void trace(String text) { to.trace(text); }
                public void trace(String text, Throwable thrown) { to.trace(text, thrown); }
                public void trace(String text, Object... arguments) { to.trace(text, arguments); }
            }
            """;

    private static final String PROGRAM = """
            import org.elasticsearch.logging.LogManager;
            import org.elasticsearch.logging.internal.spi.LoggerFactory;
            public class X {
                static { LoggerFactory.setInstance(new server.Server.Factory()); }
                static final org.elasticsearch.logging.Logger LOG = LogManager.getLogger(X.class);
                public static void main(String[] a) {
                    all();
                    System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    all();
                }
                static void all() {
                    LOG.debug("plain");
                    LOG.debug("one {} two {}", 1, 2);
                    LOG.debug(() -> "supplied");
                    if (LOG.isTraceEnabled()) LOG.trace(() -> "guarded", new Exception("thrown"));
                    LOG.info("info");
                }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_print_past_the_level_and_are_quiet(Jdk jdk) throws Exception {
        ClassFolder program = ClassFolder.overLogback(folder)
                .behind(Locations.of(Logger.class))
                .compile(Map.of("server/Server", SERVER, "X", PROGRAM))
                .weave("mod");

        List<String> forced = program.query(jdk, "X", "class X +pl");
        assertThat(forced).contains("4 sites matched, 4 changed: 4 in force", "java.lang.Exception: thrown");
        assertThat(debugAndTrace(forced))
                .containsExactly(
                        "DEBUG X all - 12: plain",
                        "DEBUG X all - 13: one 1 two 2",
                        "DEBUG X all - 14: supplied",
                        "TRACE X all - 15: guarded");
        assertThat(program.query(jdk, "X", "class X +q", "-Dlevel=TRACE"))
                .contains("4 sites matched, 4 changed: 4 in force")
                .filteredOn(line -> line.matches("(DEBUG|TRACE) .*"))
                // Before the query.
                .hasSize(4);
    }
}

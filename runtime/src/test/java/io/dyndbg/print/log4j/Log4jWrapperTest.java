package io.dyndbg.print.log4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.print.Sites;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.filter.RegexFilter;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.apache.logging.log4j.spi.ExtendedLoggerWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loggers that wrap one of Log4j's, which they find by its name in the context of the application. */
class Log4jWrapperTest {
    private final Log4jApi api = new Log4jApi();
    private final ListAppender appender = new ListAppender();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final ExtendedLogger real = context.getLogger("com.acme.Wrapped");

    @BeforeEach
    void appends() {
        appender.start();
        context.getConfiguration().getRootLogger().addAppender(appender, null, null);
    }

    @AfterEach
    void appendsNoMore() {
        context.getConfiguration().getRootLogger().removeAppender(appender.getName());
    }

    private LogEvent only() {
        assertThat(appender.events).hasSize(1);
        return appender.events.get(0);
    }

    private static RegexFilter denying(String text) {
        try {
            return RegexFilter.createFilter(text, new String[0], false, Filter.Result.DENY, Filter.Result.NEUTRAL);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** As Elasticsearch's PrefixLogger. */
    private static class PrefixLogger extends ExtendedLoggerWrapper {
        private static final long serialVersionUID = 1;

        PrefixLogger(ExtendedLogger logger) {
            super(logger, logger.getName(), null);
        }

        @Override
        public void logMessage(String fqcn, Level level, Marker marker, Message message, Throwable thrown) {
            super.logMessage(fqcn, level, MarkerManager.getMarker("[node]"), message, thrown);
        }
    }

    @Test
    void wrappersPrintThroughTheirOwnMethodWithTheStatementsPlace() {
        PrefixLogger wrapper = new PrefixLogger(real);
        Logger log = (Logger) api.forced(Logger.class, wrapper, Sites.at(io.dyndbg.site.Level.DEBUG, "debug"));
        log.debug("x {}", 1);
        assertThat(only().getMarker().getName()).isEqualTo("[node]");
        assertThat(only().getSource().getMethodName())
                .isEqualTo("wrappersPrintThroughTheirOwnMethodWithTheStatementsPlace");
        appender.events.clear();
        log.atDebug().log("x {}", 1);
        assertThat(only().getSource().getMethodName())
                .isEqualTo("wrappersPrintThroughTheirOwnMethodWithTheStatementsPlace");
    }

    @Test
    void theFilterOfTheWholeConfigurationIsObeyedBehindAWrapper() {
        RegexFilter filter = denying(".*secret.*");
        context.addFilter(filter);
        try {
            Logger log = (Logger)
                    api.forced(Logger.class, new PrefixLogger(real), Sites.at(io.dyndbg.site.Level.DEBUG, "debug"));
            log.debug("a secret {}", 1);
            assertThat(appender.events).isEmpty();
            log.debug("nothing");
            assertThat(only().getMessage().getFormattedMessage()).isEqualTo("nothing");
        } finally {
            context.removeFilter(filter);
        }
    }

    /** Package-private, as a project's own logger may be. */
    interface Own extends ExtendedLogger {
        String context();

        default void debugAll(List<String> lines) {
            debug("{}", String.join(",", lines));
        }
    }

    private static final class OwnLogger extends PrefixLogger implements Own {
        private static final long serialVersionUID = 1;

        OwnLogger(ExtendedLogger logger) {
            super(logger);
        }

        @Override
        public String context() {
            return "mine";
        }
    }

    @Test
    void subInterfacesKeepTheirOwnMethodsAndTheirDefaultBodiesPrint() {
        Own log = (Own) api.forced(
                Own.class,
                new OwnLogger(real),
                Sites.reachedBy(MethodHandles.lookup(), io.dyndbg.site.Level.DEBUG, "debug", "pl"));
        assertThat(log.context()).isEqualTo("mine");
        assertThat(log.isDebugEnabled()).isTrue();
        log.debug("x {}", 1);
        assertThat(only().getMessage().getFormattedMessage()).isEqualTo("42: x 1");
        assertThat(only().getSource().getMethodName())
                .isEqualTo("subInterfacesKeepTheirOwnMethodsAndTheirDefaultBodiesPrint");
        appender.events.clear();
        log.debugAll(List.of("a", "b"));
        assertThat(only().getMessage().getFormattedMessage()).isEqualTo("42: a,b");
        assertThat(api.silent(Own.class, null)).isEmpty();
        assertThat(((Own) api.open(Own.class, null).orElseThrow()).isEnabled(Level.TRACE))
                .isTrue();
    }
}

package io.dyndbg.print.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.Logger;
import org.slf4j.MDC;

/** A logger of Logback's at INFO, in a context of its own, and what comes of its forced statements. */
abstract class LogbackFixture {
    final LoggerContext context = new LoggerContext();
    final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    final Slf4jApi api = new Slf4jApi();
    ch.qos.logback.classic.Logger real;

    @BeforeEach
    void logsAtInfo() {
        context.setMDCAdapter(MDC.getMDCAdapter());
        appender.setContext(context);
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(ch.qos.logback.classic.Level.INFO);
        root.addAppender(appender);
        real = context.getLogger("com.acme.Server");
    }

    final Logger forced(Level level, String flags) {
        return (Logger) api.forced(Logger.class, real, Sites.decorated(level, level.word(), flags));
    }

    final ILoggingEvent only() {
        assertThat(appender.list).hasSize(1);
        return appender.list.get(0);
    }
}

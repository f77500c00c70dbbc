package io.dyndbg.plugin.weave;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Listens to everything that loggers below {@code samples} print while a test runs. */
final class LoggedEvents implements AutoCloseable {
    private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("samples");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // Later there is no stack any more to see it from.
            event.getCallerData();
            super.append(event);
        }
    };

    LoggedEvents(Level level) {
        // Read by the test while other threads print.
        appender.list = new CopyOnWriteArrayList<>();
        logger.setLevel(level);
        logger.setAdditive(false);
        appender.start();
        logger.addAppender(appender);
    }

    /** Answers what was printed, an event each, with where it came from. */
    List<String> lines() {
        return List.copyOf(appender.list).stream()
                .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + caller(event) + " "
                        + event.getFormattedMessage() + " " + event.getMarkerList() + " " + event.getKeyValuePairs()
                        + " "
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .toList();
    }

    List<String> messages() {
        return List.copyOf(appender.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String caller(ILoggingEvent event) {
        StackTraceElement caller = event.getCallerData()[0];
        return caller.getClassName() + "." + caller.getMethodName() + ":" + caller.getLineNumber();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setLevel(null);
        logger.setAdditive(true);
    }
}

package io.dyndbg.print.versions;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Logback with its root at INFO. */
final class LogbackCapture implements Capture {
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // Found on the stack, which is another one later.
            event.getCallerData();
            super.append(event);
        }
    };
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    LogbackCapture() {
        root.detachAndStopAllAppenders();
        root.setLevel(Level.INFO);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    @Override
    public void openAll() {
        root.setLevel(Level.ALL);
    }

    @Override
    public List<String> lines() {
        List<String> lines = appender.list.stream().map(LogbackCapture::line).toList();
        appender.list.clear();
        return lines;
    }

    private static String line(ILoggingEvent event) {
        return Capture.line(
                event.getLevel(),
                event.getLoggerName(),
                event.getFormattedMessage(),
                event.getThrowableProxy() == null
                        ? null
                        : event.getThrowableProxy().getMessage(),
                event.getCallerData().length == 0 ? null : event.getCallerData()[0]);
    }
}

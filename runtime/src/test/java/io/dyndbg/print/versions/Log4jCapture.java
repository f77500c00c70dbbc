package io.dyndbg.print.versions;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Log4j's core with its root at INFO. */
final class Log4jCapture extends AbstractAppender implements Capture {
    private final List<String> lines = new ArrayList<>();
    private final LoggerContext context =
            (LoggerContext) LogManager.getContext(getClass().getClassLoader(), false);

    Log4jCapture() {
        super("capture", null, null, false, Property.EMPTY_ARRAY);
        start();
        LoggerConfig root = context.getConfiguration().getRootLogger();
        List.copyOf(root.getAppenders().keySet()).forEach(root::removeAppender);
        root.setLevel(Level.INFO);
        root.addAppender(this, null, null);
        context.updateLoggers();
    }

    @Override
    public void append(LogEvent event) {
        lines.add(Capture.line(
                event.getLevel(),
                event.getLoggerName(),
                event.getMessage().getFormattedMessage(),
                event.getThrown() == null ? null : event.getThrown().getMessage(),
                event.getSource()));
    }

    @Override
    public void openAll() {
        context.getConfiguration().getRootLogger().setLevel(Level.ALL);
        context.updateLoggers();
    }

    @Override
    public List<String> lines() {
        List<String> all = List.copyOf(lines);
        lines.clear();
        return all;
    }
}

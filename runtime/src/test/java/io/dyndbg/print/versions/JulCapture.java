package io.dyndbg.print.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A logger of java.util.logging at INFO with a handler that takes everything. */
final class JulCapture extends Handler implements Capture {
    private final List<String> lines = new ArrayList<>();
    private final Logger logger;

    JulCapture(String name) {
        logger = Logger.getLogger(name);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.INFO);
        logger.addHandler(this);
        setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
        StackTraceElement place =
                new StackTraceElement(record.getSourceClassName(), record.getSourceMethodName(), "Server.java", 42);
        lines.add(Capture.line(
                record.getLevel() == Level.FINE ? "DEBUG" : record.getLevel(),
                record.getLoggerName(),
                new SimpleFormatter().formatMessage(record),
                record.getThrown() == null ? null : record.getThrown().getMessage(),
                place));
    }

    @Override
    public List<String> lines() {
        List<String> all = List.copyOf(lines);
        lines.clear();
        return all;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}

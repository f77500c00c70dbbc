package io.dyndbg.print.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A logger of java.util.logging, or a subtype's, at INFO with a handler that takes everything. */
final class JulCapture extends Handler implements Capture {
    private final List<String> lines = new ArrayList<>();
    private final Logger logger;

    static JulCapture of(String name) {
        return new JulCapture(Logger.getLogger(name));
    }

    /** Its own loggers can't be named here: its jar, on a class path, replaces the JVM's loggers. */
    static JulCapture ofJBoss(String name) {
        return new JulCapture(loggerOfJBoss(name));
    }

    static Logger loggerOfJBoss(String name) {
        try {
            Class<?> context = Class.forName("org.jboss.logmanager.LogContext");
            Object current = context.getMethod("getLogContext").invoke(null);
            return (Logger) context.getMethod("getLogger", String.class).invoke(current, name);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no JBoss LogManager", e);
        }
    }

    private JulCapture(Logger logger) {
        this.logger = logger;
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
                level(record.getLevel()),
                record.getLoggerName(),
                new SimpleFormatter().formatMessage(record),
                record.getThrown() == null ? null : record.getThrown().getMessage(),
                place));
    }

    private static String level(Level level) {
        return level.equals(Level.FINE)
                ? "DEBUG"
                : level.equals(Level.FINER) || level.equals(Level.FINEST) ? "TRACE" : level.getName();
    }

    @Override
    public void openAll() {
        logger.setLevel(Level.ALL);
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

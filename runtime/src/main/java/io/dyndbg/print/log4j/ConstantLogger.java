package io.dyndbg.print.log4j;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogBuilder;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.message.Message;

/** The silent logger, to which no level is enabled, and the guards' open one, to which all are. Neither prints. */
final class ConstantLogger extends AnsweringLogger {
    private static final long serialVersionUID = 1;

    static final ConstantLogger SILENT = new ConstantLogger("silent", false);
    static final ConstantLogger OPEN = new ConstantLogger("open", true);

    private final boolean answer;

    private ConstantLogger(String name, boolean answer) {
        super(null, name, null);
        this.answer = answer;
    }

    @Override
    boolean answers(Level level, Marker marker) {
        return answer;
    }

    @Override
    public Level getLevel() {
        return answer ? Level.ALL : Level.OFF;
    }

    @Override
    public LogBuilder always() {
        return LogBuilder.NOOP;
    }

    @Override
    public void logMessage(String boundary, Level level, Marker marker, Message message, Throwable thrown) {
        // prints nothing
    }

    @Override
    public void logMessage(
            Level level,
            Marker marker,
            String boundary,
            StackTraceElement location,
            Message message,
            Throwable thrown) {
        // prints nothing
    }
}

package io.dyndbg.print.jul;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler of jul-to-slf4j, which hands records to SLF4J, whose loggers have levels of their own: an unknown back end, to
 * be given the lowest level that it has enabled. The only class here that names SLF4J; loaded where that handler is seen.
 */
final class Slf4jBridge {
    /** The highest level that the bridge hands over as trace, debug, info, warn and error, as its own code has them. */
    private static final Level[] STEPS = {Level.FINEST, Level.FINE, Level.INFO, Level.WARNING, Level.SEVERE};

    private Slf4jBridge() {}

    /**
     * Publishes {@code record} at a level that SLF4J prints, if there is one; the record is what it was again then.
     *
     * @param formatted whether its message is a text by now, which the bridge would take for a pattern
     */
    static void publish(Handler bridge, LogRecord record, boolean formatted) {
        Object[] parameters = record.getParameters();
        Level own = record.getLevel();
        Level enabled = lowestEnabled(record.getLoggerName(), own);
        if (enabled != null) {
            record.setLevel(enabled);
        }
        if (formatted) {
            record.setParameters(null);
        }
        try {
            bridge.publish(record);
        } finally {
            record.setLevel(own);
            record.setParameters(parameters);
        }
    }

    /** Answers {@code from}, or the lowest level above it that the SLF4J logger of that name has enabled; null if none is. */
    static Level lowestEnabled(String name, Level from) {
        Logger logger = LoggerFactory.getLogger(name == null ? "unknown.jul.logger" : name);
        for (Level level : STEPS) {
            if (from.intValue() <= level.intValue() && enabled(logger, level)) {
                return samePlace(from, level) ? from : level;
            }
        }
        return null;
    }

    private static boolean enabled(Logger logger, Level step) {
        if (step == Level.FINEST) {
            return logger.isTraceEnabled();
        }
        if (step == Level.FINE) {
            return logger.isDebugEnabled();
        }
        if (step == Level.INFO) {
            return logger.isInfoEnabled();
        }
        return step == Level.WARNING ? logger.isWarnEnabled() : logger.isErrorEnabled();
    }

    /** Answers whether the bridge hands both to SLF4J at the same level. */
    private static boolean samePlace(Level from, Level step) {
        for (Level level : STEPS) {
            if (from.intValue() <= level.intValue()) {
                return level == step;
            }
        }
        return false;
    }
}

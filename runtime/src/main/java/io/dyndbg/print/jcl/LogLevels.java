package io.dyndbg.print.jcl;

import io.dyndbg.site.Level;
import org.apache.commons.logging.Log;

/** The methods of a log by level. */
final class LogLevels {
    private LogLevels() {}

    static boolean enabled(Log log, Level level) {
        return switch (level) {
            case TRACE -> log.isTraceEnabled();
            case DEBUG -> log.isDebugEnabled();
            case INFO -> log.isInfoEnabled();
            case WARN -> log.isWarnEnabled();
            case ERROR -> log.isErrorEnabled();
        };
    }

    /** Answers the lowest level from {@code from} on that is enabled; null if none is. */
    static Level lowestEnabled(Log log, Level from) {
        for (Level level : Level.values()) {
            if (level.compareTo(from) >= 0 && enabled(log, level)) {
                return level;
            }
        }
        return null;
    }

    static void say(Log log, Level level, Object message) {
        switch (level) {
            case TRACE -> log.trace(message);
            case DEBUG -> log.debug(message);
            case INFO -> log.info(message);
            case WARN -> log.warn(message);
            case ERROR -> log.error(message);
        }
    }

    static void say(Log log, Level level, Object message, Throwable thrown) {
        switch (level) {
            case TRACE -> log.trace(message, thrown);
            case DEBUG -> log.debug(message, thrown);
            case INFO -> log.info(message, thrown);
            case WARN -> log.warn(message, thrown);
            case ERROR -> log.error(message, thrown);
        }
    }
}

package io.dyndbg.print.system;

import io.dyndbg.site.Level;

/** How the levels of {@link System.Logger} and those of sites correspond. */
final class SystemLevels {
    private SystemLevels() {}

    static System.Logger.Level of(Level level) {
        return switch (level) {
            case TRACE -> System.Logger.Level.TRACE;
            case DEBUG -> System.Logger.Level.DEBUG;
            case INFO -> System.Logger.Level.INFO;
            case WARN -> System.Logger.Level.WARNING;
            case ERROR -> System.Logger.Level.ERROR;
        };
    }

    /** Over java.util.logging, as the JDK has it: trace is finer there, and not finest. */
    static java.util.logging.Level ofJul(Level level) {
        return switch (level) {
            case TRACE -> java.util.logging.Level.FINER;
            case DEBUG -> java.util.logging.Level.FINE;
            case INFO -> java.util.logging.Level.INFO;
            case WARN -> java.util.logging.Level.WARNING;
            case ERROR -> java.util.logging.Level.SEVERE;
        };
    }

    /** Answers the lowest level from {@code from} on that is enabled; null if none is. */
    static System.Logger.Level lowestEnabled(System.Logger logger, Level from) {
        for (Level level : Level.values()) {
            if (level.compareTo(from) >= 0 && logger.isLoggable(of(level))) {
                return of(level);
            }
        }
        return null;
    }
}

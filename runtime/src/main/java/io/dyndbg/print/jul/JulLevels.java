package io.dyndbg.print.jul;

import io.dyndbg.site.Level;

/** How the levels of java.util.logging and those of sites correspond. */
final class JulLevels {
    /** From the most detailed on. */
    private static final java.util.logging.Level[] ASCENDING = {
        java.util.logging.Level.FINEST,
        java.util.logging.Level.FINER,
        java.util.logging.Level.FINE,
        java.util.logging.Level.CONFIG,
        java.util.logging.Level.INFO,
        java.util.logging.Level.WARNING,
        java.util.logging.Level.SEVERE
    };

    private JulLevels() {}

    /** Answers the level that a site at {@code level} has; levels of the user's own count as the next known one above. */
    static Level ofSite(java.util.logging.Level level) {
        int value = level.intValue();
        if (value <= java.util.logging.Level.FINER.intValue()) {
            return Level.TRACE;
        }
        if (value <= java.util.logging.Level.FINE.intValue()) {
            return Level.DEBUG;
        }
        if (value <= java.util.logging.Level.INFO.intValue()) {
            return Level.INFO;
        }
        return value <= java.util.logging.Level.WARNING.intValue() ? Level.WARN : Level.ERROR;
    }

    /** Answers the most detailed level that a site at {@code level} prints at. */
    static java.util.logging.Level of(Level level) {
        return switch (level) {
            case TRACE -> java.util.logging.Level.FINEST;
            case DEBUG -> java.util.logging.Level.FINE;
            case INFO -> java.util.logging.Level.INFO;
            case WARN -> java.util.logging.Level.WARNING;
            case ERROR -> java.util.logging.Level.SEVERE;
        };
    }

    /** Answers the lowest level from {@code from} on that {@code logger} has enabled, or null if there is none. */
    static java.util.logging.Level lowestEnabled(java.util.logging.Logger logger, java.util.logging.Level from) {
        for (java.util.logging.Level level : ASCENDING) {
            if (level.intValue() >= from.intValue() && logger.isLoggable(level)) {
                return level;
            }
        }
        return null;
    }
}

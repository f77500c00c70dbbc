package io.dyndbg.print.log4j;

import io.dyndbg.site.Level;
import org.apache.logging.log4j.Logger;

/** How the levels of Log4j and those of sites correspond. */
final class Log4jLevels {
    /** From the most detailed on. */
    private static final org.apache.logging.log4j.Level[] ASCENDING = {
        org.apache.logging.log4j.Level.TRACE,
        org.apache.logging.log4j.Level.DEBUG,
        org.apache.logging.log4j.Level.INFO,
        org.apache.logging.log4j.Level.WARN,
        org.apache.logging.log4j.Level.ERROR,
        org.apache.logging.log4j.Level.FATAL
    };

    private Log4jLevels() {}

    static org.apache.logging.log4j.Level of(Level level) {
        return ASCENDING[level.ordinal()];
    }

    /** Answers whether a site at {@code site} logs at {@code level}; {@code FATAL} is a site's error. */
    static boolean same(org.apache.logging.log4j.Level level, Level site) {
        return level == of(site) || level == org.apache.logging.log4j.Level.FATAL && site == Level.ERROR;
    }

    /** Answers the lowest level from {@code from} on that {@code logger} has enabled, or null if there is none. */
    static org.apache.logging.log4j.Level lowestEnabled(Logger logger, org.apache.logging.log4j.Level from) {
        for (org.apache.logging.log4j.Level level : ASCENDING) {
            if (level.isMoreSpecificThan(from) && logger.isEnabled(level)) {
                return level;
            }
        }
        return null;
    }
}

package io.dyndbg.print.jboss;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;

/** How the levels of JBoss Logging and those of sites correspond: by their names. */
final class JBossLevels {
    private JBossLevels() {}

    static Logger.Level of(io.dyndbg.site.Level level) {
        return Logger.Level.valueOf(level.name());
    }

    /** Answers the lowest level from {@code from} on that is enabled; null if none is. */
    static Logger.Level lowestEnabled(BasicLogger logger, Logger.Level from) {
        // From the most severe one on.
        Logger.Level[] levels = Logger.Level.values();
        for (int i = from.ordinal(); i >= 0; i--) {
            if (logger.isEnabled(levels[i])) {
                return levels[i];
            }
        }
        return null;
    }
}

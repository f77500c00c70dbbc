package io.dyndbg.print.log4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.filter.DenyAllFilter;
import org.apache.logging.log4j.core.filter.Filterable;
import org.apache.logging.log4j.core.filter.LevelMatchFilter;
import org.apache.logging.log4j.core.filter.LevelRangeFilter;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.spi.ExtendedLogger;

/** Looks whether an appender up the LoggerConfigs takes messages of a level. The only class that names Log4j's core. */
final class Log4jObstacle {
    private final Logger logger;
    private final Level level;
    private final List<String> stopping = new ArrayList<>();

    private Log4jObstacle(Logger logger, Level level) {
        this.logger = logger;
        this.level = level;
    }

    /** @param logger one of the core's */
    static Optional<String> of(ExtendedLogger logger, io.dyndbg.site.Level level) {
        Log4jObstacle obstacle = new Log4jObstacle((Logger) logger, Log4jLevels.of(level));
        if (obstacle.passes()) {
            return Optional.empty();
        }
        return Optional.of(
                obstacle.stopping.isEmpty()
                        ? "no appender: logger \"" + logger.getName()
                                + "\" and its parents have none; add an AppenderRef"
                        : String.join("; ", obstacle.stopping));
    }

    private boolean passes() {
        for (LoggerConfig config = logger.get(); config != null; config = config.getParent()) {
            String name = config.getName().isEmpty() ? "Root" : config.getName();
            if (denies(config.getFilter(), "logger " + name)) {
                return false;
            }
            boolean takes = false;
            for (Appender appender : config.getAppenders().values()) {
                takes |= takes(config, name, appender);
            }
            if (takes) {
                return true;
            }
            if (!config.isAdditive()) {
                return false;
            }
        }
        return false;
    }

    private boolean takes(LoggerConfig config, String name, Appender appender) {
        if (!appender.isStarted()) {
            stopping.add("appender " + appender.getName() + " is not started");
            return false;
        }
        for (AppenderRef reference : config.getAppenderRefs()) {
            if (reference.getRef().equals(appender.getName()) && denies(reference, name)) {
                return false;
            }
        }
        return !(appender instanceof Filterable filterable)
                || !denies(filterable.getFilter(), "appender " + appender.getName());
    }

    private boolean denies(AppenderRef reference, String name) {
        String where = "AppenderRef " + reference.getRef() + " of logger " + name;
        if (reference.getLevel() != null && !level.isMoreSpecificThan(reference.getLevel())) {
            stopping.add(where + " is at level " + reference.getLevel() + "; set its level to " + level);
            return true;
        }
        return denies(reference.getFilter(), where);
    }

    /** Only filters that look at the level alone are asked; others may count or remember what they are asked. */
    private boolean denies(Filter filter, String where) {
        boolean levelOnly = filter instanceof ThresholdFilter
                || filter instanceof LevelRangeFilter
                || filter instanceof LevelMatchFilter
                || filter instanceof DenyAllFilter;
        if (levelOnly && filter.filter(logger, level, null, (Message) null, null) == Filter.Result.DENY) {
            stopping.add(where + " has a " + filter.getClass().getSimpleName() + " (" + filter + ") that denies "
                    + level + "; set it to " + level);
            return true;
        }
        return false;
    }
}

package io.dyndbg.print.log4j1;

import io.dyndbg.print.Outputs;
import java.util.Enumeration;
import java.util.Optional;
import org.apache.log4j.Appender;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.AsyncAppender;
import org.apache.log4j.Category;
import org.apache.log4j.Level;
import org.apache.log4j.LogManager;
import org.apache.log4j.Priority;
import org.apache.log4j.spi.AppenderAttachable;
import org.apache.log4j.spi.Filter;
import org.apache.log4j.varia.LevelRangeFilter;

/** Looks which appenders up the tree take messages of a level. */
public final class Log4j1Obstacle {
    private final Level level;
    private final Outputs outputs = new Outputs();

    private Log4j1Obstacle(Level level) {
        this.level = level;
    }

    /** Answers what stops a message of {@code level} on its way from {@code logger}, and what to set; or nothing. */
    public static Optional<String> of(Category logger, io.dyndbg.site.Level level) {
        return of(logger, logger.getName(), level);
    }

    /** As {@link #of(Category, io.dyndbg.site.Level)} for a logger of that name, which need not exist and is not made. */
    public static Optional<String> of(String name, io.dyndbg.site.Level level) {
        return of(nearest(name), name, level);
    }

    private static Optional<String> of(Category from, String name, io.dyndbg.site.Level level) {
        Log4j1Obstacle obstacle = new Log4j1Obstacle(Log4j1Printer.level(level));
        for (Category at = from; at != null; at = at.getAdditivity() ? at.getParent() : null) {
            obstacle.look(at.getAllAppenders());
        }
        return obstacle.outputs.obstacle("no appender: logger " + name + " and its parents have none; add one");
    }

    private static Category nearest(String name) {
        for (String at = name; !at.isEmpty(); at = at.substring(0, Math.max(at.lastIndexOf('.'), 0))) {
            Category logger = LogManager.exists(at);
            if (logger != null) {
                return logger;
            }
        }
        return LogManager.getRootLogger();
    }

    private void look(Enumeration<?> appenders) {
        while (appenders.hasMoreElements()) {
            look((Appender) appenders.nextElement());
        }
    }

    private void look(Appender appender) {
        String name = "appender " + appender.getName();
        if (appender instanceof AppenderSkeleton skeleton) {
            Priority threshold = skeleton.getThreshold();
            if (threshold != null && !level.isGreaterOrEqual(threshold)) {
                outputs.stop(name + " has threshold " + threshold + "; set its Threshold to " + level);
                return;
            }
        }
        // Others may count or remember what they are asked, and one before it may accept.
        Filter filter = appender.getFilter();
        if (filter instanceof LevelRangeFilter range
                && range.getLevelMin() != null
                && !level.isGreaterOrEqual(range.getLevelMin())) {
            outputs.stop(name + " has a LevelRangeFilter that denies " + level + "; set its LevelMin to " + level);
            return;
        }
        if (appender instanceof AsyncAppender async && !async.getBlocking()) {
            outputs.mayDrop(name + " drops messages while its buffer is full; set its Blocking to true");
        }
        if (appender instanceof AppenderAttachable attachable) {
            look(attachable.getAllAppenders());
        } else {
            outputs.takes(name);
        }
    }
}

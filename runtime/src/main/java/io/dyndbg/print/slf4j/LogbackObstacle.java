package io.dyndbg.print.slf4j;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.LevelFilter;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Looks whether an appender up the tree takes messages of a level. */
final class LogbackObstacle {
    private final LoggingEvent probe;
    private final Level level;
    private final List<String> stopping = new ArrayList<>();

    private LogbackObstacle(Logger logger, Level level) {
        this.level = level;
        this.probe = new LoggingEvent(Logger.FQCN, logger, level, "", null, null);
    }

    static Optional<String> of(Logger logger, Level level) {
        LogbackObstacle obstacle = new LogbackObstacle(logger, level);
        if (obstacle.passes(logger)) {
            return Optional.empty();
        }
        return Optional.of(
                obstacle.stopping.isEmpty()
                        ? "no appender: logger " + logger.getName()
                                + " and its parents have none; add an <appender-ref>"
                        : String.join("; ", obstacle.stopping));
    }

    private boolean passes(Logger logger) {
        LoggerContext context = logger.getLoggerContext();
        String name = logger.getName();
        while (true) {
            Logger at = context.exists(name);
            if (at != null) {
                if (anyTakes(at.iteratorForAppenders())) {
                    return true;
                }
                if (!at.isAdditive()) {
                    return false;
                }
            }
            if (name.equals(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
                return false;
            }
            int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
            name = end <= 0 ? org.slf4j.Logger.ROOT_LOGGER_NAME : name.substring(0, end);
        }
    }

    private boolean anyTakes(Iterator<Appender<ILoggingEvent>> appenders) {
        boolean takes = false;
        while (appenders.hasNext()) {
            takes |= takes(appenders.next());
        }
        return takes;
    }

    @SuppressWarnings("unchecked")
    private boolean takes(Appender<ILoggingEvent> appender) {
        if (!appender.isStarted()) {
            stopping.add("appender " + appender.getName() + " is not started");
            return false;
        }
        for (Filter<ILoggingEvent> filter : appender.getCopyOfAttachedFiltersList()) {
            // Others may count or remember what they are asked.
            boolean levelOnly = filter instanceof ThresholdFilter || filter instanceof LevelFilter;
            FilterReply reply = levelOnly ? filter.decide(probe) : FilterReply.NEUTRAL;
            if (reply == FilterReply.DENY) {
                stopping.add("appender " + appender.getName() + " has a "
                        + filter.getClass().getSimpleName() + " that denies " + level + "; set its <level> to "
                        + level);
                return false;
            }
            if (reply == FilterReply.ACCEPT) {
                break;
            }
        }
        return !(appender instanceof AppenderAttachable<?> attachable)
                || anyTakes(((AppenderAttachable<ILoggingEvent>) attachable).iteratorForAppenders());
    }
}

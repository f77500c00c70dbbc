package io.dyndbg.print.slf4j;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.LevelFilter;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.DynamicThresholdFilter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.FilterReply;
import io.dyndbg.print.Outputs;
import java.util.Iterator;
import java.util.Optional;

/** Looks which appenders up the tree take messages of a level. */
final class LogbackObstacle {
    private final LoggerContext context;
    private final LoggingEvent probe;
    private final Level level;
    private final Outputs outputs = new Outputs();

    private LogbackObstacle(LoggerContext context, Level level) {
        this.context = context;
        this.level = level;
        this.probe = new LoggingEvent(
                Logger.FQCN, context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME), level, "", null, null);
    }

    /** @param name that of a logger, which need not exist and is not made */
    static Optional<String> of(LoggerContext context, String name, Level level) {
        LogbackObstacle obstacle = new LogbackObstacle(context, level);
        Optional<String> denied = obstacle.turboFilter();
        if (denied.isPresent()) {
            return denied;
        }
        obstacle.lookUp(name);
        return obstacle.outputs.obstacle(
                "no appender: logger " + name + " and its parents have none; add an <appender-ref>");
    }

    /** Of the filters before all appenders only one decides by level; others may count or remember what they are asked. */
    private Optional<String> turboFilter() {
        Logger any = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        return context.getTurboFilterList().stream()
                .filter(DynamicThresholdFilter.class::isInstance)
                .filter(filter -> filter.decide(null, any, level, null, null, null) == FilterReply.DENY)
                .findFirst()
                .map(filter -> "turbo filter DynamicThresholdFilter (key "
                        + ((DynamicThresholdFilter) filter).getKey() + ") denies " + level
                        + "; set its <DefaultThreshold> to " + level);
    }

    private void lookUp(String logger) {
        String name = logger;
        while (true) {
            Logger at = context.exists(name);
            if (at != null) {
                look(at.iteratorForAppenders());
                if (!at.isAdditive()) {
                    return;
                }
            }
            if (name.equals(org.slf4j.Logger.ROOT_LOGGER_NAME)) {
                return;
            }
            int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
            name = end <= 0 ? org.slf4j.Logger.ROOT_LOGGER_NAME : name.substring(0, end);
        }
    }

    private void look(Iterator<Appender<ILoggingEvent>> appenders) {
        while (appenders.hasNext()) {
            look(appenders.next());
        }
    }

    @SuppressWarnings("unchecked")
    private void look(Appender<ILoggingEvent> appender) {
        String name = "appender " + appender.getName();
        if (!appender.isStarted()) {
            outputs.stop(name + " is not started");
            return;
        }
        for (Filter<ILoggingEvent> filter : appender.getCopyOfAttachedFiltersList()) {
            // Others may count or remember what they are asked.
            boolean levelOnly = filter instanceof ThresholdFilter || filter instanceof LevelFilter;
            FilterReply reply = levelOnly ? filter.decide(probe) : FilterReply.NEUTRAL;
            if (reply == FilterReply.DENY) {
                outputs.stop(name + " has a " + filter.getClass().getSimpleName() + " that denies " + level
                        + "; set its <level> to " + level);
                return;
            }
            if (reply == FilterReply.ACCEPT) {
                break;
            }
        }
        if (appender instanceof AsyncAppender async) {
            lookAtQueue(async);
        }
        if (appender instanceof AppenderAttachable<?>) {
            look(((AppenderAttachable<ILoggingEvent>) appender).iteratorForAppenders());
        } else {
            outputs.takes(name);
        }
    }

    /** Nearly full, it drops events of INFO and below, unless it was told not to. */
    private void lookAtQueue(AsyncAppender async) {
        String name = "appender " + async.getName();
        if (async.getDiscardingThreshold() != 0 && level.levelInt <= Level.INFO_INT) {
            outputs.mayDrop(
                    name + " drops " + level + " while its queue is nearly full; set its <discardingThreshold> to 0");
        } else if (async.isNeverBlock()) {
            outputs.mayDrop(name + " drops messages while its queue is full; set its <neverBlock> to false");
        }
    }
}

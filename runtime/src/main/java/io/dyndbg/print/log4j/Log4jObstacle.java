package io.dyndbg.print.log4j;

import io.dyndbg.print.Outputs;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.async.AsyncLoggerConfig;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.async.AsyncQueueFullPolicyFactory;
import org.apache.logging.log4j.core.async.DiscardingAsyncQueueFullPolicy;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.filter.DenyAllFilter;
import org.apache.logging.log4j.core.filter.Filterable;
import org.apache.logging.log4j.core.filter.LevelMatchFilter;
import org.apache.logging.log4j.core.filter.LevelRangeFilter;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.apache.logging.log4j.spi.LoggerContext;
import org.apache.logging.log4j.util.PropertiesUtil;

/** Looks whether an appender up the LoggerConfigs takes messages of a level. With {@link CoreFilter} the only class that names Log4j's core. */
final class Log4jObstacle {
    private static final String POLICY = "log4j2.asyncQueueFullPolicy";
    private static final String DISCARD = "Discard";
    private static final String DROPPED =
            " may drop messages of this level while its queue is full; take the property " + POLICY + " away";

    private final Logger logger;
    private final Level level;
    private final boolean policyDrops;
    private final Outputs outputs = new Outputs();

    private Log4jObstacle(Logger logger, Level level) {
        this.logger = logger;
        this.level = level;
        this.policyDrops = policyDrops(level);
    }

    /** @param logger one of the core's */
    static Optional<String> of(ExtendedLogger logger, io.dyndbg.site.Level level) {
        Logger real = (Logger) logger;
        return of(real, real.get(), real.getName(), level);
    }

    /** @param name that of a logger of the core's, which need not exist and is not made */
    static Optional<String> of(LoggerContext context, String name, io.dyndbg.site.Level level) {
        var core = (org.apache.logging.log4j.core.LoggerContext) context;
        return of(core.getRootLogger(), core.getConfiguration().getLoggerConfig(name), name, level);
    }

    /** @param any a logger that filters may be asked with */
    private static Optional<String> of(Logger any, LoggerConfig first, String name, io.dyndbg.site.Level level) {
        Log4jObstacle obstacle = new Log4jObstacle(any, Log4jLevels.of(level));
        if (!obstacle.denies(any.getContext().getConfiguration().getFilter(), "the configuration")) {
            obstacle.lookUp(first);
        }
        return obstacle.outputs.obstacle(
                "no appender: logger \"" + name + "\" and its parents have none; add an AppenderRef");
    }

    private void lookUp(LoggerConfig first) {
        if (policyDrops && logger.getContext() instanceof AsyncLoggerContext) {
            outputs.mayDrop("the context of asynchronous loggers" + DROPPED);
        }
        for (LoggerConfig config = first; config != null; config = config.getParent()) {
            String name = config.getName().isEmpty() ? "Root" : config.getName();
            if (denies(config.getFilter(), "logger " + name)) {
                return;
            }
            if (policyDrops && config instanceof AsyncLoggerConfig) {
                outputs.mayDrop("asynchronous logger " + name + DROPPED);
            }
            for (Appender appender : config.getAppenders().values()) {
                look(config, name, appender);
            }
            if (!config.isAdditive()) {
                return;
            }
        }
    }

    /** Whether an appender is started does not matter: Log4j complains, and appends. */
    private void look(LoggerConfig config, String name, Appender appender) {
        for (AppenderRef reference : config.getAppenderRefs()) {
            if (reference.getRef().equals(appender.getName()) && denies(reference, name)) {
                return;
            }
        }
        String where = "appender " + appender.getName();
        if (appender instanceof Filterable filterable && denies(filterable.getFilter(), where)) {
            return;
        }
        outputs.takes(where);
        if (appender instanceof AsyncAppender async && !async.isBlocking()) {
            outputs.mayDrop(where + " drops messages while its queue is full; set its blocking to true");
        } else if (policyDrops && appender instanceof AsyncAppender) {
            outputs.mayDrop(where + DROPPED);
        }
    }

    private static boolean policyDrops(Level level) {
        String policy = PropertiesUtil.getProperties().getStringProperty(POLICY);
        // Others are the application's own classes; the factory would make one of them each time.
        boolean known = DISCARD.equals(policy)
                || DiscardingAsyncQueueFullPolicy.class.getName().equals(policy);
        return known
                && AsyncQueueFullPolicyFactory.create() instanceof DiscardingAsyncQueueFullPolicy discarding
                && level.isLessSpecificThan(discarding.getThresholdLevel());
    }

    private boolean denies(AppenderRef reference, String name) {
        String where = "AppenderRef " + reference.getRef() + " of logger " + name;
        if (reference.getLevel() != null && !level.isMoreSpecificThan(reference.getLevel())) {
            outputs.stop(where + " is at level " + reference.getLevel() + "; set its level to " + level);
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
            // Spring Boot has one in the configuration until it has read its own.
            String advice = filter instanceof DenyAllFilter
                    ? "take it away, or wait until Spring Boot does"
                    : "set it to " + level;
            outputs.stop(where + " has a " + CoreFilter.name(filter) + " that denies " + level + "; " + advice);
            return true;
        }
        return false;
    }
}

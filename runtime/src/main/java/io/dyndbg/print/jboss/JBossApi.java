package io.dyndbg.print.jboss;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Outputs;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Optional;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** JBoss Logging 3. */
public final class JBossApi implements LoggingApi {
    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return as(receiver, ConstantJBossLogger.SILENT, seen);
    }

    @Override
    public boolean silences(Class<?> receiver) {
        // Of typed loggers only those that extend it need be.
        return receiver.isInterface() || BasicLogger.class.isAssignableFrom(receiver);
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        if (receiver.isAssignableFrom(Logger.class)) {
            return Optional.of(ConstantJBossLogger.OPEN);
        }
        return receiver.isInterface()
                ? Optional.of(ConstantProxy.OPEN.of(receiver))
                : as(receiver, ConstantJBossLogger.OPEN, seen);
    }

    /** Answers {@code logger}, or what was seen made around it, as a {@code receiver}. */
    private static Optional<Object> as(Class<?> receiver, Logger logger, Object seen) {
        Object found = receiver.isInstance(logger) || seen == null ? logger : TypedLogger.around(logger, seen);
        return Optional.ofNullable(found).filter(receiver::isInstance);
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        BasicLogger real = JBossBeneath.unwrap(logger);
        if (real == null || Forced.is(real)) {
            // One that keeps its logger to itself; the default method of a type that was made around a forced one.
            return logger;
        }
        try {
            return as(receiver, new ForcedJBossLogger(real, site), logger).orElse(logger);
        } catch (Throwable failed) {
            Printing.report(failed);
            return logger;
        }
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        new ForcedJBossLogger(JBossBeneath.unwrap(logger), site).log(JBossLevels.of(site.level()), message, thrown);
    }

    @Override
    public Object named(String name) {
        return Logger.getLogger(name);
    }

    @Override
    public void write(String logger, String line) {
        Logger.getLogger(logger).info(line);
    }

    @Override
    public String context(String key) {
        Object value = MDC.get(key);
        return value == null ? null : value.toString();
    }

    @Override
    public Optional<String> obstacle(Object logger, Level level) {
        BasicLogger real = JBossBeneath.unwrap(logger);
        if (real == null) {
            return logger instanceof String
                    ? Optional.empty()
                    : Optional.of(logger.getClass().getName()
                            + " does not show which logger is inside: it is called as the code says");
        }
        Object beneath = JBossBeneath.of(real);
        Optional<LoggingApi> api = LoggingApis.ofLogger(beneath);
        return api.isPresent() ? api.get().obstacle(beneath, level) : ofUnknown(real, level);
    }

    private static Optional<String> ofUnknown(BasicLogger real, Level level) {
        Logger.Level wanted = JBossLevels.of(level);
        Logger.Level printed = JBossLevels.lowestEnabled(real, wanted);
        return Outputs.ofUnknown(real, wanted.name(), printed == null ? null : printed.name());
    }
}

package io.dyndbg.print.log4j;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Outputs;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.apache.logging.log4j.spi.LoggerContext;

/** Log4j 2 API, 2.17 to 2.26. */
public final class Log4jApi implements LoggingApi {

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return receiver.isInstance(ConstantLogger.SILENT) ? Optional.of(ConstantLogger.SILENT) : Optional.empty();
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return silent(receiver, null).isPresent();
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        if (receiver.isInstance(ConstantLogger.OPEN)) {
            return Optional.of(ConstantLogger.OPEN);
        }
        return receiver.isInterface() ? Optional.of(ConstantProxy.OPEN.of(receiver)) : Optional.empty();
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        // The methods that print are ExtendedLogger's, which every logger of Log4j's own is; a mock of Logger is not.
        if (!(logger instanceof ExtendedLogger real)) {
            return logger;
        }
        try {
            Object forced = forced(real, site);
            if (receiver.isInstance(forced)) {
                return forced;
            }
            return receiver.isInterface() ? ForcedLog4jProxy.of(receiver, real, site) : logger;
        } catch (Throwable failed) {
            Printing.report(failed);
            return logger;
        }
    }

    /** Answers a forced logger around {@code real}; for SLF4J's adapter over Log4j, which wants one of this type. */
    public static ExtendedLogger forced(ExtendedLogger real, ForcedSite site) {
        return new ForcedLog4jLogger(real, site, site.boundary());
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        Logger forced = (Logger) forced(Logger.class, logger, site);
        if (message instanceof String text) {
            // A text may have braces in it.
            forced.log(Log4jLevels.of(site.level()), text, thrown);
        } else {
            forced.log(Log4jLevels.of(site.level()), message, thrown);
        }
    }

    @Override
    public Object named(String name) {
        return LogManager.getLogger(name);
    }

    @Override
    public void write(String logger, String line) {
        LogManager.getLogger(logger).info(line);
    }

    @Override
    public String context(String key) {
        return ThreadContext.get(key);
    }

    @Override
    public Optional<String> obstacle(Object logger, Level level) {
        if (logger instanceof String name) {
            LoggerContext context = LogManager.getContext(false);
            return Log4jPrinter.isCore(context) ? Log4jObstacle.of(context, name, level) : Optional.empty();
        }
        if (!(logger instanceof ExtendedLogger real)) {
            return Optional.of(logger.getClass().getName() + " is no ExtendedLogger: it is called as the code says");
        }
        ExtendedLogger beneath = Log4jPrinter.beneath(real);
        return Log4jPrinter.isCore(beneath) ? Log4jObstacle.of(beneath, level) : ofUnknown(beneath, level);
    }

    private static Optional<String> ofUnknown(ExtendedLogger real, Level level) {
        Object slf4j = OverSlf4j.beneath(real);
        Optional<LoggingApi> api = LoggingApis.ofLogger(slf4j);
        if (api.isPresent()) {
            return api.get().obstacle(slf4j, level);
        }
        org.apache.logging.log4j.Level wanted = Log4jLevels.of(level);
        org.apache.logging.log4j.Level printed = Log4jLevels.lowestEnabled(real, wanted);
        return Outputs.ofUnknown(real, wanted.name(), printed == null ? null : printed.name());
    }
}

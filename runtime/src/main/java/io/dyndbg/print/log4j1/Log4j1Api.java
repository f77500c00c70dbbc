package io.dyndbg.print.log4j1;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Optional;
import org.apache.log4j.Category;
import org.apache.log4j.Logger;
import org.apache.log4j.MDC;

/** Log4j 1.2, reload4j, log4j-over-slf4j and log4j-1.2-api. */
public final class Log4j1Api implements LoggingApi {

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return seen != null && silences(receiver) ? Optional.of(ConstantLogger.SILENT) : Optional.empty();
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return receiver.isAssignableFrom(Logger.class);
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        return seen != null && silences(receiver) ? Optional.of(ConstantLogger.OPEN) : Optional.empty();
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        if (!receiver.isAssignableFrom(Logger.class)) {
            return logger;
        }
        try {
            return new ForcedLog4j1Logger((Category) logger, site);
        } catch (Throwable failed) {
            Printing.report(failed);
            return logger;
        }
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        new ForcedLog4j1Logger((Category) logger, site).log(Log4j1Printer.level(site.level()), message, thrown);
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
        if (!(logger instanceof Category real)) {
            return Optional.empty();
        }
        Object beneath = Log4j1Beneath.of(real);
        Optional<LoggingApi> api = LoggingApis.ofLogger(beneath);
        return api.isPresent() ? api.get().obstacle(beneath, level) : Log4j1Obstacle.of(real, level);
    }
}

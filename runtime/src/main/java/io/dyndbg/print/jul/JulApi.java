package io.dyndbg.print.jul;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Optional;
import java.util.logging.Logger;

/** java.util.logging. Its logger is a class, so what {@code ajc$log} answers are subclasses of it. */
public final class JulApi implements LoggingApi {

    /** Made when a real logger was seen: {@link Logger}'s constructor initialises the LogManager. */
    private static final class Constants {
        static final Logger SILENT = new SilentJulLogger();
        static final Logger OPEN = new OpenJulLogger();
    }

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return seen != null && receiver == Logger.class ? Optional.of(Constants.SILENT) : Optional.empty();
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return receiver == Logger.class;
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        return seen != null && receiver == Logger.class ? Optional.of(Constants.OPEN) : Optional.empty();
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        if (receiver != Logger.class) {
            return logger;
        }
        try {
            return new ForcedJulLogger((Logger) logger, site);
        } catch (Throwable failed) {
            Printing.report(failed);
            return logger;
        }
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        relay((Logger) logger, JulLevels.of(site.level()), message, thrown, site);
    }

    /**
     * As {@link #relay(Object, Object, Throwable, ForcedSite)}, where the library above has levels of its own.
     *
     * @param level one that stands for the level of the site
     */
    public static void relay(
            Logger logger, java.util.logging.Level level, Object message, Throwable thrown, ForcedSite site) {
        new ForcedJulLogger(logger, site).log(level, String.valueOf(message), thrown);
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
    public Optional<String> obstacle(Object logger, Level level) {
        return logger instanceof Logger real ? JulObstacle.of(real, level) : JulObstacle.of((String) logger, level);
    }
}

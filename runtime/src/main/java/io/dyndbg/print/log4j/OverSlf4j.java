package io.dyndbg.print.log4j;

import io.dyndbg.print.AdapterField;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import java.lang.reflect.Constructor;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.spi.ExtendedLogger;

/** Log4j's API over SLF4J, log4j-to-slf4j: a fresh one of its own adapters around a forced logger of SLF4J. */
final class OverSlf4j {
    private static final String TYPE = "org.apache.logging.slf4j.SLF4JLogger";
    private static final String LOCATION_AWARE = "org.slf4j.spi.LocationAwareLogger";

    private static final AdapterField LOGGER = new AdapterField("logger");

    private OverSlf4j() {}

    /** Answers the logger of SLF4J beneath; null if {@code real} has none, or keeps it elsewhere. */
    static Object beneath(ExtendedLogger real) {
        return real.getClass().getName().equals(TYPE) ? LOGGER.read(real) : null;
    }

    /**
     * Prints past the level of the logger beneath, if there is one.
     *
     * @param message decorated already
     * @return whether there is
     */
    static boolean print(
            ExtendedLogger real,
            Level level,
            Marker marker,
            String boundary,
            Message message,
            Throwable thrown,
            ForcedSite site) {
        Object beneath = beneath(real);
        Optional<LoggingApi> api = LoggingApis.ofLogger(beneath);
        ExtendedLogger forced = api.isPresent() ? forced(real, beneath, api.get(), site.passedOn(site.level())) : null;
        if (forced != null) {
            Printing.passOn(() -> forced.logMessage(boundary, level, marker, message, thrown));
        }
        return forced != null;
    }

    private static ExtendedLogger forced(ExtendedLogger real, Object beneath, LoggingApi api, ForcedSite site) {
        try {
            for (Constructor<?> constructor : real.getClass().getConstructors()) {
                Class<?>[] types = constructor.getParameterTypes();
                if (types.length == 3 && types[0] == String.class && types[2].isInstance(beneath)) {
                    Object forced = api.forced(type(beneath, types[2]), beneath, site);
                    return (ExtendedLogger) constructor.newInstance(real.getName(), real.getMessageFactory(), forced);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException strange) {
            return null;
        }
        return null;
    }

    /** The adapter hands over its own frame, so that the place is right, to a logger that takes it. */
    private static Class<?> type(Object beneath, Class<?> logger) {
        try {
            Class<?> aware = Class.forName(LOCATION_AWARE, false, logger.getClassLoader());
            return aware.isInstance(beneath) ? aware : logger;
        } catch (ClassNotFoundException unseen) {
            return logger;
        }
    }
}

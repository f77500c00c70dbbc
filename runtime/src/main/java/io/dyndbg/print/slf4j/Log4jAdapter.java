package io.dyndbg.print.slf4j;

import io.dyndbg.print.AdapterField;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.log4j.Log4jApi;
import java.lang.reflect.Constructor;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.slf4j.Logger;
import org.slf4j.MarkerFactory;

/**
 * SLF4J over Log4j: a fresh one of Log4j's own adapters around a forced Log4j logger. Markers, conversions and chains stay
 * the adapter's own, whichever version it is.
 */
final class Log4jAdapter {
    private static final AdapterField LOGGER = new AdapterField("logger");
    private static final AdapterField MARKERS = new AdapterField("markerFactory");

    private Log4jAdapter() {}

    /** Answers an adapter of the class of {@code real} that prints {@code site} past the level. */
    static Logger forced(Logger real, ForcedSite site) throws ReflectiveOperationException {
        ExtendedLogger beneath = beneath(real, site.lookup().lookupClass().getClassLoader());
        ExtendedLogger forced = (ExtendedLogger) Log4jApi.forced(beneath, site);
        Constructor<?> constructor = real.getClass().getConstructors()[0];
        Class<?>[] types = constructor.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            if (types[i] == ExtendedLogger.class) {
                arguments[i] = forced;
            } else if (types[i] == String.class) {
                arguments[i] = real.getName();
            } else {
                Object markers = MARKERS.read(real);
                arguments[i] = markers != null ? markers : MarkerFactory.getIMarkerFactory();
            }
        }
        return (Logger) constructor.newInstance(arguments);
    }

    /** Answers the Log4j logger that {@code real} prints through. */
    static ExtendedLogger beneath(Logger real, ClassLoader application) {
        if (LOGGER.read(real) instanceof ExtendedLogger logger) {
            return logger;
        }
        String name = Logger.ROOT_LOGGER_NAME.equals(real.getName()) ? LogManager.ROOT_LOGGER_NAME : real.getName();
        return LogManager.getContext(application, false).getLogger(name);
    }
}

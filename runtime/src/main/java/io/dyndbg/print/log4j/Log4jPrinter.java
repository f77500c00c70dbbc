package io.dyndbg.print.log4j;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Outlets;
import io.dyndbg.print.Reads;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.apache.logging.log4j.spi.ExtendedLoggerWrapper;
import org.apache.logging.log4j.spi.LocationAwareLogger;
import org.apache.logging.log4j.spi.LoggerContext;

/** Prints one message past the level of its logger. Names of classes are compared, so that no core is needed. */
final class Log4jPrinter {
    private static final String CORE = "org.apache.logging.log4j.core.";

    private Log4jPrinter() {}

    /**
     * Prints {@code message}. The level of the LoggerConfig is bypassed; the filters of LoggerConfigs, appender references and
     * appenders are not.
     */
    static void print(
            ExtendedLogger real,
            Level level,
            Marker marker,
            String boundary,
            StackTraceElement location,
            Message message,
            Throwable thrown,
            ForcedSite site) {
        if (isCore(real)) {
            ((LocationAwareLogger) real).logMessage(level, marker, boundary, location, message, thrown);
        } else if (real instanceof ExtendedLoggerWrapper) {
            // Its own method may add something to the message; it has none that takes a location.
            real.logMessage(boundary, level, marker, message, thrown);
        } else if (!OverSlf4j.print(real, level, marker, boundary, message, thrown, site)) {
            Level enabled = Log4jLevels.lowestEnabled(real, level);
            if (enabled != null) {
                real.logMessage(boundary, enabled, marker, message, thrown);
            }
        }
    }

    /** Answers whether the filter of the whole configuration decides against it, and says so once. */
    static boolean isDenied(ExtendedLogger real, Level level, Marker marker, Message message, Throwable thrown) {
        ExtendedLogger beneath = beneath(real);
        String denying = isCore(beneath) ? CoreFilter.denying(beneath, level, marker, message, thrown) : null;
        if (denying != null) {
            Outlets.denied(denying);
        }
        return denying != null;
    }

    /** Answers the logger that a wrapper, whose name it has, prints through; any other itself. */
    static ExtendedLogger beneath(ExtendedLogger real) {
        return real instanceof ExtendedLoggerWrapper
                ? LogManager.getContext(false).getLogger(real.getName())
                : real;
    }

    static boolean isCore(LoggerContext context) {
        Reads.allOf(context.getClass());
        return context.getClass().getName().startsWith(CORE);
    }

    static boolean isCore(ExtendedLogger logger) {
        Reads.allOf(logger.getClass());
        return logger instanceof LocationAwareLogger
                && logger.getClass().getName().startsWith(CORE);
    }
}

package io.dyndbg.print.log4j1;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import org.apache.log4j.Category;
import org.apache.log4j.MDC;
import org.apache.log4j.NDC;
import org.apache.log4j.spi.LocationInfo;
import org.apache.log4j.spi.LoggingEvent;
import org.apache.log4j.spi.ThrowableInformation;

/** Gives an event to the appenders up the tree, past the level of its logger and the threshold of all loggers. */
public final class Log4j1Printer {
    private Log4j1Printer() {}

    /**
     * Prints {@code message} as {@code real} itself would, with the location known from the build.
     *
     * @param boundary the class whose frame is the last one above the statement's, which an event tells its readers
     * @param thrown null if there is none
     */
    public static void print(Category real, String boundary, Object message, Throwable thrown, ForcedSite site) {
        LoggingEvent event = new LoggingEvent(
                boundary,
                real,
                System.currentTimeMillis(),
                level(site.level()),
                message,
                Thread.currentThread().getName(),
                thrown == null ? null : new ThrowableInformation(thrown),
                NDC.get(),
                location(site.location()),
                MDC.getContext());
        Printing.give();
        real.callAppenders(event);
    }

    private static LocationInfo location(StackTraceElement place) {
        return new LocationInfo(
                place.getFileName(),
                place.getClassName(),
                place.getMethodName(),
                String.valueOf(place.getLineNumber()));
    }

    static org.apache.log4j.Level level(Level level) {
        return switch (level) {
            case TRACE -> org.apache.log4j.Level.TRACE;
            case DEBUG -> org.apache.log4j.Level.DEBUG;
            case INFO -> org.apache.log4j.Level.INFO;
            case WARN -> org.apache.log4j.Level.WARN;
            case ERROR -> org.apache.log4j.Level.ERROR;
        };
    }
}

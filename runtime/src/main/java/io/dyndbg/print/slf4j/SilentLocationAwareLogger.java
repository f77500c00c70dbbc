package io.dyndbg.print.slf4j;

import org.slf4j.Marker;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.spi.LocationAwareLogger;

/** SLF4J's own silent logger, for statements whose logger is declared as a {@link LocationAwareLogger}. */
final class SilentLocationAwareLogger extends NOPLogger implements LocationAwareLogger {
    private static final long serialVersionUID = 1;

    @Override
    public void log(
            Marker marker, String boundary, int level, String message, Object[] arguments, Throwable throwable) {
        // a silent logger
    }
}

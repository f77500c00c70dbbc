package io.dyndbg.print.log4j;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.spi.ExtendedLogger;

/** The filter of a whole configuration, which Log4j asks together with the level, and which decides by more than that. */
final class CoreFilter {
    private CoreFilter() {}

    /**
     * Asks the filter, once, as Log4j does.
     *
     * @param logger one of the core's
     * @return what denies it; null if nothing does
     */
    static String denying(ExtendedLogger logger, Level level, Marker marker, Message message, Throwable thrown) {
        Logger real = (Logger) logger;
        Filter filter = real.getContext().getConfiguration().getFilter();
        boolean denied = filter != null && filter.filter(real, level, marker, message, thrown) == Filter.Result.DENY;
        return denied ? "the configuration's " + name(filter) : null;
    }

    static String name(Filter filter) {
        return filter.getClass().getSimpleName() + " (" + filter + ")";
    }
}

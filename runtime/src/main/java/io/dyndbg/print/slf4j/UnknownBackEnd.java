package io.dyndbg.print.slf4j;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Outputs;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.spi.LocationAwareLogger;

/**
 * A back end that dyndbg knows nothing of, slf4j-simple for one. Its logger is called itself: at the site's level if that is
 * enabled, else at the lowest level that is; if none is, at the site's level, as the code says.
 */
final class UnknownBackEnd implements BackEnd {

    @Override
    public void print(Logger real, Slf4jEvent said, ForcedSite site) {
        Level own = site.level();
        Level enabled = lowestEnabled(real, own, said.marker());
        Level level = enabled == null ? own : enabled;
        Slf4jEvent event = said.decorated(site);
        Printing.give();
        if (event.chain() && FluentPrinter.takesEvents(real)) {
            FluentPrinter.replay(real, level, event);
        } else if (real instanceof LocationAwareLogger aware) {
            log(aware, level, event);
        } else if (event.keyValues() != null || event.markers().size() > 1) {
            FluentPrinter.replay(real, level, event);
        } else {
            call(real, level, event);
        }
    }

    static Level lowestEnabled(Logger real, Level from, Marker marker) {
        for (Level level : Level.values()) {
            if (level.compareTo(from) >= 0 && enabled(real, level, marker)) {
                return level;
            }
        }
        return null;
    }

    static boolean enabled(Logger real, Level level, Marker marker) {
        return switch (level) {
            case TRACE -> marker == null ? real.isTraceEnabled() : real.isTraceEnabled(marker);
            case DEBUG -> marker == null ? real.isDebugEnabled() : real.isDebugEnabled(marker);
            case INFO -> marker == null ? real.isInfoEnabled() : real.isInfoEnabled(marker);
            case WARN -> marker == null ? real.isWarnEnabled() : real.isWarnEnabled(marker);
            case ERROR -> marker == null ? real.isErrorEnabled() : real.isErrorEnabled(marker);
        };
    }

    /**
     * Told where it is called from, it need not take our frames for the statement's. A throwable among the arguments is told
     * apart here, as SLF4J does it: not every logger does so in this method (JBoss LogManager's does not).
     */
    private static void log(LocationAwareLogger real, Level level, Slf4jEvent event) {
        String pattern = event.chain() ? FluentPrinter.merged(event) : event.message();
        Marker marker = event.chain() ? null : event.marker();
        Object[] arguments = event.arguments();
        Throwable thrown = event.throwable();
        if (thrown == null
                && arguments != null
                && arguments.length > 0
                && arguments[arguments.length - 1] instanceof Throwable last) {
            thrown = last;
            arguments = Arrays.copyOf(arguments, arguments.length - 1);
        }
        real.log(marker, event.boundary(), level.ordinal() * 10, pattern, arguments, thrown);
    }

    private static void call(Logger real, Level level, Slf4jEvent event) {
        if (event.arguments() != null) {
            callWithArguments(real, level, event.marker(), event.message(), arguments(event));
        } else if (event.throwable() != null) {
            callWithThrowable(real, level, event.marker(), event.message(), event.throwable());
        } else {
            callPlain(real, level, event.marker(), event.message());
        }
    }

    /** A chain can have both; SLF4J takes the last argument for the throwable. */
    private static Object[] arguments(Slf4jEvent event) {
        if (event.throwable() == null) {
            return event.arguments();
        }
        Object[] all = Arrays.copyOf(event.arguments(), event.arguments().length + 1);
        all[all.length - 1] = event.throwable();
        return all;
    }

    private static void callPlain(Logger real, Level level, Marker marker, String message) {
        if (marker == null) {
            switch (level) {
                case TRACE -> real.trace(message);
                case DEBUG -> real.debug(message);
                case INFO -> real.info(message);
                case WARN -> real.warn(message);
                case ERROR -> real.error(message);
            }
        } else {
            switch (level) {
                case TRACE -> real.trace(marker, message);
                case DEBUG -> real.debug(marker, message);
                case INFO -> real.info(marker, message);
                case WARN -> real.warn(marker, message);
                case ERROR -> real.error(marker, message);
            }
        }
    }

    private static void callWithThrowable(Logger real, Level level, Marker marker, String message, Throwable thrown) {
        if (marker == null) {
            switch (level) {
                case TRACE -> real.trace(message, thrown);
                case DEBUG -> real.debug(message, thrown);
                case INFO -> real.info(message, thrown);
                case WARN -> real.warn(message, thrown);
                case ERROR -> real.error(message, thrown);
            }
        } else {
            switch (level) {
                case TRACE -> real.trace(marker, message, thrown);
                case DEBUG -> real.debug(marker, message, thrown);
                case INFO -> real.info(marker, message, thrown);
                case WARN -> real.warn(marker, message, thrown);
                case ERROR -> real.error(marker, message, thrown);
            }
        }
    }

    private static void callWithArguments(Logger real, Level level, Marker marker, String pattern, Object[] arguments) {
        if (marker == null) {
            switch (level) {
                case TRACE -> real.trace(pattern, arguments);
                case DEBUG -> real.debug(pattern, arguments);
                case INFO -> real.info(pattern, arguments);
                case WARN -> real.warn(pattern, arguments);
                case ERROR -> real.error(pattern, arguments);
            }
        } else {
            switch (level) {
                case TRACE -> real.trace(marker, pattern, arguments);
                case DEBUG -> real.debug(marker, pattern, arguments);
                case INFO -> real.info(marker, pattern, arguments);
                case WARN -> real.warn(marker, pattern, arguments);
                case ERROR -> real.error(marker, pattern, arguments);
            }
        }
    }

    @Override
    public Optional<String> obstacle(Logger real, Level level) {
        Level printed = lowestEnabled(real, level, null);
        return Outputs.ofUnknown(real, level.word(), printed == null ? null : printed.word());
    }
}

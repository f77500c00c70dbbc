package io.dyndbg.print.slf4j;

import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.DefaultLoggingEventBuilder;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;

/** The chains of SLF4J 2: the only class that names types that SLF4J 1.7 lacks. Loaded when a chain runs. */
final class FluentPrinter {
    private FluentPrinter() {}

    /** Answers SLF4J's own builder, whose events go to {@code sink} whatever the level. */
    static Object builder(Logger real, Level level, Consumer<Slf4jEvent> sink) {
        return new Chain(real, level(level), sink);
    }

    /** Says {@code event} to {@code real} by a chain at {@code level}: the only way to tell it key-value pairs. */
    static void replay(Logger real, Level level, Slf4jEvent event) {
        LoggingEventBuilder builder = real.atLevel(level(level)).setMessage(event.message());
        for (Marker marker : event.markers()) {
            builder = builder.addMarker(marker);
        }
        if (event.arguments() != null) {
            for (Object argument : event.arguments()) {
                builder = builder.addArgument(argument);
            }
        }
        if (event.keyValues() != null) {
            for (Object pair : event.keyValues()) {
                builder = builder.addKeyValue(((KeyValuePair) pair).key, ((KeyValuePair) pair).value);
            }
        }
        if (event.throwable() != null) {
            builder = builder.setCause(event.throwable());
        }
        if (builder instanceof CallerBoundaryAware aware) {
            aware.setCallerBoundary(event.boundary());
        }
        builder.log();
    }

    /** Answers whether {@code real} takes what a chain says as it is, and no text of it. */
    static boolean takesEvents(Logger real) {
        return real instanceof LoggingEventAware;
    }

    /** Answers the pattern that SLF4J itself makes of a chain for a logger that is aware of no events: all of it, as text. */
    static String merged(Slf4jEvent event) {
        StringBuilder pattern = new StringBuilder();
        event.markers().forEach(marker -> pattern.append(marker).append(' '));
        if (event.keyValues() != null) {
            for (Object pair : event.keyValues()) {
                pattern.append(((KeyValuePair) pair).key)
                        .append('=')
                        .append(((KeyValuePair) pair).value)
                        .append(' ');
            }
        }
        return pattern.append(event.message()).toString();
    }

    private static org.slf4j.event.Level level(Level level) {
        return org.slf4j.event.Level.valueOf(level.name());
    }

    /** SLF4J's own, but for suppliers: an original at its disabled level would not have run them. */
    private static final class Chain extends DefaultLoggingEventBuilder {
        private final Logger real;
        private final org.slf4j.event.Level level;
        private boolean failed;

        Chain(Logger real, org.slf4j.event.Level level, Consumer<Slf4jEvent> sink) {
            super(new Sink(real.getName(), sink), level);
            this.real = real;
            this.level = level;
        }

        private LoggingEventBuilder attempt(Runnable call) {
            failed |= !Printing.attempt(call, () -> real.isEnabledForLevel(level));
            return this;
        }

        @Override
        public LoggingEventBuilder addArgument(Supplier<?> argument) {
            return attempt(() -> super.addArgument(argument));
        }

        @Override
        public LoggingEventBuilder addKeyValue(String key, Supplier<Object> value) {
            return attempt(() -> super.addKeyValue(key, value));
        }

        @Override
        public LoggingEventBuilder setMessage(Supplier<String> message) {
            return attempt(() -> super.setMessage(message));
        }

        @Override
        public void log(Supplier<String> message) {
            // The one method that ends a chain here and not in SLF4J's class.
            if (loggingEvent.getCallerBoundary() == null) {
                setCallerBoundary(Chain.class.getName());
            }
            attempt(() -> super.log(message));
        }

        @Override
        protected void log(LoggingEvent event) {
            if (!failed) {
                super.log(event);
            }
        }
    }

    /** What the builder takes for its logger: a builder gives its event to a logger that is aware of events. */
    private static final class Sink extends NOPLogger implements LoggingEventAware {
        private static final long serialVersionUID = 1;

        private final String loggerName;
        private final transient Consumer<Slf4jEvent> sink;

        Sink(String loggerName, Consumer<Slf4jEvent> sink) {
            this.loggerName = loggerName;
            this.sink = sink;
        }

        @Override
        public String getName() {
            return loggerName;
        }

        @Override
        public void log(LoggingEvent event) {
            sink.accept(new Slf4jEvent(
                    markers(event.getMarkers()),
                    event.getMessage(),
                    event.getArgumentArray(),
                    event.getThrowable(),
                    event.getKeyValuePairs(),
                    true,
                    event.getCallerBoundary() == null
                            ? DefaultLoggingEventBuilder.class.getName()
                            : event.getCallerBoundary()));
        }

        private static List<Marker> markers(List<Marker> markers) {
            return markers == null ? List.of() : Arrays.asList(markers.toArray(new Marker[0]));
        }
    }
}

package io.dyndbg.print.slf4j;

import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
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

    /**
     * SLF4J's own, but for suppliers: an original at its disabled level would not have run them. Back ends look for the last frame
     * of one class above the statement's, from either end of the stack, and some know SLF4J's class alone: so a chain ends in a
     * method of that, which calls {@link #log(LoggingEvent)} here and nothing else does; or, with a supplier, in a method of this.
     */
    private static final class Chain extends DefaultLoggingEventBuilder {
        private final Logger real;
        private final org.slf4j.event.Level level;
        private final Consumer<Slf4jEvent> sink;
        private boolean failed;

        Chain(Logger real, org.slf4j.event.Level level, Consumer<Slf4jEvent> sink) {
            super(NOPLogger.NOP_LOGGER, level);
            this.real = real;
            this.level = level;
            this.sink = sink;
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
            if (message == null) {
                loggingEvent.setMessage(null);
            } else {
                setMessage(message);
            }
            end(Chain.class);
        }

        @Override
        protected void log(LoggingEvent event) {
            end(DefaultLoggingEventBuilder.class);
        }

        private void end(Class<?> last) {
            if (!failed) {
                String boundary = loggingEvent.getCallerBoundary();
                sink.accept(new Slf4jEvent(
                        loggingEvent.getMarkers() == null ? List.of() : List.copyOf(loggingEvent.getMarkers()),
                        loggingEvent.getMessage(),
                        loggingEvent.getArgumentArray(),
                        loggingEvent.getThrowable(),
                        loggingEvent.getKeyValuePairs(),
                        true,
                        boundary == null ? last.getName() : boundary));
            }
        }
    }
}

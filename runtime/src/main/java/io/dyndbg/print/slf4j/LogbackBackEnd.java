package io.dyndbg.print.slf4j;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Outlets;
import io.dyndbg.print.Printing;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** Logback 1.2 to 1.6: the event that its own logger would have made, with the build's location, to the appenders. */
final class LogbackBackEnd implements BackEnd {
    private static final String BOUNDARY = ch.qos.logback.classic.Logger.FQCN;

    /** {@code addMarker} since Logback 1.3, {@code setMarker} before. */
    private static final MethodHandle MARKER = marker();

    @Override
    public void print(Logger real, Slf4jEvent said, ForcedSite site) {
        ch.qos.logback.classic.Logger logger = (ch.qos.logback.classic.Logger) real;
        TurboFilter denying = denying(logger, said, level(site.level()));
        if (denying != null) {
            sayDenied(denying);
            return;
        }
        Slf4jEvent event = said.decorated(site);
        LoggingEvent logged = new LoggingEvent(
                BOUNDARY, logger, level(site.level()), event.message(), event.throwable(), event.arguments());
        for (Marker marker : event.markers()) {
            mark(logged, marker);
        }
        if (event.keyValues() != null) {
            setKeyValues(logged, event.keyValues());
        }
        logged.setCallerData(new StackTraceElement[] {site.location()});
        Printing.give();
        logger.callAppenders(logged);
    }

    /** Answers the filter that decides against it. As Logback asks them: the first that decides does so for all. */
    private static TurboFilter denying(ch.qos.logback.classic.Logger logger, Slf4jEvent event, Level level) {
        for (TurboFilter filter : logger.getLoggerContext().getTurboFilterList()) {
            FilterReply reply =
                    filter.decide(event.marker(), logger, level, event.message(), event.arguments(), event.throwable());
            if (reply != FilterReply.NEUTRAL) {
                return reply == FilterReply.DENY ? filter : null;
            }
        }
        return null;
    }

    /** Spring Boot denies everything until it has started, which is nobody's decision. */
    private static void sayDenied(TurboFilter filter) {
        String type = filter.getClass().getName();
        if (!type.startsWith("org.springframework.boot.")) {
            Outlets.denied("turbo filter " + (filter.getName() == null ? type : filter.getName() + " (" + type + ")"));
        }
    }

    private static void mark(LoggingEvent event, Marker marker) {
        try {
            MARKER.invokeExact(event, marker);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Only chains have any, and so SLF4J 2 and Logback 1.3. */
    @SuppressWarnings("unchecked")
    private static void setKeyValues(LoggingEvent event, List<?> keyValues) {
        event.setKeyValuePairs((List<KeyValuePair>) keyValues);
    }

    static Level level(io.dyndbg.site.Level level) {
        return switch (level) {
            case TRACE -> Level.TRACE;
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }

    @Override
    public Optional<String> obstacle(Logger real, io.dyndbg.site.Level level) {
        ch.qos.logback.classic.Logger logger = (ch.qos.logback.classic.Logger) real;
        return LogbackObstacle.of(logger.getLoggerContext(), logger.getName(), level(level));
    }

    @Override
    public Optional<String> obstacle(ILoggerFactory factory, String name, io.dyndbg.site.Level level) {
        return LogbackObstacle.of((LoggerContext) factory, name, level(level));
    }

    private static MethodHandle marker() {
        MethodType type = MethodType.methodType(void.class, Marker.class);
        try {
            return MethodHandles.publicLookup().findVirtual(LoggingEvent.class, "addMarker", type);
        } catch (ReflectiveOperationException olderThan1_3) {
            try {
                return MethodHandles.publicLookup().findVirtual(LoggingEvent.class, "setMarker", type);
            } catch (ReflectiveOperationException neither) {
                throw (Error) new NoSuchMethodError("LoggingEvent.addMarker").initCause(neither);
            }
        }
    }
}

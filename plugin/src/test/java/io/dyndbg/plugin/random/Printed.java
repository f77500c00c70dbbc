package io.dyndbg.plugin.random;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.slf4j.LoggerFactory;

/** Adds to the {@link Trace} what the loggers of random classes print, until it is closed; and sets their levels. */
final class Printed implements AutoCloseable {
    private static final String ALL = "random";
    private static final List<String> EACH = List.of("random.a", "random.b");

    static {
        System.setProperty("org.jboss.logging.provider", "slf4j");
    }

    private final ch.qos.logback.classic.Logger logback =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(ALL);
    private final AppenderBase<ILoggingEvent> logbackAppender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown = event.getThrowableProxy() == null
                    ? null
                    : event.getThrowableProxy().getMessage();
            add(event.getLevel(), event.getLoggerName(), event.getFormattedMessage(), thrown);
        }
    };

    /** By name; a log manager would forget them. */
    private final Map<String, Logger> jul = new HashMap<>();

    private final Handler julHandler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            int number = record.getLevel().intValue();
            Level level = number >= java.util.logging.Level.INFO.intValue()
                    ? Level.INFO
                    : record.getLevel() == java.util.logging.Level.FINE ? Level.DEBUG : Level.TRACE;
            add(
                    level,
                    record.getLoggerName(),
                    new SimpleFormatter().formatMessage(record),
                    message(record.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final org.apache.logging.log4j.core.LoggerContext log4j =
            (org.apache.logging.log4j.core.LoggerContext) LogManager.getContext(false);
    private final AbstractAppender log4jAppender = new AbstractAppender(ALL, null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            Level level = Level.toLevel(event.getLevel().name());
            add(level, event.getLoggerName(), event.getMessage().getFormattedMessage(), message(event.getThrown()));
        }
    };

    Printed() {
        logback.setAdditive(false);
        logbackAppender.start();
        logback.addAppender(logbackAppender);
        jul.put(ALL, Logger.getLogger(ALL));
        EACH.forEach(name -> jul.put(name, Logger.getLogger(name)));
        julHandler.setLevel(java.util.logging.Level.ALL);
        jul.get(ALL).setUseParentHandlers(false);
        jul.get(ALL).addHandler(julHandler);
        log4jAppender.start();
        for (String name : EACH) {
            LoggerConfig config = new LoggerConfig(name, org.apache.logging.log4j.Level.INFO, false);
            config.addAppender(log4jAppender, null, null);
            log4j.getConfiguration().addLogger(name, config);
        }
        log4j.updateLoggers();
    }

    private static void add(Level level, String logger, String text, String thrown) {
        Trace.add("log " + level + " " + logger + " " + text + (thrown == null ? "" : " " + thrown));
    }

    private static String message(Throwable thrown) {
        return thrown == null ? null : thrown.getMessage();
    }

    /** Sets the level of both loggers. */
    void at(Level a, Level b) {
        set("random.a", a);
        set("random.b", b);
        log4j.updateLoggers();
    }

    private void set(String name, Level level) {
        logback.getLoggerContext().getLogger(name).setLevel(level);
        java.util.logging.Level ofJul = level == Level.INFO
                ? java.util.logging.Level.INFO
                : level == Level.DEBUG ? java.util.logging.Level.FINE : java.util.logging.Level.ALL;
        jul.get(name).setLevel(ofJul);
        Configuration configuration = log4j.getConfiguration();
        configuration.getLoggerConfig(name).setLevel(org.apache.logging.log4j.Level.toLevel(level.levelStr));
    }

    @Override
    public void close() {
        logback.detachAppender(logbackAppender);
        logback.setAdditive(true);
        jul.get(ALL).removeHandler(julHandler);
        EACH.forEach(log4j.getConfiguration()::removeLogger);
        log4j.updateLoggers();
    }
}

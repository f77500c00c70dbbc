package io.dyndbg.print.log4j;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.MessageFactory;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.apache.logging.log4j.spi.ExtendedLoggerWrapper;

/**
 * A logger that answers all questions whether a level is enabled, in all their overloads, from one method. A wrapper, so that
 * it is everything that a statement's logger can be declared as: {@code Logger}, {@code ExtendedLogger},
 * {@code AbstractLogger} and {@code ExtendedLoggerWrapper}.
 */
abstract class AnsweringLogger extends ExtendedLoggerWrapper {
    private static final long serialVersionUID = 1;

    AnsweringLogger(ExtendedLogger logger, String name, MessageFactory factory) {
        super(logger, name, factory);
    }

    /** Answers whether {@code level} is enabled. */
    abstract boolean answers(Level level, Marker marker);

    @Override
    public boolean isEnabled(Level level, Marker marker, Message message, Throwable thrown) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, CharSequence message, Throwable thrown) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, Object message, Throwable thrown) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, String message, Throwable thrown) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, String message) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, String message, Object... params) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, String message, Object p0) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, String message, Object p0, Object p1) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, String message, Object p0, Object p1, Object p2) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(Level level, Marker marker, String message, Object p0, Object p1, Object p2, Object p3) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(
            Level level, Marker marker, String message, Object p0, Object p1, Object p2, Object p3, Object p4) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(
            Level level,
            Marker marker,
            String message,
            Object p0,
            Object p1,
            Object p2,
            Object p3,
            Object p4,
            Object p5) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(
            Level level,
            Marker marker,
            String message,
            Object p0,
            Object p1,
            Object p2,
            Object p3,
            Object p4,
            Object p5,
            Object p6) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(
            Level level,
            Marker marker,
            String message,
            Object p0,
            Object p1,
            Object p2,
            Object p3,
            Object p4,
            Object p5,
            Object p6,
            Object p7) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(
            Level level,
            Marker marker,
            String message,
            Object p0,
            Object p1,
            Object p2,
            Object p3,
            Object p4,
            Object p5,
            Object p6,
            Object p7,
            Object p8) {
        return answers(level, marker);
    }

    @Override
    public boolean isEnabled(
            Level level,
            Marker marker,
            String message,
            Object p0,
            Object p1,
            Object p2,
            Object p3,
            Object p4,
            Object p5,
            Object p6,
            Object p7,
            Object p8,
            Object p9) {
        return answers(level, marker);
    }
}

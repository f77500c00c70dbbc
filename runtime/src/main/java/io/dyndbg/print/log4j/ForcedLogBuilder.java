package io.dyndbg.print.log4j;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogBuilder;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.MessageFactory;
import org.apache.logging.log4j.message.ReusableMessageFactory;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.LambdaUtil;
import org.apache.logging.log4j.util.Supplier;

/** A chain on a forced logger. Used by one thread, once, as Log4j's own. */
final class ForcedLogBuilder implements LogBuilder {
    private static final String BOUNDARY = ForcedLogBuilder.class.getName();

    private final ForcedLog4jLogger logger;
    private final Level level;
    private Marker marker;
    private Throwable thrown;
    private StackTraceElement location;

    ForcedLogBuilder(ForcedLog4jLogger logger, Level level) {
        this.logger = logger;
        this.level = level;
    }

    @Override
    public LogBuilder withMarker(Marker marker) {
        this.marker = marker;
        return this;
    }

    @Override
    public LogBuilder withThrowable(Throwable thrown) {
        this.thrown = thrown;
        return this;
    }

    /** The build knows it without walking the stack. */
    @Override
    public LogBuilder withLocation() {
        return this;
    }

    @Override
    public LogBuilder withLocation(StackTraceElement location) {
        this.location = location;
        return this;
    }

    private MessageFactory factory() {
        return logger.getMessageFactory();
    }

    private void print(Message message) {
        try {
            logger.print(level, marker, BOUNDARY, location, message, thrown);
        } finally {
            ReusableMessageFactory.release(message);
        }
    }

    @Override
    public void log(Message message) {
        print(message);
    }

    @Override
    public void log(Supplier<Message> supplier) {
        supplied(supplier);
    }

    @Override
    public Message logAndGet(Supplier<Message> supplier) {
        return supplied(supplier);
    }

    /** Prints behind the attempt, not in it: its frames must not stand between this class's, see {@link ForcedLog4jLogger}. */
    private Message supplied(Supplier<Message> supplier) {
        Message[] made = {null};
        if (logger.attempt(level, marker, () -> made[0] = supplier.get()) && made[0] != null) {
            print(made[0]);
        }
        return made[0];
    }

    @Override
    public void log(CharSequence text) {
        print(factory().newMessage(text));
    }

    @Override
    public void log(String text) {
        print(factory().newMessage(text));
    }

    @Override
    public void log(Object object) {
        print(factory().newMessage(object));
    }

    @Override
    public void log() {
        print(new SimpleMessage(""));
    }

    @Override
    public void log(String pattern, Supplier<?>... suppliers) {
        supplied(() -> factory().newMessage(pattern, LambdaUtil.getAll(suppliers)));
    }

    @Override
    public void log(String pattern, Object... arguments) {
        print(factory().newMessage(pattern, arguments));
    }

    @Override
    public void log(String pattern, Object p0) {
        print(factory().newMessage(pattern, new Object[] {p0}));
    }

    @Override
    public void log(String pattern, Object p0, Object p1) {
        print(factory().newMessage(pattern, new Object[] {p0, p1}));
    }

    @Override
    public void log(String pattern, Object p0, Object p1, Object p2) {
        print(factory().newMessage(pattern, new Object[] {p0, p1, p2}));
    }

    @Override
    public void log(String pattern, Object p0, Object p1, Object p2, Object p3) {
        print(factory().newMessage(pattern, new Object[] {p0, p1, p2, p3}));
    }

    @Override
    public void log(String pattern, Object p0, Object p1, Object p2, Object p3, Object p4) {
        print(factory().newMessage(pattern, new Object[] {p0, p1, p2, p3, p4}));
    }

    @Override
    public void log(String pattern, Object p0, Object p1, Object p2, Object p3, Object p4, Object p5) {
        print(factory().newMessage(pattern, new Object[] {p0, p1, p2, p3, p4, p5}));
    }

    @Override
    public void log(String pattern, Object p0, Object p1, Object p2, Object p3, Object p4, Object p5, Object p6) {
        print(factory().newMessage(pattern, new Object[] {p0, p1, p2, p3, p4, p5, p6}));
    }

    @Override
    public void log(
            String pattern, Object p0, Object p1, Object p2, Object p3, Object p4, Object p5, Object p6, Object p7) {
        print(factory().newMessage(pattern, new Object[] {p0, p1, p2, p3, p4, p5, p6, p7}));
    }

    @Override
    public void log(
            String pattern,
            Object p0,
            Object p1,
            Object p2,
            Object p3,
            Object p4,
            Object p5,
            Object p6,
            Object p7,
            Object p8) {
        print(factory().newMessage(pattern, new Object[] {p0, p1, p2, p3, p4, p5, p6, p7, p8}));
    }

    @Override
    public void log(
            String pattern,
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
        print(factory().newMessage(pattern, new Object[] {p0, p1, p2, p3, p4, p5, p6, p7, p8, p9}));
    }
}

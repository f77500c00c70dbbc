package io.dyndbg.print.log4j;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Printing;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogBuilder;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.MessageFactory;
import org.apache.logging.log4j.message.ReusableMessageFactory;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.apache.logging.log4j.util.LambdaUtil;
import org.apache.logging.log4j.util.MessageSupplier;
import org.apache.logging.log4j.util.Supplier;

/**
 * A logger around a real one for one execution of one site. Log4j's own {@code AbstractLogger} turns all overloads of a
 * statement into one message, made by the real logger's message factory; all of them end in {@link #print}.
 */
final class ForcedLog4jLogger extends AnsweringLogger implements Forced {
    private static final long serialVersionUID = 1;

    private final transient ForcedSite site;
    private final String boundary;

    /**
     * @param boundary the class whose frame is the last one above the statement's, for back ends that walk the stack; null
     *     if the logging API names the right one
     */
    ForcedLog4jLogger(ExtendedLogger real, ForcedSite site, String boundary) {
        super(real, real.getName(), real.<MessageFactory>getMessageFactory());
        this.site = site;
        this.boundary = boundary;
    }

    @Override
    boolean answers(Level level, Marker marker) {
        return ours(level) || logger.isEnabled(level, marker, (Object) null, null);
    }

    private boolean ours(Level level) {
        return Log4jLevels.same(level, site.level());
    }

    @Override
    public void logMessage(String fqcn, Level level, Marker marker, Message message, Throwable thrown) {
        print(level, marker, last(fqcn), null, message, thrown);
    }

    @Override
    public void logMessage(
            Level level, Marker marker, String fqcn, StackTraceElement location, Message message, Throwable thrown) {
        print(level, marker, last(fqcn), location, message, thrown);
    }

    @Override
    protected void log(
            Level level, Marker marker, String fqcn, StackTraceElement location, Message message, Throwable thrown) {
        print(level, marker, last(fqcn), location, message, thrown);
    }

    private String last(String named) {
        return boundary == null ? named : boundary;
    }

    /**
     * @param last the class whose frame is the last one above the statement's
     * @param location what the user gave to {@code withLocation}, which wins over the build's; null if nothing
     */
    void print(Level level, Marker marker, String last, StackTraceElement location, Message message, Throwable thrown) {
        if (!ours(level)) {
            original(last, level, marker, message, thrown);
            return;
        }
        Printing.print(
                () -> {
                    if (Log4jPrinter.isDenied(logger, level, marker, message, thrown)) {
                        return;
                    }
                    Message decorated = Decoration.wanted(site) ? DecoratedMessage.of(message, site) : message;
                    StackTraceElement place = location == null ? site.location() : location;
                    Printing.give();
                    Log4jPrinter.print(logger, level, marker, last, place, decorated, thrown, site);
                },
                () -> original(last, level, marker, message, thrown),
                () -> logger.isEnabled(level, marker, (Object) null, null));
    }

    // Suppliers run before there is a message. An original at its disabled level would not have run them.

    @Override
    public void logIfEnabled(String fqcn, Level level, Marker marker, MessageSupplier message, Throwable thrown) {
        supplied(fqcn, level, marker, () -> LambdaUtil.get(message), thrown);
    }

    @Override
    public void logIfEnabled(String fqcn, Level level, Marker marker, Supplier<?> message, Throwable thrown) {
        supplied(fqcn, level, marker, () -> LambdaUtil.getMessage(message, getMessageFactory()), thrown);
    }

    @Override
    public void logIfEnabled(String fqcn, Level level, Marker marker, String message, Supplier<?>... suppliers) {
        supplied(
                fqcn, level, marker, () -> getMessageFactory().newMessage(message, LambdaUtil.getAll(suppliers)), null);
    }

    /**
     * Prints a message as it is made. The superclass's own way to do so must not stand above this class's frames on the stack: a
     * back end that looks there for the last frame of {@code fqcn} would take ours for the statement's.
     */
    private void supplied(String fqcn, Level level, Marker marker, MessageSupplier supplier, Throwable thrown) {
        Message[] made = new Message[1];
        if (answers(level, marker) && attempt(level, marker, () -> made[0] = supplier.get())) {
            Message message = made[0];
            try {
                Throwable shown = thrown == null && message != null ? message.getThrowable() : thrown;
                print(level, marker, last(fqcn), null, message, shown);
            } finally {
                ReusableMessageFactory.release(message);
            }
        }
    }

    /** Runs a part of the statement that calls the application's own suppliers; answers whether it succeeded. */
    boolean attempt(Level level, Marker marker, Runnable statement) {
        return Printing.attempt(statement, () -> logger.isEnabled(level, marker, (Object) null, null));
    }

    /** Not {@code logIfEnabled}: its frame would be taken for the one above the statement's. */
    private void original(String last, Level level, Marker marker, Message message, Throwable thrown) {
        if (logger.isEnabled(level, marker, message, thrown)) {
            logger.logMessage(last, level, marker, message, thrown);
        }
    }

    /** Log4j's own builder hangs on a thread-local of its logger, which would outlive this one. */
    @Override
    public LogBuilder atLevel(Level level) {
        return ours(level) ? new ForcedLogBuilder(this, level) : logger.atLevel(level);
    }

    @Override
    public LogBuilder atTrace() {
        return atLevel(Level.TRACE);
    }

    @Override
    public LogBuilder atDebug() {
        return atLevel(Level.DEBUG);
    }

    @Override
    public LogBuilder atInfo() {
        return atLevel(Level.INFO);
    }

    @Override
    public LogBuilder atWarn() {
        return atLevel(Level.WARN);
    }

    @Override
    public LogBuilder atError() {
        return atLevel(Level.ERROR);
    }

    @Override
    public LogBuilder atFatal() {
        return atLevel(Level.FATAL);
    }

    @Override
    public LogBuilder always() {
        return logger.always();
    }
}

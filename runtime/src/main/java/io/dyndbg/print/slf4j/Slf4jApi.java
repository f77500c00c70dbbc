package io.dyndbg.print.slf4j;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.Printing;
import io.dyndbg.print.Reads;
import io.dyndbg.print.log4j.Log4jApi;
import io.dyndbg.site.Level;
import java.lang.reflect.Field;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.helpers.NOPLogger;

/** SLF4J 1.7 and 2.x. */
public final class Slf4jApi implements LoggingApi {
    private static final Object OPEN = ConstantProxy.OPEN.of(Logger.class);

    /** Loaded for statements whose logger is declared as a LocationAwareLogger. */
    private static final class LocationAware {
        static final Logger SILENT = new SilentLocationAwareLogger();
    }

    /** A proxy would do for any interface, but C2 does not see through its handler: such a site refuses to skip. */
    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        if (receiver == Logger.class) {
            return Optional.of(NOPLogger.NOP_LOGGER);
        }
        return receiver.isInstance(LocationAware.SILENT) ? Optional.of(LocationAware.SILENT) : Optional.empty();
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return silent(receiver, null).isPresent();
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        if (receiver == Logger.class) {
            return Optional.of(OPEN);
        }
        return receiver.isInterface() ? Optional.of(ConstantProxy.OPEN.of(receiver)) : Optional.empty();
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        if (!receiver.isInterface()) {
            return logger;
        }
        try {
            Logger adapter = adapter(Substitutes.unwrap((Logger) logger), site);
            return receiver.isInstance(adapter) ? adapter : ForcedSlf4jLogger.of(receiver, (Logger) logger, site);
        } catch (Throwable failed) {
            Printing.report(failed);
            return logger;
        }
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        Logger forced = (Logger) forced(Logger.class, logger, site);
        String text = String.valueOf(message);
        switch (site.level()) {
            case TRACE -> forced.trace(text, thrown);
            case DEBUG -> forced.debug(text, thrown);
            case INFO -> forced.info(text, thrown);
            case WARN -> forced.warn(text, thrown);
            case ERROR -> forced.error(text, thrown);
        }
    }

    @Override
    public Object named(String name) {
        return LoggerFactory.getLogger(name);
    }

    @Override
    public void write(String logger, String line) {
        LoggerFactory.getLogger(logger).info(line);
    }

    @Override
    public String context(String key) {
        return MDC.get(key);
    }

    /** SLF4J notes it where nobody else can ask for it without setting it up. On the module path that is closed. */
    @Override
    public boolean isSetUp() {
        try {
            Field state = LoggerFactory.class.getDeclaredField("INITIALIZATION_STATE");
            Field setUp = LoggerFactory.class.getDeclaredField("SUCCESSFUL_INITIALIZATION");
            state.setAccessible(true);
            setUp.setAccessible(true);
            return state.getInt(null) == setUp.getInt(null);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return false;
        }
    }

    /** Answers a forced adapter of Log4j; null if {@code real} is none, or can't be made anew: an unknown back end then. */
    private static Logger adapter(Logger real, ForcedSite site) {
        if (!isLog4j(real)) {
            return null;
        }
        try {
            return Log4jAdapter.forced(real, site);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError strange) {
            return null;
        }
    }

    @Override
    public Optional<String> obstacle(Object logger, Level level) {
        if (logger instanceof String name) {
            return ofName(name, level);
        }
        Logger real = Substitutes.unwrap((Logger) logger);
        if (isLog4j(real)) {
            return new Log4jApi().obstacle(Log4jAdapter.beneath(real, null), level);
        }
        BackEnd backEnd = BackEnds.of(real);
        try {
            return backEnd.obstacle(real, level);
        } catch (LinkageError unusable) {
            return BackEnds.unknown().obstacle(real, level);
        }
    }

    private static boolean isLog4j(Logger real) {
        boolean is = real.getClass().getName().equals(BackEnds.LOG4J);
        if (is) {
            readLog4j(real);
        }
        return is;
    }

    private static void readLog4j(Object adapter) {
        Reads.named(BackEnds.LOG4J_API, adapter.getClass().getClassLoader());
    }

    private static Optional<String> ofName(String name, Level level) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory.getClass().getName().equals(BackEnds.LOG4J_FACTORY)) {
            readLog4j(factory);
            return new Log4jApi().obstacle(name, level);
        }
        try {
            return BackEnds.of(factory).obstacle(factory, name, level);
        } catch (LinkageError unusable) {
            return Optional.empty();
        }
    }
}

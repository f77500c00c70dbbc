package io.dyndbg.print.jboss;

import java.lang.reflect.Constructor;
import org.jboss.logging.Logger;

/**
 * Loggers of interfaces that the processor of JBoss Logging implements, and DelegatingBasicLogger: made around a logger, by their
 * own constructor.
 */
final class TypedLogger {
    private TypedLogger() {}

    /**
     * Answers one of the class of {@code seen} around {@code logger}.
     *
     * @return null if there is no such constructor, or it can't be called
     */
    static Object around(Logger logger, Object seen) {
        try {
            Constructor<?> constructor = seen.getClass().getDeclaredConstructor(Logger.class);
            constructor.setAccessible(true);
            return constructor.newInstance(logger);
        } catch (ReflectiveOperationException | RuntimeException other) {
            return null;
        }
    }
}

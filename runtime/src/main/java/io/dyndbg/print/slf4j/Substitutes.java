package io.dyndbg.print.slf4j;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.slf4j.Logger;
import org.slf4j.helpers.SubstituteLogger;

/** The logger behind the one that SLF4J hands out while it is still initialising, and which static fields keep for good. */
final class Substitutes {
    private Substitutes() {}

    static Logger unwrap(Logger logger) {
        // By name: a bundle may have SLF4J without the package of that class.
        return logger.getClass().getName().equals("org.slf4j.helpers.SubstituteLogger")
                ? Behind.of((SubstituteLogger) logger)
                : logger;
    }

    /** Loaded once there is such a logger. */
    private static final class Behind {
        /** Package-private in SLF4J 1.7; null where it can't be reached. */
        private static final MethodHandle DELEGATE = find();

        static Logger of(SubstituteLogger logger) {
            try {
                return DELEGATE == null ? logger : (Logger) DELEGATE.invokeExact(logger);
            } catch (Throwable failed) {
                return logger;
            }
        }

        private static MethodHandle find() {
            try {
                return MethodHandles.publicLookup()
                        .findVirtual(SubstituteLogger.class, "delegate", MethodType.methodType(Logger.class));
            } catch (ReflectiveOperationException olderThan2) {
                try {
                    return MethodHandles.privateLookupIn(SubstituteLogger.class, MethodHandles.lookup())
                            .findVirtual(SubstituteLogger.class, "delegate", MethodType.methodType(Logger.class));
                } catch (ReflectiveOperationException unreachable) {
                    return null;
                }
            }
        }
    }
}

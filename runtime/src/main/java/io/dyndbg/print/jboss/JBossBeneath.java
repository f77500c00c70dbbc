package io.dyndbg.print.jboss;

import io.dyndbg.print.AdapterField;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.jul.JulApi;
import java.lang.reflect.Method;
import java.util.logging.Level;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;

/** The logger of another library that one of JBoss Logging passes on to. Safe for any thread. */
final class JBossBeneath {
    private static final AdapterField LOGGER = new AdapterField("logger");
    /** Of a DelegatingBasicLogger, and of all that the processor makes. */
    private static final AdapterField DELEGATE = new AdapterField("log");

    private JBossBeneath() {}

    /**
     * Answers the logger that {@code logger} passes on to, if it is made around one of JBoss Logging's; else itself, or null if it is
     * none.
     */
    static BasicLogger unwrap(Object logger) {
        if (!(logger instanceof Logger) && DELEGATE.read(logger) instanceof Logger log) {
            return log;
        }
        return logger instanceof BasicLogger basic ? basic : null;
    }

    /** Answers a logger of SLF4J, Log4j or java.util.logging, or of whatever else; null if it can't be known. */
    static Object of(BasicLogger unwrapped) {
        return LOGGER.read(unwrapped);
    }

    /** Hands {@code message} to the logger beneath, past its level. */
    static void relay(
            LoggingApi api, BasicLogger above, Object beneath, Object message, Throwable thrown, ForcedSite site) {
        if (beneath instanceof java.util.logging.Logger logger
                && translate(above, JBossLevels.of(site.level())) instanceof Level level) {
            JulApi.relay(logger, level, message, thrown, site);
        } else {
            api.relay(beneath, message, thrown, site);
        }
    }

    /** Over java.util.logging it has levels of its own, which print as DEBUG and TRACE. */
    private static Object translate(BasicLogger above, Logger.Level level) {
        try {
            Method translate = above.getClass().getDeclaredMethod("translate", Logger.Level.class);
            translate.setAccessible(true);
            return translate.invoke(null, level);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return null;
        }
    }
}

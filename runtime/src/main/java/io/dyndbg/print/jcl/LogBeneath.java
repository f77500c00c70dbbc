package io.dyndbg.print.jcl;

import io.dyndbg.print.AdapterField;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.Map;

/**
 * The logger of another library that a log passes on to, from the field where all adapters keep it: those of Commons Logging 1.3,
 * of spring-jcl and of jcl-over-slf4j, Tomcat's. Safe for any thread.
 */
final class LogBeneath {
    /** Spring's, which is made of several, and says each thing to the first that has the level enabled. */
    private static final String COMPOSITE = "org.springframework.core.log.CompositeLog";

    private static final String NOTHING = "org.apache.commons.logging.impl.NoOpLog";

    private static final AdapterField LOGGER = new AdapterField("logger");
    private static final AdapterField ALL = new AdapterField("loggers");

    /** Older ones, in Spring 5, looked for the first when they were made. */
    private static final Map<Level, AdapterField> OF_COMPOSITE = Map.of(
            Level.TRACE, new AdapterField("traceLogger"),
            Level.DEBUG, new AdapterField("debugLogger"),
            Level.INFO, new AdapterField("infoLogger"),
            Level.WARN, new AdapterField("warnLogger"),
            Level.ERROR, new AdapterField("errorLogger"));

    private LogBeneath() {}

    /** Answers a logger of SLF4J, Log4j 2 or java.util.logging, or of whatever else; null if it can't be known. */
    static Object of(Object log, Level level) {
        Object simple = log.getClass().getName().equals(COMPOSITE) ? first(log, level) : log;
        return simple == null ? null : LOGGER.read(simple);
    }

    /** Where the level is disabled in all of them, the first, or the one that a higher level goes to. */
    private static Object first(Object composite, Level from) {
        if (ALL.read(composite) instanceof List<?> logs && !logs.isEmpty() && logs.get(0) != null) {
            return logs.get(0);
        }
        for (Level level : Level.values()) {
            Object log = level.compareTo(from) >= 0 ? OF_COMPOSITE.get(level).read(composite) : null;
            if (log != null && !log.getClass().getName().equals(NOTHING)) {
                return log;
            }
        }
        return null;
    }
}

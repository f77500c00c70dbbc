package io.dyndbg.print.jul;

import io.dyndbg.print.Printing;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/**
 * JBoss LogManager, 2.1 and 3: its loggers are java.util.logging's, but bring records to their handlers themselves. Loaded where
 * there is one.
 */
public final class JBossLogManager {
    private JBossLogManager() {}

    static boolean owns(Logger logger) {
        return logger.getClass().getName().equals("org.jboss.logmanager.Logger");
    }

    /** Publishes a copy of {@code record}, formatted as java.util.logging does. */
    static void print(Logger real, LogRecord record, StackTraceElement place) {
        ExtLogRecord copy = new ExtLogRecord(
                record.getLevel(),
                record.getMessage(),
                ExtLogRecord.FormatStyle.MESSAGE_FORMAT,
                Logger.class.getName());
        copy.setThrown(record.getThrown());
        copy.setParameters(record.getParameters());
        copy.setResourceBundleName(record.getResourceBundleName());
        copy.setResourceBundle(record.getResourceBundle());
        print(real, copy, place);
    }

    /**
     * Publishes {@code record} past the level of {@code real}; filters and handlers are respected.
     *
     * @param real one of JBoss LogManager's
     */
    public static void print(Logger real, ExtLogRecord record, StackTraceElement place) {
        record.setSourceClassName(place.getClassName());
        record.setSourceMethodName(place.getMethodName());
        record.setSourceFileName(place.getFileName());
        record.setSourceLineNumber(place.getLineNumber());
        Printing.give();
        ((org.jboss.logmanager.Logger) real).logRaw(record);
    }
}

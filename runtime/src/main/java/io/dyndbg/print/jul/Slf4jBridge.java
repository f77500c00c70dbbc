package io.dyndbg.print.jul;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler of jul-to-slf4j, which hands records to SLF4J, whose loggers have levels of their own. The only class here that
 * names SLF4J; loaded where that handler is seen.
 */
final class Slf4jBridge {
    /** By the highest level that goes there, where the bridge puts records, as its own code has it. */
    private static final TreeMap<Integer, Level> STEPS = new TreeMap<>(Map.of(
            java.util.logging.Level.FINEST.intValue(), Level.TRACE,
            java.util.logging.Level.FINE.intValue(), Level.DEBUG,
            java.util.logging.Level.INFO.intValue(), Level.INFO,
            java.util.logging.Level.WARNING.intValue(), Level.WARN));

    private Slf4jBridge() {}

    /**
     * Hands a record to SLF4J as the bridge would, past the level there.
     *
     * @param text its message, formatted
     */
    static void publish(Handler bridge, LogRecord record, String text, ForcedSite site) {
        Logger logger = logger(record.getLoggerName());
        Optional<LoggingApi> slf4j = LoggingApis.ofLogger(logger);
        if (slf4j.isEmpty()) {
            bridge.publish(record);
            return;
        }
        ForcedSite there = site.passedOn(level(record.getLevel()));
        Printing.passOn(() -> slf4j.get().relay(logger, text, record.getThrown(), there));
    }

    /** Answers what becomes of a record of {@code level} there; nothing if it arrives. */
    static Optional<String> obstacle(String name, java.util.logging.Level level) {
        Logger logger = logger(name);
        return LoggingApis.ofLogger(logger).flatMap(slf4j -> slf4j.obstacle(logger, level(level)));
    }

    private static Logger logger(String name) {
        return LoggerFactory.getLogger(name == null ? "unknown.jul.logger" : name);
    }

    private static Level level(java.util.logging.Level level) {
        Map.Entry<Integer, Level> step = STEPS.ceilingEntry(level.intValue());
        return step == null ? Level.ERROR : step.getValue();
    }
}

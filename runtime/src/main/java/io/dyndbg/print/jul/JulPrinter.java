package io.dyndbg.print.jul;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Printing;
import io.dyndbg.print.Reads;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Publishes a record past its logger's level, to the handlers up the tree; also for SLF4J over java.util.logging. */
public final class JulPrinter {
    static final String SLF4J_BRIDGE = "org.slf4j.bridge.SLF4JBridgeHandler";

    private static final Formatter TEXT = new Formatter() {
        @Override
        public String format(LogRecord record) {
            return formatMessage(record);
        }
    };

    private JulPrinter() {}

    /**
     * Publishes {@code record}, which has its logger's name, bundle and caller. The real logger's filter, and the handlers'
     * levels and filters, are respected; its level and its parents' are not.
     */
    public static void print(Logger real, LogRecord record, ForcedSite site) {
        if (Decoration.wanted(site)) {
            decorate(record, site);
        }
        if (JBossLogManager.owns(real)) {
            Reads.allOf(real.getClass());
            JBossLogManager.print(real, record, site.location());
            return;
        }
        Printing.give();
        if (overridesLog(real)) {
            printByItsOwn(real, record);
            return;
        }
        Filter filter = real.getFilter();
        if (filter == null || filter.isLoggable(record)) {
            publish(real, record, site);
        }
    }

    private static void publish(Logger real, LogRecord record, ForcedSite site) {
        for (Logger logger = real; logger != null; logger = logger.getParent()) {
            for (Handler handler : logger.getHandlers()) {
                publish(handler, record, site);
            }
            if (!logger.getUseParentHandlers()) {
                return;
            }
        }
    }

    private static void publish(Handler handler, LogRecord record, ForcedSite site) {
        // Asked by name here: where there is no such handler, there may be no SLF4J.
        if (handler.getClass().getName().equals(SLF4J_BRIDGE)) {
            String text = Decoration.wanted(site) ? record.getMessage() : TEXT.format(record);
            Slf4jBridge.publish(handler, record, text, site);
        } else {
            handler.publish(record);
        }
    }

    /** The record says what it prints at: the lowest level that the logger lets through, for it decides what becomes of it. */
    private static void printByItsOwn(Logger real, LogRecord record) {
        if (!real.isLoggable(record.getLevel())) {
            Level level = JulLevels.lowestEnabled(real, record.getLevel());
            if (level != null) {
                record.setLevel(level);
            }
        }
        real.log(record);
    }

    /** Answers whether {@code logger} brings its records elsewhere than to its handlers, as CXF's do. */
    static boolean overridesLog(Logger logger) {
        // The root logger's class is the JDK's own, too.
        if (logger.getClass().getName().startsWith("java.util.logging.")) {
            return false;
        }
        try {
            return logger.getClass().getMethod("log", LogRecord.class).getDeclaringClass() != Logger.class;
        } catch (NoSuchMethodException impossible) {
            return true;
        }
    }

    private static void decorate(LogRecord record, ForcedSite site) {
        String text = Decoration.around(site, TEXT.format(record));
        record.setMessage(text);
        record.setResourceBundle(null);
        record.setResourceBundleName(null);
        if (formattedAgain(text)) {
            record.setParameters(null);
        }
    }

    /** A handler's formatter takes a formatted text with <code>{0</code> in it for a pattern: the text is worth more. */
    private static boolean formattedAgain(String text) {
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            if (at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
                return true;
            }
        }
        return false;
    }
}

package io.dyndbg.print.slf4j;

import io.dyndbg.print.AdapterField;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.jul.JulObstacle;
import io.dyndbg.print.jul.JulPrinter;
import io.dyndbg.site.Level;
import java.util.Optional;
import java.util.logging.LogRecord;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/** SLF4J over java.util.logging: formatted by SLF4J, as its adapter does, then a record to the handlers. */
final class JulBackEnd implements BackEnd {
    private final AdapterField beneath = new AdapterField("logger");

    @Override
    public void print(Logger real, Slf4jEvent event, ForcedSite site) {
        java.util.logging.Logger logger = logger(real);
        // What SLF4J has formatted is a text, not a pattern: java.util.logging decorates the record.
        String pattern = event.chain() ? FluentPrinter.merged(event) : event.message();
        FormattingTuple text = MessageFormatter.arrayFormat(pattern, event.arguments());
        LogRecord record = new LogRecord(level(site.level()), text.getMessage());
        record.setLoggerName(real.getName());
        record.setThrown(event.throwable() != null ? event.throwable() : text.getThrowable());
        record.setSourceClassName(site.location().getClassName());
        record.setSourceMethodName(site.location().getMethodName());
        JulPrinter.print(logger, record, site);
    }

    private java.util.logging.Logger logger(Logger real) {
        Object field = beneath.read(real);
        if (field instanceof java.util.logging.Logger logger) {
            return logger;
        }
        String name = real.getName();
        return java.util.logging.Logger.getLogger(Logger.ROOT_LOGGER_NAME.equalsIgnoreCase(name) ? "" : name);
    }

    /** The adapter's own mapping: its trace is FINEST. */
    private static java.util.logging.Level level(Level level) {
        return switch (level) {
            case TRACE -> java.util.logging.Level.FINEST;
            case DEBUG -> java.util.logging.Level.FINE;
            case INFO -> java.util.logging.Level.INFO;
            case WARN -> java.util.logging.Level.WARNING;
            case ERROR -> java.util.logging.Level.SEVERE;
        };
    }

    @Override
    public Optional<String> obstacle(Logger real, Level level) {
        return JulObstacle.of(logger(real), level);
    }

    @Override
    public Optional<String> obstacle(ILoggerFactory factory, String name, Level level) {
        return JulObstacle.of(name, level);
    }
}

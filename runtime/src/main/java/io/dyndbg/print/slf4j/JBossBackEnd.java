package io.dyndbg.print.slf4j;

import io.dyndbg.print.AdapterField;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.jul.JBossLogManager;
import io.dyndbg.print.jul.JulObstacle;
import io.dyndbg.site.Level;
import java.util.Optional;
import org.jboss.logmanager.ExtLogRecord;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/** SLF4J over JBoss LogManager: formatted by SLF4J, as its adapter does, then a record to the handlers. */
final class JBossBackEnd implements BackEnd {
    private final AdapterField beneath = new AdapterField("logger");

    @Override
    public void print(Logger real, Slf4jEvent said, ForcedSite site) {
        if (!(beneath.read(real) instanceof java.util.logging.Logger logger)) {
            BackEnds.unknown().print(real, said, site);
            return;
        }
        Slf4jEvent event = (said.chain() ? said.withMessage(FluentPrinter.merged(said)) : said).decorated(site);
        FormattingTuple text = MessageFormatter.arrayFormat(event.message(), event.arguments());
        ExtLogRecord record = new ExtLogRecord(
                level(site.level()), text.getMessage(), ExtLogRecord.FormatStyle.NO_FORMAT, event.boundary());
        record.setThrown(event.throwable() != null ? event.throwable() : text.getThrowable());
        record.setParameters(event.arguments());
        if (event.marker() != null && !event.chain()) {
            mark(record, event.marker());
        }
        JBossLogManager.print(logger, record, site.location());
    }

    private static void mark(ExtLogRecord record, Marker marker) {
        try {
            record.setMarker(marker);
        } catch (NoSuchMethodError older) {
            // Its own adapter drops it, too.
            return;
        }
    }

    private static java.util.logging.Level level(Level level) {
        return switch (level) {
            case TRACE -> org.jboss.logmanager.Level.TRACE;
            case DEBUG -> org.jboss.logmanager.Level.DEBUG;
            case INFO -> org.jboss.logmanager.Level.INFO;
            case WARN -> org.jboss.logmanager.Level.WARN;
            case ERROR -> org.jboss.logmanager.Level.ERROR;
        };
    }

    @Override
    public Optional<String> obstacle(Logger real, Level level) {
        return beneath.read(real) instanceof java.util.logging.Logger logger
                ? JulObstacle.of(logger, level)
                : BackEnds.unknown().obstacle(real, level);
    }

    @Override
    public Optional<String> obstacle(ILoggerFactory factory, String name, Level level) {
        return JulObstacle.of(name, level);
    }
}

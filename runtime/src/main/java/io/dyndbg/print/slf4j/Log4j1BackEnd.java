package io.dyndbg.print.slf4j;

import io.dyndbg.print.AdapterField;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.log4j1.Log4j1Obstacle;
import io.dyndbg.print.log4j1.Log4j1Printer;
import io.dyndbg.site.Level;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/** SLF4J over Log4j 1.2 or reload4j: formatted by SLF4J, as its adapters do, then an event to the appenders. */
final class Log4j1BackEnd implements BackEnd {
    private final AdapterField beneath = new AdapterField("logger");

    @Override
    public void print(Logger real, Slf4jEvent said, ForcedSite site) {
        boolean merges = said.chain() && !FluentPrinter.takesEvents(real);
        Slf4jEvent event = (merges ? said.withMessage(FluentPrinter.merged(said)) : said).decorated(site);
        FormattingTuple text = MessageFormatter.arrayFormat(event.message(), event.arguments());
        Throwable thrown = event.throwable() != null ? event.throwable() : text.getThrowable();
        Log4j1Printer.print(logger(real), event.boundary(), text.getMessage(), thrown, site);
    }

    private org.apache.log4j.Logger logger(Logger real) {
        if (beneath.read(real) instanceof org.apache.log4j.Logger logger) {
            return logger;
        }
        return Logger.ROOT_LOGGER_NAME.equalsIgnoreCase(real.getName())
                ? org.apache.log4j.Logger.getRootLogger()
                : org.apache.log4j.Logger.getLogger(real.getName());
    }

    @Override
    public Optional<String> obstacle(Logger real, Level level) {
        return Log4j1Obstacle.of(logger(real), level);
    }

    @Override
    public Optional<String> obstacle(ILoggerFactory factory, String name, Level level) {
        return Log4j1Obstacle.of(name, level);
    }
}

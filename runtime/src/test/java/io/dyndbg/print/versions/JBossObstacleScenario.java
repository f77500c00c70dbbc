package io.dyndbg.print.versions;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forces statements of SLF4J over JBoss LogManager whose logger has a filter, and whose handler has a level. */
public final class JBossObstacleScenario implements Function<String[], List<String>> {

    private static final class Lines extends Handler {
        final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            lines.add("prints " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Override
    public List<String> apply(String[] names) {
        java.util.logging.Logger beneath = JulCapture.loggerOfJBoss(names[1]);
        Lines handler = new Lines();
        beneath.setUseParentHandlers(false);
        beneath.addHandler(handler);
        beneath.setFilter(record -> !record.getMessage().contains("secret"));
        Logger real = LoggerFactory.getLogger(names[1]);
        LoggingApi api = LoggingApis.of(Logger.class).orElseThrow();
        Logger log = (Logger) api.forced(Logger.class, real, Sites.at(Level.DEBUG, "debug"));
        log.debug("kept");
        log.debug("secret");
        List<String> lines = handler.lines;
        lines.add(api.obstacle(real, Level.DEBUG).orElse("none"));
        handler.setLevel(java.util.logging.Level.INFO);
        lines.add(api.obstacle(real, Level.DEBUG).orElse("none"));
        return lines;
    }
}

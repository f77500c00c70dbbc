package io.dyndbg.print.versions;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Forces statements of Log4j's API over SLF4J over Logback, as Spring Boot has it: no core there. */
public final class Log4jOverSlf4jScenario implements Function<String[], List<String>> {

    @Override
    public List<String> apply(String[] names) {
        Capture capture = new LogbackCapture();
        Logger real = LogManager.getLogger(names[1]);
        LoggingApi api = LoggingApis.of(Logger.class).orElseThrow();
        ((Logger) api.forced(Logger.class, real, Sites.decorated(Level.DEBUG, "debug", "pl"))).debug("text {}", 1);
        List<String> lines = new ArrayList<>(capture.lines().stream()
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList());
        lines.add(api.obstacle(real, Level.DEBUG).orElse("none"));
        lines.add(api.obstacle(real, Level.INFO).orElse("none"));
        return lines;
    }
}

package io.dyndbg.print.versions;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Forces statements of java.util.logging that are bridged to SLF4J over Logback, as Spring Boot does it. */
public final class BridgeScenario implements Function<String[], List<String>> {

    @Override
    public List<String> apply(String[] names) {
        Capture capture = new LogbackCapture();
        Logger real = Logger.getLogger(names[1]);
        Handler bridge = new SLF4JBridgeHandler();
        real.setUseParentHandlers(false);
        real.addHandler(bridge);
        LoggingApi api = LoggingApis.of(Logger.class).orElseThrow();
        ((Logger) api.forced(Logger.class, real, Sites.decorated(Level.DEBUG, "fine", "pl")))
                .log(java.util.logging.Level.FINE, "it''s {0}", "'here'");
        List<String> lines = new ArrayList<>(capture.lines().stream()
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList());
        lines.add(api.obstacle(real, Level.DEBUG).orElse("none"));
        lines.add(api.obstacle(real, Level.INFO).orElse("none"));
        real.removeHandler(bridge);
        return lines;
    }
}

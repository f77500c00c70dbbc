package io.dyndbg.print.versions;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;

/** As {@link Slf4jScenario}, for the chains of SLF4J 2. */
public final class ChainScenario implements Function<String[], List<String>> {

    @Override
    public List<String> apply(String[] names) {
        Logger real = LoggerFactory.getLogger(names[1]);
        Capture capture = Capture.of(names[0], names[1]);
        LoggingApi api = LoggingApis.of(Logger.class).orElseThrow();
        Logger log = (Logger) api.forced(Logger.class, real, Sites.decorated(Level.DEBUG, "atDebug", "pl"));
        log.atDebug().addArgument(1).log("chain {}");
        log.atDebug()
                .addMarker(MarkerFactory.getMarker("AUDIT"))
                .addKeyValue("user", 7)
                .setCause(new Exception("failure"))
                .log("chain");
        log.atLevel(org.slf4j.event.Level.DEBUG).log("chain {} {}", 1, 2);
        log.atTrace().log("not this one");
        return capture.lines();
    }
}

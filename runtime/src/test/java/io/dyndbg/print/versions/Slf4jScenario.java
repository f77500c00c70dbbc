package io.dyndbg.print.versions;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;

/**
 * Forces statements of SLF4J over the back end that it is loaded beside, and answers what was printed. Takes that back end's
 * name and a logger's.
 */
public final class Slf4jScenario implements Function<String[], List<String>> {

    @Override
    public List<String> apply(String[] names) {
        Logger real = LoggerFactory.getLogger(names[1]);
        Capture capture = Capture.of(names[0], names[1]);
        LoggingApi api = LoggingApis.of(Logger.class).orElseThrow();

        Logger log = (Logger) api.forced(Logger.class, real, Sites.at(Level.DEBUG, "debug"));
        log.debug("one {}", 1);
        log.debug("failed", new Exception("failure"));
        log.debug("failed {}", 1, new Exception("failure"));
        log.debug(MarkerFactory.getMarker("AUDIT"), "three {} {} {}", 1, 2, 3);
        log.trace("not this one");
        Logger decorated = (Logger) api.forced(Logger.class, real, Sites.decorated(Level.DEBUG, "debug", "pmfsl"));
        decorated.debug("decorated {}", "{}");
        ((Logger) api.silent(Logger.class, real).orElseThrow()).error("dropped");

        List<String> lines = new ArrayList<>(capture.lines());
        lines.add("guards " + log.isDebugEnabled() + " " + log.isTraceEnabled() + " " + real.isDebugEnabled());
        lines.add("open " + ((Logger) api.open(Logger.class, real).orElseThrow()).isTraceEnabled());
        lines.add("obstacle " + api.obstacle(real, Level.DEBUG).orElse("none"));
        return lines;
    }
}

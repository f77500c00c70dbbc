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
import org.apache.logging.log4j.MarkerManager;

/** Forces statements of Log4j's own API, and answers what was printed. */
public final class Log4jScenario implements Function<String[], List<String>> {

    @Override
    public List<String> apply(String[] names) {
        Capture capture = new Log4jCapture();
        Logger real = LogManager.getLogger(names[1]);
        LoggingApi api = LoggingApis.of(Logger.class).orElseThrow();
        Logger log = (Logger) api.forced(Logger.class, real, Sites.at(Level.DEBUG, "debug"));
        log.debug("one {}", 1);
        log.debug(MarkerManager.getMarker("AUDIT"), "failed {}", 1, new Exception("failure"));
        log.debug(() -> "supplied");
        log.printf(org.apache.logging.log4j.Level.DEBUG, "%03d", 7);
        log.atDebug().withThrowable(new Exception("failure")).log("chain {}", 1);
        log.trace("not this one");
        log.atTrace().log("nor this one");
        Logger decorated = (Logger) api.forced(Logger.class, real, Sites.decorated(Level.DEBUG, "debug", "pmfsl"));
        decorated.debug("decorated {}", "{}");
        Logger silent = (Logger) api.silent(Logger.class, real).orElseThrow();
        silent.fatal("dropped");
        silent.atFatal().log("dropped");
        List<String> lines = new ArrayList<>(capture.lines());
        lines.add("guards " + log.isDebugEnabled() + " " + log.isTraceEnabled() + " " + real.isDebugEnabled());
        lines.add("exit " + silent.traceExit("value"));
        lines.add("obstacle " + api.obstacle(real, Level.DEBUG).orElse("none"));
        return lines;
    }
}

package io.dyndbg.print.versions;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Forces a statement of Spring's log that is made of several, all of them at INFO. */
public final class CompositeLogScenario implements Function<String[], List<String>> {

    @Override
    public List<String> apply(String[] names) {
        Capture capture = Capture.of(names[0], names[1]);
        Log composite = composite(names[1]);
        LoggingApi api = LoggingApis.of(Log.class).orElseThrow();
        Log forced = (Log) api.forced(Log.class, composite, Sites.decorated(Level.DEBUG, "debug", "pl"));
        forced.debug("forced");
        forced.trace("not this one");
        List<String> lines = new ArrayList<>(capture.lines());
        lines.add(
                "guards " + forced.isDebugEnabled() + " " + forced.isTraceEnabled() + " " + composite.isDebugEnabled());
        lines.add(api.obstacle(composite, Level.DEBUG).orElse("none"));
        return lines;
    }

    /** By reflection: a class path with Spring's own Commons Logging would be another one. */
    private static Log composite(String name) {
        try {
            return (Log) Class.forName("org.springframework.core.log.LogDelegateFactory")
                    .getMethod("getCompositeLog", Log.class, Log.class, Log[].class)
                    .invoke(null, LogFactory.getLog(name), LogFactory.getLog(name + ".second"), new Log[0]);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no Spring", e);
        }
    }
}

package io.dyndbg.print.versions;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Runs the statements of one API as they stand, with everything enabled, or forced at INFO, and answers what was printed. Takes
 * the back end's name, a logger's, and {@code unwoven} or {@code forced}.
 */
abstract class MatrixScenario<L> implements Function<String[], List<String>> {
    private final Class<L> type;
    private L real;
    private boolean forced;
    // The JVM's log manager holds its loggers weakly: what is set on one that nobody else holds is gone with the next
    // collection.
    private Logger bridged;

    MatrixScenario(Class<L> type) {
        this.type = type;
    }

    abstract L make(String name);

    abstract void speak();

    @Override
    public final List<String> apply(String[] names) {
        forced = names[2].equals("forced");
        Capture capture = Capture.of(names[0], names[1]);
        if (!forced) {
            capture.openAll();
        }
        real = make(names[1]);
        // A library may say which back end it has found.
        capture.lines();
        speak();
        return capture.lines();
    }

    /** Bridges a logger of java.util.logging to SLF4J, where the bridge is. */
    final void bridge(String name) {
        Handler bridge;
        try {
            bridge = (Handler) Class.forName("org.slf4j.bridge.SLF4JBridgeHandler")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException none) {
            return;
        }
        bridged = Logger.getLogger(name);
        bridged.setUseParentHandlers(false);
        bridged.addHandler(bridge);
        bridged.setLevel(forced ? java.util.logging.Level.INFO : java.util.logging.Level.ALL);
    }

    /** Answers the logger on which a statement calls {@code method}. */
    final L at(Level level, String method) {
        LoggingApi api = LoggingApis.of(type).orElseThrow();
        return forced ? type.cast(api.forced(type, real, Sites.at(level, method))) : real;
    }
}

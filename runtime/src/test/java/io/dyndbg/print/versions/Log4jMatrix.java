package io.dyndbg.print.versions;

import io.dyndbg.site.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.MarkerManager;

/** The statements of Log4j 2. */
public final class Log4jMatrix extends MatrixScenario<Logger> {
    public Log4jMatrix() {
        super(Logger.class);
    }

    @Override
    Logger make(String name) {
        return LogManager.getLogger(name);
    }

    @Override
    void speak() {
        at(Level.DEBUG, "debug").debug("text");
        at(Level.DEBUG, "debug").debug("one {}", 1);
        at(Level.DEBUG, "debug").debug("failed {}", 1, new Exception("failure"));
        at(Level.DEBUG, "debug").debug(MarkerManager.getMarker("AUDIT"), "three {} {} {}", 1, 2, 3);
        at(Level.DEBUG, "debug").debug(() -> "supplied");
        at(Level.DEBUG, "debug").debug("supplied {}", () -> 1);
        at(Level.DEBUG, "log").log(org.apache.logging.log4j.Level.DEBUG, () -> "supplied", new Exception("failure"));
        at(Level.DEBUG, "atDebug").atDebug().log("chain {}", () -> 1);
        at(Level.DEBUG, "atDebug")
                .atDebug()
                .withThrowable(new Exception("failure"))
                .log("chain {}", 1);
        at(Level.TRACE, "trace").trace("two {} {}", 1, null);
    }
}

package io.dyndbg.print.versions;

import io.dyndbg.site.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;

/** The statements of SLF4J 1.7 and 2. */
public class Slf4jMatrix extends MatrixScenario<Logger> {
    public Slf4jMatrix() {
        super(Logger.class);
    }

    @Override
    Logger make(String name) {
        return LoggerFactory.getLogger(name);
    }

    @Override
    void speak() {
        at(Level.DEBUG, "debug").debug("text");
        at(Level.DEBUG, "debug").debug("one {}", 1);
        at(Level.DEBUG, "debug").debug("failed", new Exception("failure"));
        at(Level.DEBUG, "debug").debug("failed {}", 1, new Exception("failure"));
        at(Level.DEBUG, "debug").debug(MarkerFactory.getMarker("AUDIT"), "three {} {} {}", 1, 2, 3);
        at(Level.TRACE, "trace").trace("two {} {}", 1, null);
    }
}

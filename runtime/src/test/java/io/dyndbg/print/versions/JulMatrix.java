package io.dyndbg.print.versions;

import io.dyndbg.site.Level;
import java.util.logging.Logger;

/** The statements of java.util.logging. */
public class JulMatrix extends MatrixScenario<Logger> {
    public JulMatrix() {
        super(Logger.class);
    }

    @Override
    Logger make(String name) {
        bridge(name);
        return Logger.getLogger(name);
    }

    @Override
    void speak() {
        at(Level.DEBUG, "fine").fine("text");
        at(Level.DEBUG, "log").log(java.util.logging.Level.FINE, "one {0}", 1);
        at(Level.DEBUG, "log").log(java.util.logging.Level.FINE, "failed", new Exception("failure"));
        at(Level.DEBUG, "fine").fine(() -> "supplied");
        at(Level.TRACE, "finest").finest("text");
    }
}

package io.dyndbg.print.versions;

import io.dyndbg.site.Level;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** The statements of Commons Logging, and of what has its names. */
public final class JclMatrix extends MatrixScenario<Log> {
    public JclMatrix() {
        super(Log.class);
    }

    @Override
    Log make(String name) {
        return LogFactory.getLog(name);
    }

    @Override
    void speak() {
        at(Level.DEBUG, "debug").debug("text {} with {0} braces");
        at(Level.DEBUG, "debug").debug(7);
        at(Level.DEBUG, "debug").debug("failed", new Exception("failure"));
        at(Level.TRACE, "trace").trace("text");
        at(Level.TRACE, "trace").trace("failed", new Exception("failure"));
    }
}

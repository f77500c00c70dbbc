package io.dyndbg.print.versions;

import io.dyndbg.site.Level;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

/** The statements of Tomcat's own log. */
public final class TomcatMatrix extends MatrixScenario<Log> {
    public TomcatMatrix() {
        super(Log.class);
    }

    @Override
    Log make(String name) {
        bridge(name);
        return LogFactory.getLog(name);
    }

    @Override
    void speak() {
        at(Level.DEBUG, "debug").debug("text {} with {0} braces");
        at(Level.DEBUG, "debug").debug(7);
        at(Level.DEBUG, "debug").debug("failed", new Exception("failure"));
        at(Level.TRACE, "trace").trace("text");
    }
}

package io.dyndbg.print.versions;

import io.dyndbg.site.Level;
import org.apache.log4j.Category;
import org.apache.log4j.Logger;

/** The statements of Log4j 1, and of what has its names. */
public final class Log4j1Matrix extends MatrixScenario<Logger> {
    public Log4j1Matrix() {
        super(Logger.class);
    }

    @Override
    Logger make(String name) {
        return Logger.getLogger(name);
    }

    @Override
    void speak() {
        at(Level.DEBUG, "debug").debug("text {} with {0} braces");
        at(Level.DEBUG, "debug").debug(7);
        at(Level.DEBUG, "debug").debug("failed", new Exception("failure"));
        at(Level.DEBUG, "log").log(org.apache.log4j.Level.DEBUG, "text");
        at(Level.TRACE, "trace").trace("text");
        at(Level.TRACE, "log")
                .log(Category.class.getName(), org.apache.log4j.Level.TRACE, "failed", new Exception("failure"));
    }
}

package io.dyndbg.print.log4j1;

import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.Priority;

/** A logger all of whose statements and questions come down to three methods; whichever of the libraries with its names is there. */
abstract class AnsweringLogger extends Logger {
    AnsweringLogger(String name) {
        super(name);
    }

    @Override
    public abstract boolean isEnabledFor(Priority level);

    /** @param thrown null if there is none */
    @Override
    public abstract void log(String boundary, Priority level, Object message, Throwable thrown);

    @Override
    public void log(Priority level, Object message) {
        log(AnsweringLogger.class.getName(), level, message, null);
    }

    @Override
    public void log(Priority level, Object message, Throwable thrown) {
        log(AnsweringLogger.class.getName(), level, message, thrown);
    }

    @Override
    public void l7dlog(Priority level, String key, Throwable thrown) {
        l7dlog(level, key, null, thrown);
    }

    @Override
    public abstract void l7dlog(Priority level, String key, Object[] parameters, Throwable thrown);

    @Override
    public boolean isTraceEnabled() {
        return isEnabledFor(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabledFor(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabledFor(Level.INFO);
    }

    @Override
    public void trace(Object message) {
        log(Level.TRACE, message);
    }

    @Override
    public void trace(Object message, Throwable thrown) {
        log(Level.TRACE, message, thrown);
    }

    @Override
    public void debug(Object message) {
        log(Level.DEBUG, message);
    }

    @Override
    public void debug(Object message, Throwable thrown) {
        log(Level.DEBUG, message, thrown);
    }

    @Override
    public void info(Object message) {
        log(Level.INFO, message);
    }

    @Override
    public void info(Object message, Throwable thrown) {
        log(Level.INFO, message, thrown);
    }

    @Override
    public void warn(Object message) {
        log(Level.WARN, message);
    }

    @Override
    public void warn(Object message, Throwable thrown) {
        log(Level.WARN, message, thrown);
    }

    @Override
    public void error(Object message) {
        log(Level.ERROR, message);
    }

    @Override
    public void error(Object message, Throwable thrown) {
        log(Level.ERROR, message, thrown);
    }

    @Override
    public void fatal(Object message) {
        log(Level.FATAL, message);
    }

    @Override
    public void fatal(Object message, Throwable thrown) {
        log(Level.FATAL, message, thrown);
    }
}

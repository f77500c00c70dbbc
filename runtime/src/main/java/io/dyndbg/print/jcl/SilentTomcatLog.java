package io.dyndbg.print.jcl;

import org.apache.juli.logging.Log;

/** Tomcat's: every method empty, every guard false. */
final class SilentTomcatLog implements Log {
    @Override
    public boolean isFatalEnabled() {
        return false;
    }

    @Override
    public boolean isErrorEnabled() {
        return false;
    }

    @Override
    public boolean isWarnEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public void fatal(Object message) {}

    @Override
    public void fatal(Object message, Throwable thrown) {}

    @Override
    public void error(Object message) {}

    @Override
    public void error(Object message, Throwable thrown) {}

    @Override
    public void warn(Object message) {}

    @Override
    public void warn(Object message, Throwable thrown) {}

    @Override
    public void info(Object message) {}

    @Override
    public void info(Object message, Throwable thrown) {}

    @Override
    public void debug(Object message) {}

    @Override
    public void debug(Object message, Throwable thrown) {}

    @Override
    public void trace(Object message) {}

    @Override
    public void trace(Object message, Throwable thrown) {}
}

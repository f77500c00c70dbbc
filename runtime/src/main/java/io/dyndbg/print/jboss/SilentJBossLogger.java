package io.dyndbg.print.jboss;

import org.jboss.logging.Logger;

/** Prints nothing: all methods of {@link Logger} come down to these. */
final class SilentJBossLogger extends Logger {
    private static final long serialVersionUID = 1L;

    SilentJBossLogger() {
        super("silent");
    }

    @Override
    public boolean isEnabled(Level level) {
        return false;
    }

    @Override
    protected void doLog(Level level, String boundary, Object message, Object[] parameters, Throwable thrown) {}

    @Override
    protected void doLogf(Level level, String boundary, String format, Object[] parameters, Throwable thrown) {}
}

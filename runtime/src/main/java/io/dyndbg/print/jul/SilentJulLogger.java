package io.dyndbg.print.jul;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Prints nothing. Every method of {@link Logger} asks {@link #isLoggable} first, and C2 knows this answer. */
final class SilentJulLogger extends Logger {
    SilentJulLogger() {
        super(null, null);
    }

    @Override
    public boolean isLoggable(Level level) {
        return false;
    }

    @Override
    public void log(LogRecord dropped) {
        // a silent logger
    }
}

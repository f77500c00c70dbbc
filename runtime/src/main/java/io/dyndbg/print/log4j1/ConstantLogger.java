package io.dyndbg.print.log4j1;

import org.apache.log4j.Logger;
import org.apache.log4j.Priority;

/** Prints nothing, and answers each question whether a level is enabled alike. Made when a real logger was seen: it sets Log4j up. */
final class ConstantLogger extends AnsweringLogger {
    static final Logger SILENT = new ConstantLogger("silent", false);
    /** For guards whose sites are forced: nobody logs through it. */
    static final Logger OPEN = new ConstantLogger("open", true);

    private final boolean enabled;

    private ConstantLogger(String name, boolean enabled) {
        super(name);
        this.enabled = enabled;
    }

    @Override
    public boolean isEnabledFor(Priority level) {
        return enabled;
    }

    @Override
    public void log(String boundary, Priority level, Object message, Throwable thrown) {}

    @Override
    public void l7dlog(Priority level, String key, Object[] parameters, Throwable thrown) {}
}

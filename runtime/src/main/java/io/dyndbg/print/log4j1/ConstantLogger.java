package io.dyndbg.print.log4j1;

import org.apache.log4j.Logger;
import org.apache.log4j.Priority;

/**
 * Prints nothing, and answers each question whether a level is enabled alike. Made when a real logger was seen: it sets Log4j up. A
 * class for each answer: C2 does not see through a field.
 */
abstract class ConstantLogger extends AnsweringLogger {
    static final Logger SILENT = new ConstantLogger("silent") {
        @Override
        public boolean isEnabledFor(Priority level) {
            return false;
        }
    };

    /** For guards whose sites are forced: nobody logs through it. */
    static final Logger OPEN = new ConstantLogger("open") {
        @Override
        public boolean isEnabledFor(Priority level) {
            return true;
        }
    };

    private ConstantLogger(String name) {
        super(name);
    }

    @Override
    public final void log(String boundary, Priority level, Object message, Throwable thrown) {}

    @Override
    public final void l7dlog(Priority level, String key, Object[] parameters, Throwable thrown) {}
}

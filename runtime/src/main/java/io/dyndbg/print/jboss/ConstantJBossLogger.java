package io.dyndbg.print.jboss;

import org.jboss.logging.Logger;

/**
 * Prints nothing, and answers each question whether a level is enabled alike: all methods of {@link Logger} come down to these. A
 * class for each answer: C2 does not see through a field.
 */
abstract class ConstantJBossLogger extends Logger {
    static final Logger SILENT = new ConstantJBossLogger("silent") {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isEnabled(Level level) {
            return false;
        }
    };

    /** For guards whose sites are forced: nobody logs through it. */
    static final Logger OPEN = new ConstantJBossLogger("open") {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isEnabled(Level level) {
            return true;
        }
    };

    private static final long serialVersionUID = 1L;

    private ConstantJBossLogger(String name) {
        super(name);
    }

    @Override
    protected final void doLog(Level level, String boundary, Object message, Object[] parameters, Throwable thrown) {}

    @Override
    protected final void doLogf(Level level, String boundary, String format, Object[] parameters, Throwable thrown) {}
}

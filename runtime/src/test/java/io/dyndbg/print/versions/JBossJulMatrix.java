package io.dyndbg.print.versions;

import java.util.logging.Logger;

/** The statements of java.util.logging where JBoss LogManager is the JVM's log manager. */
public final class JBossJulMatrix extends JulMatrix {
    @Override
    Logger make(String name) {
        return JulCapture.loggerOfJBoss(name);
    }
}

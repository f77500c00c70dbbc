package io.dyndbg.print.versions;

import io.dyndbg.site.Level;
import java.lang.reflect.Constructor;
import org.jboss.logging.Logger;
import org.jboss.logging.LoggerProvider;

/** The statements of JBoss Logging. */
public final class JBossMatrix extends MatrixScenario<Logger> {
    private static final String BOUNDARY = Logger.class.getName();

    public JBossMatrix() {
        super(Logger.class);
    }

    @Override
    Logger make(String name) {
        try {
            Class.forName("org.jboss.logmanager.Logger");
        } catch (ClassNotFoundException none) {
            return Logger.getLogger(name);
        }
        // It is taken only where it is the JVM's log manager, too.
        try {
            Constructor<?> constructor =
                    Class.forName("org.jboss.logging.JBossLogManagerProvider").getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((LoggerProvider) constructor.newInstance()).getLogger(name);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("another JBoss Logging", e);
        }
    }

    @Override
    void speak() {
        at(Level.DEBUG, "debug").debug("text {} with {0} braces, %s and 'quotes'");
        at(Level.DEBUG, "debug").debug(7);
        at(Level.DEBUG, "debug").debug("failed", new Exception("failure"));
        at(Level.DEBUG, "debugf").debugf("one %s two %d", "1", 2);
        at(Level.DEBUG, "debugf").debugf(new Exception("failure"), "failed %s", 1);
        at(Level.DEBUG, "debugv").debugv("it''s {0}", 1);
        at(Level.TRACE, "tracef").tracef("three %d %d %d", 1, 2, 3);
        at(Level.TRACE, "log").log(Logger.Level.TRACE, "text");
        at(Level.TRACE, "logf").logf(BOUNDARY, Logger.Level.TRACE, null, "one %s", 1);
    }
}

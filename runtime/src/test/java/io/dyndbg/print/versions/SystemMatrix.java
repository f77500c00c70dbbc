package io.dyndbg.print.versions;

import io.dyndbg.site.Level;

/** The statements of {@link System.Logger}; over SLF4J by its own adapter, which the JDK finds on an application's class path. */
public final class SystemMatrix extends MatrixScenario<System.Logger> {
    private static final String SLF4J = "org.slf4j.jdk.platform.logging.SLF4JSystemLoggerFinder";

    public SystemMatrix() {
        super(System.Logger.class);
    }

    @Override
    System.Logger make(String name) {
        try {
            System.LoggerFinder finder = (System.LoggerFinder)
                    Class.forName(SLF4J).getDeclaredConstructor().newInstance();
            return finder.getLogger(name, SystemMatrix.class.getModule());
        } catch (ReflectiveOperationException none) {
            return System.getLogger(name);
        }
    }

    @Override
    void speak() {
        at(Level.DEBUG, "log").log(System.Logger.Level.DEBUG, "text {} with {0} braces");
        at(Level.DEBUG, "log").log(System.Logger.Level.DEBUG, (Object) 7);
        at(Level.DEBUG, "log").log(System.Logger.Level.DEBUG, "failed", new Exception("failure"));
        at(Level.DEBUG, "log").log(System.Logger.Level.DEBUG, "it''s {0} and {1}", "one", 2);
        at(Level.DEBUG, "log").log(System.Logger.Level.DEBUG, () -> "supplied");
        at(Level.TRACE, "log").log(System.Logger.Level.TRACE, "text");
    }
}

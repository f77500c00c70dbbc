package io.dyndbg.print.system;

import io.dyndbg.print.AdapterField;

/** The logger of another library that one of the JDK's passes on to. Safe for any thread. */
final class SystemBeneath {
    /** Of slf4j-jdk-platform-logging, and of log4j-jpl. */
    private static final AdapterField SLF4J = new AdapterField("slf4jLogger");

    private static final AdapterField LOGGER = new AdapterField("logger");

    private SystemBeneath() {}

    /** Answers a logger of java.util.logging, SLF4J or Log4j, or of whatever else; null if it can't be known. */
    static Object of(System.Logger logger) {
        if (logger.getClass().getClassLoader() == null) {
            return ofTheJdk(logger);
        }
        Object slf4j = SLF4J.read(logger);
        return slf4j == null ? LOGGER.read(logger) : slf4j;
    }

    /** The JDK's own are closed, but have their names from what is beneath. Without java.logging they print by themselves. */
    private static Object ofTheJdk(System.Logger logger) {
        Module finder = System.LoggerFinder.getLoggerFinder().getClass().getModule();
        return "java.logging".equals(finder.getName()) ? java.util.logging.Logger.getLogger(logger.getName()) : null;
    }
}

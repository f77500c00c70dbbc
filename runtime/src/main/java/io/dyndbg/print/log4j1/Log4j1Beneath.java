package io.dyndbg.print.log4j1;

import io.dyndbg.print.AdapterField;
import org.apache.log4j.Category;

/** The logger of another library that one with Log4j 1's names passes on to. Safe for any thread. */
final class Log4j1Beneath {
    /** Of log4j-over-slf4j. */
    private static final AdapterField SLF4J = new AdapterField("slf4jLogger");

    /** Of log4j-1.2-api. */
    private static final AdapterField LOG4J = new AdapterField("logger");

    private Log4j1Beneath() {}

    /** Answers null for Log4j 1 itself, and reload4j. */
    static Object of(Category logger) {
        Object slf4j = SLF4J.read(logger);
        return slf4j == null ? LOG4J.read(logger) : slf4j;
    }
}

package io.dyndbg.print.slf4j;

import io.dyndbg.print.Reads;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;

/**
 * Which back end a real logger belongs to, by the name of its class, each time anew: a table by class would keep the classes
 * of other loaders, one by logger would call strangers' {@code equals}. Names are compared, so that no back end is loaded
 * that the application does not have.
 */
final class BackEnds {
    static final String LOG4J = "org.apache.logging.slf4j.Log4jLogger";
    static final String LOG4J_API = "org.apache.logging.log4j.Logger";
    static final String LOG4J_FACTORY = "org.apache.logging.slf4j.Log4jLoggerFactory";

    private static final BackEnd UNKNOWN = new UnknownBackEnd();

    private BackEnds() {}

    private static final class Logback {
        static final BackEnd IT = new LogbackBackEnd();
    }

    private static final class Jul {
        static final BackEnd IT = new JulBackEnd();
    }

    static BackEnd of(Logger real) {
        Reads.allOf(real.getClass());
        return of(real.getClass().getName());
    }

    /** Answers the back end whose loggers {@code factory} makes. */
    static BackEnd of(ILoggerFactory factory) {
        Reads.allOf(factory.getClass());
        return of(factory.getClass().getName());
    }

    private static BackEnd of(String type) {
        try {
            return switch (type) {
                case "ch.qos.logback.classic.Logger", "ch.qos.logback.classic.LoggerContext" -> Logback.IT;
                case "org.slf4j.impl.JDK14LoggerAdapter",
                        "org.slf4j.jul.JDK14LoggerAdapter",
                        "org.slf4j.impl.JDK14LoggerFactory",
                        "org.slf4j.jul.JDK14LoggerFactory" -> Jul.IT;
                default -> UNKNOWN;
            };
        } catch (LinkageError unusable) {
            return UNKNOWN;
        }
    }

    static BackEnd unknown() {
        return UNKNOWN;
    }
}

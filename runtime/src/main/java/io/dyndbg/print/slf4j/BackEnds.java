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

    private static final class Log4j1 {
        static final BackEnd IT = new Log4j1BackEnd();
    }

    private static final class JBoss {
        static final BackEnd IT = new JBossBackEnd();
    }

    private static final class Simple {
        static final BackEnd IT = new SimpleBackEnd();
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
                case "org.slf4j.impl.Log4jLoggerAdapter",
                        "org.slf4j.impl.Log4jLoggerFactory",
                        "org.slf4j.impl.Reload4jLoggerAdapter",
                        "org.slf4j.impl.Reload4jLoggerFactory",
                        "org.slf4j.log4j12.Log4jLoggerAdapter",
                        "org.slf4j.log4j12.Log4jLoggerFactory",
                        "org.slf4j.reload4j.Reload4jLoggerAdapter",
                        "org.slf4j.reload4j.Reload4jLoggerFactory" -> Log4j1.IT;
                case "org.slf4j.impl.Slf4jLogger", "org.slf4j.impl.Slf4jLoggerFactory" -> JBoss.IT;
                case "org.slf4j.impl.SimpleLogger", "org.slf4j.simple.SimpleLogger" -> Simple.IT;
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

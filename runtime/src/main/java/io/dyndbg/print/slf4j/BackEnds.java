package io.dyndbg.print.slf4j;

import org.slf4j.Logger;

/**
 * Which back end a real logger belongs to, by the name of its class, each time anew: a table by class would keep the classes
 * of other loaders, one by logger would call strangers' {@code equals}. Names are compared, so that no back end is loaded
 * that the application does not have.
 */
final class BackEnds {
    static final String LOG4J = "org.apache.logging.slf4j.Log4jLogger";

    private static final BackEnd UNKNOWN = new UnknownBackEnd();

    private BackEnds() {}

    private static final class Logback {
        static final BackEnd IT = new LogbackBackEnd();
    }

    private static final class Jul {
        static final BackEnd IT = new JulBackEnd();
    }

    static BackEnd of(Logger real) {
        try {
            return switch (real.getClass().getName()) {
                case "ch.qos.logback.classic.Logger" -> Logback.IT;
                case "org.slf4j.impl.JDK14LoggerAdapter", "org.slf4j.jul.JDK14LoggerAdapter" -> Jul.IT;
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

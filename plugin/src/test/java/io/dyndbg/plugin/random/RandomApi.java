package io.dyndbg.plugin.random;

import java.util.List;
import java.util.Random;

/** A logging API as a random class writes it down. What its loggers print comes to SLF4J, java.util.logging or Log4j 2. */
enum RandomApi {
    SLF4J("org.slf4j.Logger", "org.slf4j.LoggerFactory.getLogger(\"%s\")"),
    COMMONS("org.apache.commons.logging.Log", "org.apache.commons.logging.LogFactory.getLog(\"%s\")"),
    LOG4J1("org.apache.log4j.Logger", "org.apache.log4j.Logger.getLogger(\"%s\")"),
    JBOSS("org.jboss.logging.Logger", "org.jboss.logging.Logger.getLogger(\"%s\")"),
    JUL("java.util.logging.Logger", "java.util.logging.Logger.getLogger(\"%s\")"),
    SYSTEM("System.Logger", "System.getLogger(\"%s\")"),
    LOG4J2("org.apache.logging.log4j.Logger", "org.apache.logging.log4j.LogManager.getLogger(\"%s\")"),
    JULI("org.apache.juli.logging.Log", "org.apache.juli.logging.LogFactory.getLog(\"%s\")"),
    /** A wrapper. */
    NETTY(
            "io.netty.util.internal.logging.InternalLogger",
            "io.netty.util.internal.logging.InternalLoggerFactory.getInstance(\"%s\")");

    private final String type;
    private final String factory;

    RandomApi(String type, String factory) {
        this.type = type;
        this.factory = factory;
    }

    /** Answers one for each of two loggers: half of the classes log through SLF4J alone. Always the same for a seed. */
    static List<RandomApi> two(long seed) {
        Random random = new Random(~seed);
        random.nextInt();
        if (random.nextBoolean()) {
            return List.of(SLF4J, SLF4J);
        }
        RandomApi first = values()[random.nextInt(LOG4J2.ordinal())];
        RandomApi second = values()[random.nextInt(LOG4J2.ordinal())];
        // Those that came later: the seeds that somebody named still make the classes that they made.
        if (random.nextInt(3) == 0) {
            RandomApi later = values()[random.nextInt(LOG4J2.ordinal(), values().length)];
            return random.nextBoolean() ? List.of(later, second) : List.of(first, later);
        }
        return List.of(first, second);
    }

    String declaration(String variable, String name) {
        return "static final " + type + " " + variable + " = " + factory.formatted(name) + ";";
    }

    /** @param level {@code debug} or {@code trace} */
    String guard(String logger, String level) {
        return switch (this) {
            case JUL -> logger + ".isLoggable(" + constant(level) + ")";
            case SYSTEM -> logger + ".isLoggable(" + constant(level) + ")";
            default -> logger + ".is" + (level.equals("debug") ? "Debug" : "Trace") + "Enabled()";
        };
    }

    String info(String logger, String text) {
        return this == SYSTEM
                ? logger + ".log(System.Logger.Level.INFO, \"" + text + "\");"
                : logger + ".info(\"" + text + "\");";
    }

    private String constant(String level) {
        if (this == JUL) {
            return "java.util.logging.Level." + (level.equals("debug") ? "FINE" : "FINER");
        }
        return "System.Logger.Level." + (level.equals("debug") ? "DEBUG" : "TRACE");
    }

    /**
     * Answers a statement.
     *
     * @param id the first word of its text
     * @param arguments none, one or two
     */
    String says(String logger, String level, String id, List<String> arguments) {
        String all = String.join(", ", arguments);
        String comma = arguments.isEmpty() ? "" : ", ";
        return switch (this) {
            case SLF4J, LOG4J2, NETTY ->
                logger + "." + level + "(\"" + id + places(arguments, "{}", "{}") + "\"" + comma + all + ");";
            case JBOSS ->
                arguments.isEmpty()
                        ? logger + "." + level + "(\"" + id + "\");"
                        : logger + "." + level + "f(\"" + id + places(arguments, "%s", "%s") + "\", " + array(arguments)
                                + ");";
            case JUL ->
                logger + ".log(" + constant(level) + ", \"" + id + places(arguments, "{0}", "{1}") + "\"" + comma
                        + array(arguments) + ");";
            case SYSTEM ->
                logger + ".log(" + constant(level) + ", \"" + id + places(arguments, "{0}", "{1}") + "\"" + comma + all
                        + ");";
            default -> concatenates(logger, level, id, arguments);
        };
    }

    /** Two would be ambiguous, if one is a number. */
    private static String array(List<String> arguments) {
        String all = String.join(", ", arguments);
        return arguments.size() > 1 ? "new Object[] {" + all + "}" : all;
    }

    private static String places(List<String> arguments, String... all) {
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            places.append(' ').append(all[i]);
        }
        return places.toString();
    }

    /** Answers a statement that puts its text together. */
    String concatenates(String logger, String level, String id, List<String> arguments) {
        StringBuilder text = new StringBuilder("\"" + id + " \"");
        arguments.forEach(argument -> text.append(" + ").append(argument));
        return call(logger, level, arguments.isEmpty() ? "\"" + id + "\"" : text.toString());
    }

    String throwing(String logger, String level, String id, String argument) {
        return call(logger, level, "\"" + id + "\", new RuntimeException(\"x\" + " + argument + ")");
    }

    private String call(String logger, String level, String arguments) {
        return this == JUL || this == SYSTEM
                ? logger + ".log(" + constant(level) + ", " + arguments + ");"
                : logger + "." + level + "(" + arguments + ");";
    }
}

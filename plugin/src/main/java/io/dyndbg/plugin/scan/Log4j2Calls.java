package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Log4j 2 API: overloads, markers, suppliers, messages, {@code printf}, flow tracing, fluent chains. */
final class Log4j2Calls implements LoggingCalls {
    private static final String LEVEL = "org/apache/logging/log4j/Level";
    private static final String MARKER = "Lorg/apache/logging/log4j/Marker;";

    private static final Map<String, Meaning> LEVELED = LevelNames.withChains();

    static {
        LEVELED.put("atFatal", new Meaning.Begins(Level.ERROR));
        LEVELED.put(LevelNames.guard("fatal"), new Meaning.Asks(Level.ERROR));
    }

    private static final Set<String> OTHERS = Set.of(
            "fatal",
            "log",
            "printf",
            "logMessage",
            "logIfEnabled",
            "atLevel",
            "isEnabled",
            "traceEntry",
            "traceExit",
            "entry",
            "exit",
            "throwing",
            "catching");

    @Override
    public String name() {
        return "log4j2";
    }

    @Override
    public Set<String> loggers() {
        return Set.of("org/apache/logging/log4j/Logger", "org/apache/logging/log4j/spi/ExtendedLogger");
    }

    @Override
    public Set<String> classesAnsweredFor() {
        return Set.of(
                "org/apache/logging/log4j/spi/AbstractLogger", "org/apache/logging/log4j/spi/ExtendedLoggerWrapper");
    }

    @Override
    public Set<String> fluentBuilders() {
        return Set.of("org/apache/logging/log4j/LogBuilder");
    }

    @Override
    public Map<String, Meaning> leveled() {
        return LEVELED;
    }

    @Override
    public Set<String> others() {
        return OTHERS;
    }

    @Override
    public Optional<Meaning> meaningOf(String method, String descriptor, Operands operands) {
        Meaning named = method.equals("fatal") ? new Meaning.Logs(Level.ERROR, 0) : LEVELED.get(method);
        if (named instanceof Meaning.Logs logs && descriptor.startsWith("(" + MARKER)) {
            return Optional.of(new Meaning.Logs(logs.level(), 1));
        }
        return named != null ? Optional.of(named) : other(method, descriptor, operands);
    }

    private static Optional<Meaning> other(String method, String descriptor, Operands operands) {
        switch (method) {
            case "traceEntry":
                return Optional.of(new Meaning.Logs(
                        Level.TRACE, descriptor.startsWith("(Ljava/lang/String;") ? 0 : Meaning.Logs.NO_TEXT));
            case "entry", "exit", "traceExit":
                return Optional.of(new Meaning.Logs(Level.TRACE, Meaning.Logs.NO_TEXT));
            case "throwing", "catching":
                // Without a level they log at ERROR.
                return descriptor.startsWith("(L" + LEVEL)
                        ? logs(operands, 0, Meaning.Logs.NO_TEXT)
                        : Optional.of(new Meaning.Logs(Level.ERROR, Meaning.Logs.NO_TEXT));
            case "atLevel":
                return Optional.of(
                        level(operands, 0).<Meaning>map(Meaning.Begins::new).orElseGet(Meaning.LevelUnknown::new));
            case "isEnabled":
                return Optional.of(
                        level(operands, 0).<Meaning>map(Meaning.Asks::new).orElseGet(Meaning.LevelUnknown::new));
            default:
                return leveled(descriptor, operands);
        }
    }

    /** {@code log(Level, Marker?, text...)}, {@code printf} alike, or with a class name before: {@code logIfEnabled}. */
    private static Optional<Meaning> leveled(String descriptor, Operands operands) {
        if (descriptor.startsWith("(L" + LEVEL + ";")) {
            int format = descriptor.startsWith("(L" + LEVEL + ";" + MARKER) ? 2 : 1;
            // LocationAwareLogger.logMessage(Level, Marker, String fqcn, StackTraceElement, Message, Throwable)
            return logs(operands, 0, descriptor.contains("Ljava/lang/StackTraceElement;") ? 4 : format);
        }
        return descriptor.startsWith("(Ljava/lang/String;L" + LEVEL + ";") ? logs(operands, 1, 3) : Optional.empty();
    }

    private static Optional<Meaning> logs(Operands operands, int levelIndex, int format) {
        return Optional.of(level(operands, levelIndex)
                .<Meaning>map(level -> new Meaning.Logs(level, format))
                .orElseGet(Meaning.LevelUnknown::new));
    }

    private static Optional<Level> level(Operands operands, int index) {
        return operands.constantOf(LEVEL, index)
                .flatMap(name ->
                        name.equals("FATAL") ? Optional.of(Level.ERROR) : Level.of(name.toLowerCase(Locale.ROOT)));
    }
}

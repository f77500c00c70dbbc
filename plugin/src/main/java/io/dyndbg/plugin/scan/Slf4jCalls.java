package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SLF4J 1.7 and 2.x: overloads, markers, fluent chains, {@code LocationAwareLogger.log}. */
final class Slf4jCalls implements LoggingCalls {
    private static final String MARKER = "(Lorg/slf4j/Marker;";

    private static final Map<String, Meaning> LEVELED = LevelNames.withChains();

    private static final Set<String> WITH_LEVEL =
            Set.of("log", "atLevel", "makeLoggingEventBuilder", "isEnabledForLevel");

    /** The numbers of {@code LocationAwareLogger.TRACE_INT} and its kin. */
    private static final Map<Integer, Level> NUMBERS =
            Map.of(0, Level.TRACE, 10, Level.DEBUG, 20, Level.INFO, 30, Level.WARN, 40, Level.ERROR);

    @Override
    public String name() {
        return "slf4j";
    }

    @Override
    public Set<String> loggers() {
        return Set.of("org/slf4j/Logger", "org/slf4j/spi/LocationAwareLogger");
    }

    @Override
    public Set<String> fluentBuilders() {
        return Set.of("org/slf4j/spi/LoggingEventBuilder");
    }

    @Override
    public Map<String, Meaning> leveled() {
        return LEVELED;
    }

    @Override
    public Set<String> others() {
        return WITH_LEVEL;
    }

    @Override
    public Optional<Meaning> meaningOf(String method, String descriptor, Operands operands) {
        Meaning named = LEVELED.get(method);
        if (named instanceof Meaning.Logs logs && descriptor.startsWith(MARKER)) {
            return Optional.of(new Meaning.Logs(logs.level(), 1));
        }
        return named != null ? Optional.of(named) : withLevel(method, descriptor, operands);
    }

    private static Optional<Meaning> withLevel(String method, String descriptor, Operands operands) {
        if (method.equals("log")) {
            // log(Marker, String fqcn, int level, String message, Object[], Throwable) of LocationAwareLogger;
            // LoggingEventAware.log(LoggingEvent) is a bridge's business, not a statement.
            return descriptor.startsWith("(Lorg/slf4j/Marker;Ljava/lang/String;I")
                    ? Optional.of(operands.smallInt(2)
                            .map(NUMBERS::get)
                            .<Meaning>map(level -> new Meaning.Logs(level, 3))
                            .orElseGet(Meaning.LevelUnknown::new))
                    : Optional.empty();
        }
        Optional<Level> level = operands.constantOf("org/slf4j/event/Level", 0)
                .flatMap(name -> Level.of(name.toLowerCase(java.util.Locale.ROOT)));
        if (level.isEmpty()) {
            return Optional.of(new Meaning.LevelUnknown());
        }
        return Optional.of(
                method.equals("isEnabledForLevel") ? new Meaning.Asks(level.get()) : new Meaning.Begins(level.get()));
    }
}

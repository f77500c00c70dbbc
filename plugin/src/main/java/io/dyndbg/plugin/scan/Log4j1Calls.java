package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Log4j 1, and what has its names: reload4j, log4j-over-slf4j, log4j-1.2-api. */
final class Log4j1Calls implements LoggingCalls {
    private static final List<String> LEVELS = List.of("org/apache/log4j/Level", "org/apache/log4j/Priority");
    private static final Set<String> WITH_LEVEL = Set.of("log", "l7dlog", "isEnabledFor");
    private static final Map<String, Meaning> LEVELED = LevelNames.statementsAndGuards(0);

    @Override
    public String name() {
        return "log4j1";
    }

    @Override
    public Set<String> loggers() {
        return Set.of("org/apache/log4j/Category", "org/apache/log4j/Logger");
    }

    @Override
    public Set<String> classesAnsweredFor() {
        return loggers();
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
        return Optional.ofNullable(LEVELED.get(method)).or(() -> withLevel(method, descriptor, operands));
    }

    /** The class whose caller speaks may stand before the level, and the text behind it. */
    private static Optional<Meaning> withLevel(String method, String descriptor, Operands operands) {
        List<String> arguments = Stream.of(Type.getArgumentTypes(descriptor))
                .map(Type::getInternalName)
                .toList();
        int at = arguments.indexOf("org/apache/log4j/Priority");
        if (at < 0) {
            return Optional.empty();
        }
        Optional<Level> level = LEVELS.stream()
                .flatMap(owner -> operands.constantOf(owner, at).stream())
                .findFirst()
                .flatMap(name -> Level.of(name.toLowerCase(Locale.ROOT)));
        if (level.isEmpty()) {
            return Optional.of(new Meaning.LevelUnknown());
        }
        return Optional.of(
                method.equals("isEnabledFor") ? new Meaning.Asks(level.get()) : new Meaning.Logs(level.get(), at + 1));
    }
}

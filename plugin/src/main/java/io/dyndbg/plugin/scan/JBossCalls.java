package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/** JBoss Logging: {@code debug}, {@code debugf}, {@code debugv}, {@code log(Level, ...)} and their kin. */
final class JBossCalls implements LoggingCalls {
    private static final String LEVEL = "org/jboss/logging/Logger$Level";
    private static final List<String> STYLES = List.of("f", "v");

    private static final Map<String, Meaning> LEVELED = LevelNames.statementsAndGuards(0);
    private static final Set<String> WITH_LEVEL = Set.of("log", "logf", "logv", "isEnabled");

    static {
        for (Level level : Level.values()) {
            STYLES.forEach(style -> LEVELED.put(level.word() + style, new Meaning.Logs(level, 0)));
        }
    }

    @Override
    public String name() {
        return "jboss-logging";
    }

    @Override
    public Set<String> loggers() {
        return Set.of(
                "org/jboss/logging/BasicLogger", "org/jboss/logging/Logger", "org/jboss/logging/DelegatingBasicLogger");
    }

    @Override
    public Set<String> classesAnsweredFor() {
        return Set.of("org/jboss/logging/Logger", "org/jboss/logging/DelegatingBasicLogger");
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
        List<String> arguments = List.of(Type.getArgumentTypes(descriptor)).stream()
                .map(Type::getClassName)
                .toList();
        Meaning named = LEVELED.get(method);
        if (named instanceof Meaning.Logs logs) {
            return Optional.of(new Meaning.Logs(logs.level(), text(method, arguments, 0)));
        }
        return named != null ? Optional.of(named) : withLevel(method, arguments, operands);
    }

    private static Optional<Meaning> withLevel(String method, List<String> arguments, Operands operands) {
        // The class whose caller speaks may stand before the level.
        int at = arguments.indexOf(LEVEL.replace('/', '.'));
        if (at < 0) {
            return Optional.empty();
        }
        Optional<Level> level = operands.constantOf(LEVEL, at).flatMap(JBossCalls::level);
        if (level.isEmpty()) {
            return Optional.of(new Meaning.LevelUnknown());
        }
        return Optional.of(
                method.equals("isEnabled")
                        ? new Meaning.Asks(level.get())
                        : new Meaning.Logs(level.get(), text(method, arguments, at + 1)));
    }

    /** What is fatal is an error to everybody else. */
    private static Optional<Level> level(String constant) {
        return constant.equals("FATAL")
                ? Optional.of(Level.ERROR)
                : Level.of(constant.toLowerCase(java.util.Locale.ROOT));
    }

    /** Answers where the text is, which a throwable or the name of the class whose caller speaks may precede. */
    private static int text(String method, List<String> arguments, int from) {
        if (arguments.size() <= from) {
            return Meaning.Logs.NO_TEXT;
        }
        String first = arguments.get(from);
        boolean formats = method.endsWith("f") || method.endsWith("v");
        boolean preceded = formats
                ? first.equals("java.lang.Throwable")
                : first.equals("java.lang.String") && arguments.size() > from + 2;
        return preceded ? from + 1 : from;
    }
}

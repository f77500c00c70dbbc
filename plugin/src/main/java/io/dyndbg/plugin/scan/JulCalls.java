package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/** {@code java.util.logging}. */
final class JulCalls implements LoggingCalls {
    private static final Map<String, Level> LEVELS = Map.of(
            "FINEST", Level.TRACE,
            "FINER", Level.TRACE,
            "FINE", Level.DEBUG,
            "CONFIG", Level.INFO,
            "INFO", Level.INFO,
            "WARNING", Level.WARN,
            "SEVERE", Level.ERROR);

    private static final Map<String, Meaning> LEVELED = Map.of(
            "finest", new Meaning.Logs(Level.TRACE, 0),
            "finer", new Meaning.Logs(Level.TRACE, 0),
            "fine", new Meaning.Logs(Level.DEBUG, 0),
            "config", new Meaning.Logs(Level.INFO, 0),
            "info", new Meaning.Logs(Level.INFO, 0),
            "warning", new Meaning.Logs(Level.WARN, 0),
            "severe", new Meaning.Logs(Level.ERROR, 0),
            "entering", new Meaning.Logs(Level.TRACE, Meaning.Logs.NO_TEXT),
            "exiting", new Meaning.Logs(Level.TRACE, Meaning.Logs.NO_TEXT),
            "throwing", new Meaning.Logs(Level.TRACE, Meaning.Logs.NO_TEXT));

    private static final Set<String> WITH_LEVEL = Set.of("log", "logp", "logrb", "isLoggable");

    @Override
    public String name() {
        return "jul";
    }

    @Override
    public Set<String> loggers() {
        return Set.of("java/util/logging/Logger");
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
        if (LEVELED.containsKey(method)) {
            return Optional.of(LEVELED.get(method));
        }
        if (!descriptor.startsWith("(Ljava/util/logging/Level;")) {
            // log(LogRecord): the level is in the record.
            return Optional.of(new Meaning.LevelUnknown());
        }
        Level level = operands.constantOf("java/util/logging/Level", 0)
                .map(LEVELS::get)
                .orElse(null);
        if (level == null) {
            return Optional.of(new Meaning.LevelUnknown());
        }
        return Optional.of(
                method.equals("isLoggable")
                        ? new Meaning.Asks(level)
                        : new Meaning.Logs(level, format(method, Type.getArgumentTypes(descriptor))));
    }

    /** The text comes after the level, the names that {@code logp} is given, and the bundle of {@code logrb}. */
    private static int format(String method, Type[] arguments) {
        return switch (method) {
            case "logp" -> textOrSupplier(arguments, 3);
            case "logrb" -> arguments[1].getClassName().equals("java.util.ResourceBundle") ? 2 : 4;
            default -> textOrSupplier(arguments, 1);
        };
    }

    /** In {@code log(Level, Throwable, Supplier)} the text comes last. */
    private static int textOrSupplier(Type[] arguments, int index) {
        return arguments[index].getClassName().equals("java.lang.Throwable") ? index + 1 : index;
    }
}

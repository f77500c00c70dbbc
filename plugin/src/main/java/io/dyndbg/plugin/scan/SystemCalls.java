package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code System.Logger}: whatever it logs or is asked, the level comes first. */
final class SystemCalls implements LoggingCalls {
    private static final String LOGGER = "java/lang/System$Logger";
    private static final Map<String, Level> LEVELS = Map.of(
            "TRACE", Level.TRACE,
            "DEBUG", Level.DEBUG,
            "INFO", Level.INFO,
            "WARNING", Level.WARN,
            "ERROR", Level.ERROR);

    @Override
    public String name() {
        return "system-logger";
    }

    @Override
    public Set<String> loggers() {
        return Set.of(LOGGER);
    }

    @Override
    public Map<String, Meaning> leveled() {
        return Map.of();
    }

    @Override
    public Set<String> others() {
        return Set.of("log", "isLoggable");
    }

    @Override
    public Optional<Meaning> meaningOf(String method, String descriptor, Operands operands) {
        if (!descriptor.startsWith("(L" + LOGGER + "$Level;")) {
            return Optional.empty();
        }
        Level level = operands.constantOf(LOGGER + "$Level", 0).map(LEVELS::get).orElse(null);
        if (level == null) {
            return Optional.of(new Meaning.LevelUnknown());
        }
        boolean localized = descriptor.contains(";Ljava/util/ResourceBundle;");
        return Optional.of(
                method.equals("isLoggable") ? new Meaning.Asks(level) : new Meaning.Logs(level, localized ? 2 : 1));
    }
}

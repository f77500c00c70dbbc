package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Apache Commons Logging and what has its names: spring-jcl, jcl-over-slf4j; or Tomcat's copy of its interface. Whatever is logged
 * comes first.
 */
final class CommonsCalls implements LoggingCalls {
    private static final Map<String, Meaning> GUARDS = LevelNames.meanings();

    private final String name;
    private final String logger;

    /** @param logger the internal name of the interface of loggers */
    CommonsCalls(String name, String logger) {
        this.name = name;
        this.logger = logger;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> loggers() {
        return Set.of(logger);
    }

    @Override
    public boolean names(String method) {
        return Level.of(method).isPresent() || guardLevelOf(method).isPresent();
    }

    @Override
    public Optional<Level> levelOf(String method) {
        return Level.of(method);
    }

    @Override
    public Optional<Level> guardLevelOf(String method) {
        return GUARDS.get(method) instanceof Meaning.Asks asks ? Optional.of(asks.level()) : Optional.empty();
    }

    @Override
    public Optional<Meaning> meaningOf(String method, String descriptor, Operands operands) {
        return Level.of(method)
                .<Meaning>map(level -> new Meaning.Logs(level, 0))
                .or(() -> guardLevelOf(method).map(Meaning.Asks::new));
    }
}

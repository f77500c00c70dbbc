package io.dyndbg.plugin.scan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Apache Commons Logging and what has its names: spring-jcl, jcl-over-slf4j; or Tomcat's copy of its interface. Whatever is logged
 * comes first.
 */
final class CommonsCalls implements LoggingCalls {
    private static final Map<String, Meaning> LEVELED = LevelNames.statementsAndGuards(0);

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
    public Map<String, Meaning> leveled() {
        return LEVELED;
    }

    @Override
    public Set<String> others() {
        return Set.of();
    }

    @Override
    public Optional<Meaning> meaningOf(String method, String descriptor, Operands operands) {
        return Optional.ofNullable(LEVELED.get(method));
    }
}

package io.dyndbg.plugin.scan;

import java.util.List;
import java.util.Optional;

/** All logging APIs that are known. */
public final class LoggingApis {
    private static final List<LoggingApi> ALL = List.of(new Slf4j(), new Log4j2(), new JavaUtilLogging());

    private final Hierarchy hierarchy;

    public LoggingApis(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Answers the API that a call of {@code method} on {@code owner} belongs to. */
    Optional<LoggingApi> of(String owner, String method) {
        for (LoggingApi api : ALL) {
            if (api.names(method) && isLogger(api, owner)) {
                return Optional.of(api);
            }
        }
        return Optional.empty();
    }

    /** Answers the API of that name. */
    public static LoggingApi named(String name) {
        return ALL.stream().filter(api -> api.name().equals(name)).findFirst().orElseThrow();
    }

    private boolean isLogger(LoggingApi api, String owner) {
        return api.loggers().contains(owner)
                || api.loggers().stream().anyMatch(logger -> hierarchy.isSubtype(owner, logger));
    }
}

package io.dyndbg.print.wrapper;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.site.Level;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/**
 * Logger types of projects and libraries of their own, for one class that uses one. Whatever methods they have: those that are
 * statements answer nothing, so that a proxy can stand for any interface, and a subclass for any class that may have one.
 */
public final class WrapperApi implements LoggingApi {
    private final StandIns standIns;

    /**
     * @param receiver the type
     * @param lookup that of the class that uses it
     */
    public WrapperApi(Class<?> receiver, MethodHandles.Lookup lookup) {
        standIns = new StandIns(receiver, lookup);
    }

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return standIns.of(ConstantProxy.SILENT);
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return standIns.refusal().isEmpty();
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        return standIns.of(ConstantProxy.OPEN);
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        return standIns.of(new ForcedWrapper(logger, site), logger);
    }

    /** Nobody passes on to one. */
    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        throw new UnsupportedOperationException(logger.getClass().getName());
    }

    @Override
    public void write(String logger, String line) {
        LoggingApis.byDefault().ifPresent(api -> api.write(logger, line));
    }

    @Override
    public Object named(String name) {
        return null;
    }

    @Override
    public String context(String key) {
        return LoggingApis.context(key);
    }

    @Override
    public Optional<String> obstacle(Object logger, Level level) {
        return standIns.refusal().or(() -> ofInside(logger, level));
    }

    private static Optional<String> ofInside(Object logger, Level level) {
        if (logger instanceof String) {
            return Optional.empty();
        }
        Object inside = LoggerInside.of(logger);
        Optional<LoggingApi> api = LoggingApis.ofLogger(inside);
        if (api.isPresent()) {
            return api.get().obstacle(inside, level);
        }
        String type = logger.getClass().getName();
        return Optional.of(
                LoggingApis.byDefault().isPresent()
                        ? type + " does not show which logger is inside: prints to the one of the class's name"
                        : type
                                + " does not show which logger is inside, and no logging API is set up: it is called as the code says");
    }
}

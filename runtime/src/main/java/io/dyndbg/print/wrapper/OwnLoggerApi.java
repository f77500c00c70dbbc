package io.dyndbg.print.wrapper;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.site.Level;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.util.Optional;

/**
 * Classes of somebody's own that extend or implement a logger of a logging API, for one class that uses one: what the API answers
 * for its own loggers, as a subclass of them.
 */
public final class OwnLoggerApi implements LoggingApi {
    private final LoggingApi api;
    private final Class<?> type;
    private final StandIns standIns;

    /**
     * @param type the type of the loggers of {@code api}
     * @param receiver the class
     * @param lookup that of the class that uses it
     */
    public OwnLoggerApi(LoggingApi api, Class<?> type, Class<?> receiver, MethodHandles.Lookup lookup) {
        this.api = api;
        this.type = type;
        standIns = new StandIns(receiver, lookup);
    }

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return api.silent(type, seen).flatMap(silent -> standIns.of(handler(silent, seen)));
    }

    /** Most methods answer nothing, and are not worth to be looked for. */
    private InvocationHandler handler(Object silent, Object seen) {
        OwnLogger own = new OwnLogger(type, silent, seen, MethodHandles.lookup());
        return (standIn, method, arguments) ->
                method.getReturnType() == void.class ? null : own.invoke(standIn, method, arguments);
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return api.silences(type) && standIns.refusal().isEmpty();
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        return standIns.of(ConstantProxy.OPEN);
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        Object forced = api.forced(type, logger, site.by(OwnLogger.class));
        return forced == logger ? logger : standIns.of(new OwnLogger(type, forced, logger, site.lookup()), logger);
    }

    @Override
    public Optional<String> obstacle(Object logger, Level level) {
        return standIns.refusal().or(() -> api.obstacle(logger, level));
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        api.relay(logger, message, thrown, site);
    }

    @Override
    public Object named(String name) {
        return api.named(name);
    }

    @Override
    public void write(String logger, String line) {
        api.write(logger, line);
    }

    @Override
    public String context(String key) {
        return api.context(key);
    }

    @Override
    public boolean isSetUp() {
        return api.isSetUp();
    }
}

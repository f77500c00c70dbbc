package io.dyndbg.print.wrapper;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Logger types of projects and libraries of their own, for one class that uses one. Whatever methods they have: those that are
 * statements answer nothing, so that a proxy can stand for any interface, and a subclass for any class that may have one.
 */
public final class WrapperApi implements LoggingApi {
    private final MethodHandles.Lookup lookup;
    /** Null until one is needed. */
    private volatile Subclass subclass;

    /** @param lookup that of the class that uses the type */
    public WrapperApi(MethodHandles.Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return instance(receiver, ConstantProxy.SILENT);
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return instance(receiver, ConstantProxy.SILENT).isPresent();
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        return instance(receiver, ConstantProxy.OPEN);
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        return instance(receiver, new ForcedWrapper(logger, site)).orElse(logger);
    }

    private Optional<Object> instance(Class<?> receiver, InvocationHandler handler) {
        // Nobody but its permitted types may implement a sealed one.
        if (receiver.isSealed() || Modifier.isFinal(receiver.getModifiers())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    receiver.isInterface()
                            ? Proxy.newProxyInstance(receiver.getClassLoader(), new Class<?>[] {receiver}, handler)
                            : subclass(receiver).with(handler));
        } catch (Throwable failed) {
            Printing.report(failed);
            return Optional.empty();
        }
    }

    private Subclass subclass(Class<?> receiver) throws ReflectiveOperationException {
        // Two threads may make two, each as good as the other.
        if (subclass == null) {
            subclass = Subclass.of(receiver, lookup);
        }
        return subclass;
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

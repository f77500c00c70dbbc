package io.dyndbg.print.wrapper;

import io.dyndbg.print.Delegation;
import io.dyndbg.print.Forced;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/** Calls a logger of the same API in the place of a real one that is somebody's own; the real one, where the API lacks the method. */
final class OwnLogger implements InvocationHandler, Forced {
    private final Class<?> type;
    private final Object instead;
    private final Object real;
    private final MethodHandles.Lookup lookup;

    /**
     * @param type that of the API's loggers
     * @param instead one of them
     */
    OwnLogger(Class<?> type, Object instead, Object real, MethodHandles.Lookup lookup) {
        this.type = type;
        this.instead = instead;
        this.real = real;
        this.lookup = lookup;
    }

    @Override
    public Object invoke(Object standIn, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return Delegation.ofObject(standIn, real, method, arguments);
        }
        Method same = same(method);
        return same == null
                ? Delegation.call(lookup, real, method, arguments)
                : Delegation.call(lookup, instead, same, arguments);
    }

    /** Answers the method of the API; null if it has none. A narrower result may be a type of the real one's own. */
    private Method same(Method method) {
        Method same = find(type, method);
        if (same == null) {
            // Of Log4j's ExtendedLogger, say.
            same = find(instead.getClass(), method);
            if (same != null && !same.trySetAccessible()) {
                return null;
            }
        }
        return same != null && method.getReturnType().isAssignableFrom(same.getReturnType()) ? same : null;
    }

    private static Method find(Class<?> in, Method method) {
        try {
            return in.getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException none) {
            return null;
        }
    }
}

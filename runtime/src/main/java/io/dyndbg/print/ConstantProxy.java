package io.dyndbg.print;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Stands for loggers of any interface: gives one answer to every question whether a level is enabled, and does nothing else; what is
 * called gets the value of a method that does nothing.
 */
public enum ConstantProxy implements InvocationHandler {
    /** Every level is enabled: for guards, which ask nothing else. */
    OPEN(true),
    /** No level is enabled. */
    SILENT(false);

    private final boolean enabled;

    ConstantProxy(boolean enabled) {
        this.enabled = enabled;
    }

    /** Answers a logger of the interface {@code receiver}. */
    public Object of(Class<?> receiver) {
        return Proxy.newProxyInstance(receiver.getClassLoader(), new Class<?>[] {receiver}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> name();
            default -> method.getReturnType() == boolean.class ? enabled : zero(method.getReturnType());
        };
    }

    private static Object zero(Class<?> type) {
        return type.isPrimitive() && type != void.class
                ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0)
                : null;
    }
}

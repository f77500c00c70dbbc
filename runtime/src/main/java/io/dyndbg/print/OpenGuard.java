package io.dyndbg.print;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Answers true to every question whether a level is enabled, for any logger interface. Guards ask nothing else; what else is
 * called gets the value of a method that does nothing.
 */
public enum OpenGuard implements InvocationHandler {
    INSTANCE;

    /** Answers an open logger of the interface {@code receiver}. */
    public static Object of(Class<?> receiver) {
        return Proxy.newProxyInstance(receiver.getClassLoader(), new Class<?>[] {receiver}, INSTANCE);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "open";
            default -> method.getReturnType() == boolean.class ? Boolean.TRUE : zero(method.getReturnType());
        };
    }

    /** Answers the value of a method of that type that does nothing. */
    public static Object zero(Class<?> type) {
        return type.isPrimitive() && type != void.class
                ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0)
                : null;
    }
}

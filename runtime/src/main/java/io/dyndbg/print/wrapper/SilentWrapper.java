package io.dyndbg.print.wrapper;

import io.dyndbg.print.OpenGuard;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Does nothing, for any logger interface, and answers false to every question whether a level is enabled. */
enum SilentWrapper implements InvocationHandler {
    INSTANCE;

    /** Answers a silent logger of the interface {@code receiver}. */
    static Object of(Class<?> receiver) {
        return Proxy.newProxyInstance(receiver.getClassLoader(), new Class<?>[] {receiver}, INSTANCE);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "silent";
            default -> OpenGuard.zero(method.getReturnType());
        };
    }
}

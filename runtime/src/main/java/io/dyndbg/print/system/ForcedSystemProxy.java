package io.dyndbg.print.system;

import io.dyndbg.print.Delegation;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A forced logger for interfaces that extend the JDK's: its methods are the forced logger's, others the real one's. */
record ForcedSystemProxy(ForcedSystemLogger forced, Object real, ForcedSite site) implements InvocationHandler, Forced {

    static Object of(Class<?> receiver, ForcedSystemLogger forced, Object real, ForcedSite site) {
        return Proxy.newProxyInstance(
                receiver.getClassLoader(), new Class<?>[] {receiver}, new ForcedSystemProxy(forced, real, site));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] all = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return Delegation.ofObject(proxy, real, method, all);
        }
        return method.getDeclaringClass() == System.Logger.class
                ? Delegation.call(site.lookup(), forced, method, all)
                : Delegation.bodyOrCall(site.lookup(), proxy, real, method, all);
    }
}

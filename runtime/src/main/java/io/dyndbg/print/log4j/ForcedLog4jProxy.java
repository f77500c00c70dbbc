package io.dyndbg.print.log4j;

import io.dyndbg.print.Delegation;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.logging.log4j.spi.ExtendedLogger;

/** A forced logger for interfaces that extend Log4j's: Log4j's own methods are the forced logger's, others the real one's. */
final class ForcedLog4jProxy implements InvocationHandler, Forced {
    private final ExtendedLogger real;
    private final ForcedSite site;

    private ForcedLog4jProxy(ExtendedLogger real, ForcedSite site) {
        this.real = real;
        this.site = site;
    }

    static Object of(Class<?> receiver, ExtendedLogger real, ForcedSite site) {
        return Proxy.newProxyInstance(
                receiver.getClassLoader(), new Class<?>[] {receiver}, new ForcedLog4jProxy(real, site));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] all = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return Delegation.ofObject(proxy, real, method, all);
        }
        // The proxy's frame is the last one above the statement's.
        Object forced = new ForcedLog4jLogger(real, site, proxy.getClass().getName());
        if (method.getDeclaringClass().isInstance(forced)) {
            return Delegation.call(site.lookup(), forced, method, all);
        }
        return Delegation.bodyOrCall(site.lookup(), proxy, real, method, all);
    }
}

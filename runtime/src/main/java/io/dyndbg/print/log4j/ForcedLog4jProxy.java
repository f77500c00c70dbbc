package io.dyndbg.print.log4j;

import io.dyndbg.print.Delegation;
import io.dyndbg.print.ForcedSite;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.apache.logging.log4j.spi.ExtendedLogger;

/** A forced logger for interfaces that extend Log4j's: Log4j's own methods are the forced logger's, others the real one's. */
final class ForcedLog4jProxy implements InvocationHandler {
    private final ExtendedLogger real;
    private final ForcedLog4jLogger forced;
    private final ForcedSite site;

    private ForcedLog4jProxy(ExtendedLogger real, ForcedSite site, String boundary) {
        this.real = real;
        this.site = site;
        this.forced = new ForcedLog4jLogger(real, site, boundary);
    }

    static Object of(Class<?> receiver, ExtendedLogger real, ForcedSite site) {
        Class<?>[] types = {receiver};
        String boundary = ForcedLog4jProxy.class.getName();
        return Proxy.newProxyInstance(receiver.getClassLoader(), types, new ForcedLog4jProxy(real, site, boundary));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] all = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> all[0] == proxy || real.equals(all[0]);
                case "hashCode" -> real.hashCode();
                default -> real.toString();
            };
        }
        if (method.getDeclaringClass().isInstance(forced)) {
            return Delegation.call(site.lookup(), forced, method, all);
        }
        Optional<MethodHandle> body = Delegation.body(site.lookup(), method);
        return body.isPresent() ? body.get().invoke(proxy, all) : Delegation.call(site.lookup(), real, method, all);
    }
}

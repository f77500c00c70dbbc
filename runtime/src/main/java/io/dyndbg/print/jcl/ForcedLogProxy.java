package io.dyndbg.print.jcl;

import io.dyndbg.print.Delegation;
import io.dyndbg.print.ForcedSite;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.apache.commons.logging.Log;

/** A forced log for interfaces that extend Commons Logging's: its own methods are the forced log's, others the real one's. */
final class ForcedLogProxy implements InvocationHandler {
    private final ForcedLog forced;
    private final Log real;
    private final ForcedSite site;

    private ForcedLogProxy(ForcedLog forced, Log real, ForcedSite site) {
        this.forced = forced;
        this.real = real;
        this.site = site;
    }

    static Object of(Class<?> receiver, ForcedLog forced, Log real, ForcedSite site) {
        return Proxy.newProxyInstance(
                receiver.getClassLoader(), new Class<?>[] {receiver}, new ForcedLogProxy(forced, real, site));
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
        if (method.getDeclaringClass() == Log.class) {
            return Delegation.call(site.lookup(), forced, method, all);
        }
        Optional<MethodHandle> body = Delegation.body(site.lookup(), method);
        return body.isPresent() ? body.get().invoke(proxy, all) : Delegation.call(site.lookup(), real, method, all);
    }
}

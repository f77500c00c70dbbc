package io.dyndbg.print.wrapper;

import io.dyndbg.print.Delegation;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/**
 * A wrapper around a real one for one execution of one site: what the statement says goes to the logger inside, past its level; if
 * there is none that is known, to one of the class's name.
 */
final class ForcedWrapper implements InvocationHandler, Forced {
    private final Object real;
    private final ForcedSite site;

    ForcedWrapper(Object real, ForcedSite site) {
        this.real = real;
        this.site = site;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] all = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return Delegation.ofObject(proxy, real, method, all);
        }
        if (method.getName().equals(site.method()) && method.getReturnType() == void.class && say(all)) {
            return null;
        }
        return Delegation.call(site.lookup(), real, method, all);
    }

    /** Answers whether it was said. */
    private boolean say(Object[] arguments) {
        Object logger = LoggerInside.of(real);
        LoggingApi api = LoggingApis.ofLogger(logger).orElse(null);
        if (api == null) {
            api = LoggingApis.byDefault().orElse(null);
            logger = api == null ? null : api.named(site.className());
        }
        if (logger == null) {
            return false;
        }
        Text text;
        try {
            text = Text.of(arguments);
        } catch (Throwable failed) {
            // A supplier or an argument: a level that is not enabled would not have asked it.
            Printing.report(failed);
            return false;
        }
        api.relay(logger, text.message(), text.thrown(), site);
        return true;
    }
}

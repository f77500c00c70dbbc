package io.dyndbg.print.jcl;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.Delegation;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A log around a real one for one execution of one site. What it is told goes to the logger of the library beneath, past that
 * logger's level; where there is none that is known, to the real log itself, at the lowest level that it has enabled.
 */
final class ForcedLog implements InvocationHandler, Forced {
    private final CommonsApi api;
    private final LevelMethods methods;
    private final Object real;
    private final ForcedSite site;

    ForcedLog(CommonsApi api, Object real, ForcedSite site) {
        this.api = api;
        this.methods = api.methods();
        this.real = real;
        this.site = site;
    }

    /** Answers it as a {@code receiver}, the interface or one that extends it. */
    Object as(Class<?> receiver) {
        return Proxy.newProxyInstance(receiver.getClassLoader(), new Class<?>[] {receiver}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] all = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return Delegation.ofObject(proxy, real, method, all);
        }
        if (method.getDeclaringClass() == methods.type()) {
            Optional<Level> level = Level.of(method.getName());
            if (level.isPresent()) {
                say(level.get(), all[0], all.length == 1 ? null : (Throwable) all[1]);
                return null;
            }
            if (method.getReturnType() == boolean.class && asks(method.getName(), site.level())) {
                return true;
            }
        }
        return Delegation.bodyOrCall(site.lookup(), proxy, real, method, all);
    }

    private static boolean asks(String method, Level level) {
        return method.equalsIgnoreCase("is" + level.word() + "Enabled");
    }

    /** Says it: forced if it is said at the level of the site, and else as the code says. */
    void say(Level level, Object message, Throwable thrown) {
        if (level != site.level()) {
            methods.say(real, level, message, thrown);
            return;
        }
        Object beneath = LogBeneath.of(real, level);
        Optional<LoggingApi> its = LoggingApis.ofLogger(beneath);
        if (its.isPresent()) {
            api.passOn(its.get(), beneath, message, thrown, site);
        } else {
            Printing.print(
                    () -> sayByItself(message, thrown),
                    () -> methods.say(real, level, message, thrown),
                    () -> methods.enabled(real, level));
        }
    }

    private void sayByItself(Object message, Throwable thrown) {
        Object text = Decoration.wanted(site) ? Decoration.around(site, String.valueOf(message)) : message;
        Level enabled = methods.lowestEnabled(real, site.level());
        Printing.give();
        methods.say(real, enabled == null ? site.level() : enabled, text, thrown);
    }
}

package io.dyndbg.print.slf4j;

import io.dyndbg.print.Delegation;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.Marker;

/**
 * A logger around a real one for one execution of one site, of whatever interface the statement's logger has. Statements and
 * guards of the site's level are answered here; everything else is the real logger's.
 */
final class ForcedSlf4jLogger implements InvocationHandler, Forced {
    private final Logger real;
    private final ForcedSite site;
    private final Level level;

    private ForcedSlf4jLogger(Logger real, ForcedSite site) {
        this.real = real;
        this.site = site;
        this.level = site.level();
    }

    static Object of(Class<?> receiver, Logger real, ForcedSite site) {
        return Proxy.newProxyInstance(
                receiver.getClassLoader(), new Class<?>[] {receiver}, new ForcedSlf4jLogger(real, site));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals(level.word())) {
            Slf4jEvent event = Overload.read(method, arguments);
            if (event != null) {
                String boundary = site.boundary() == null ? proxy.getClass().getName() : site.boundary();
                print(event.saidTo(boundary), method, arguments);
                return null;
            }
        } else if (method.getReturnType() == boolean.class && asksForOurs(name, arguments)) {
            return Boolean.TRUE;
        } else if (startsChain(name, arguments)) {
            return FluentPrinter.builder(real, level, event -> print(event, () -> replay(event)));
        } else if (name.equals("log") && isLocationAware(arguments)) {
            print(locationAware(arguments), method, arguments);
            return null;
        }
        return delegate(proxy, method, arguments);
    }

    private boolean asksForOurs(String name, Object[] arguments) {
        if (name.equals("isEnabledForLevel")) {
            return arguments.length == 1 && level.name().equals(String.valueOf(arguments[0]));
        }
        return name.length() == "isEnabled".length() + level.word().length()
                && name.startsWith("is")
                && name.endsWith("Enabled")
                && name.regionMatches(true, 2, level.word(), 0, level.word().length());
    }

    /** {@code atDebug()}, {@code atLevel(DEBUG)}, {@code makeLoggingEventBuilder(DEBUG)}. */
    private boolean startsChain(String name, Object[] arguments) {
        if (arguments == null) {
            return name.startsWith("at") && name.substring(2).equalsIgnoreCase(level.word());
        }
        return arguments.length == 1
                && (name.equals("atLevel") || name.equals("makeLoggingEventBuilder"))
                && level.name().equals(String.valueOf(arguments[0]));
    }

    /** {@code LocationAwareLogger.log(marker, boundary, level, message, arguments, throwable)}. */
    private boolean isLocationAware(Object[] arguments) {
        // SLF4J's numbers: 0, 10, 20, 30, 40
        return arguments.length == 6 && Integer.valueOf(level.ordinal() * 10).equals(arguments[2]);
    }

    private static Slf4jEvent locationAware(Object[] arguments) {
        List<Marker> markers = arguments[0] == null ? List.of() : List.of((Marker) arguments[0]);
        return new Slf4jEvent(
                markers, (String) arguments[3], (Object[]) arguments[4], (Throwable) arguments[5], null, false, (String)
                        arguments[1]);
    }

    private void print(Slf4jEvent event, Method method, Object[] arguments) {
        print(event, () -> original(method, arguments));
    }

    private void print(Slf4jEvent event, Runnable original) {
        Printing.print(
                () -> {
                    Logger unwrapped = Substitutes.unwrap(real);
                    try {
                        BackEnds.of(unwrapped).print(unwrapped, event, site);
                    } catch (LinkageError unusable) {
                        if (Printing.given()) {
                            throw unusable;
                        }
                        BackEnds.unknown().print(unwrapped, event, site);
                    }
                },
                original,
                () -> UnknownBackEnd.enabled(real, level, event.marker()));
    }

    private void replay(Slf4jEvent event) {
        FluentPrinter.replay(real, level, event);
    }

    /** The statement as it stands in the code; what it throws is the application's. */
    private void original(Method method, Object[] arguments) {
        try {
            Delegation.call(site.lookup(), real, method, arguments);
        } catch (Throwable thrown) {
            throw ForcedSlf4jLogger.<RuntimeException>unchecked(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private Object delegate(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] all = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> all[0] == proxy || real.equals(all[0]);
                case "hashCode" -> real.hashCode();
                default -> real.toString();
            };
        }
        // A default method of the user's own interface logs through this logger, if it may be reached.
        if (!method.getDeclaringClass().getName().startsWith("org.slf4j.")) {
            Optional<MethodHandle> body = Delegation.body(site.lookup(), method);
            if (body.isPresent()) {
                return body.get().invoke(proxy, all);
            }
        }
        return Delegation.call(site.lookup(), real, method, all);
    }
}

package io.dyndbg.print;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Calls a method of a logger interface with the rights of the woven class: its interface may be package-private, or in a
 * package that its module does not export.
 */
public final class Delegation {
    private Delegation() {}

    /** Calls {@code method} of {@code target}, and throws what it throws. */
    public static Object call(MethodHandles.Lookup lookup, Object target, Method method, Object[] arguments)
            throws Throwable {
        return spread(lookup.unreflect(method)).invoke(target, arguments);
    }

    /** Answers the body of the default method {@code method}, or nothing if it has none or may not be reached. */
    public static Optional<MethodHandle> body(MethodHandles.Lookup lookup, Method method) {
        if (!method.isDefault()) {
            return Optional.empty();
        }
        Class<?> type = method.getDeclaringClass();
        try {
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, lookup);
            return Optional.of(spread(inside.unreflectSpecial(method, type)));
        } catch (IllegalAccessException denied) {
            return Optional.empty();
        }
    }

    /** Answers what a proxy around {@code real} does that is called {@code method}, which {@link Object} has. */
    public static Object ofObject(Object proxy, Object real, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments[0] == proxy || real.equals(arguments[0]);
            case "hashCode" -> real.hashCode();
            default -> real.toString();
        };
    }

    /** Runs the body that {@code method} has in its interface, on {@code proxy}; if it has none, calls {@code real}. */
    public static Object bodyOrCall(
            MethodHandles.Lookup lookup, Object proxy, Object real, Method method, Object[] arguments)
            throws Throwable {
        Optional<MethodHandle> body = body(lookup, method);
        return body.isPresent() ? body.get().invoke(proxy, arguments) : call(lookup, real, method, arguments);
    }

    /** Throws {@code thrown}, whatever it is, from code that declares nothing: {@code throw unchecked(e)}. */
    @SuppressWarnings("unchecked")
    public static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static MethodHandle spread(MethodHandle handle) {
        return handle.asFixedArity().asSpreader(Object[].class, handle.type().parameterCount() - 1);
    }
}

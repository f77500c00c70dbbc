package io.dyndbg.print.slf4j;

import java.lang.reflect.Method;
import java.util.List;
import org.slf4j.Marker;

/** Tells the overloads of {@code debug} and its kin apart, by their parameter types. */
final class Overload {
    private Overload() {}

    /** Answers what a call of {@code method} says; null if it is none of SLF4J's overloads. */
    static Slf4jEvent read(Method method, Object[] arguments) {
        Class<?>[] types = method.getParameterTypes();
        int first = types.length > 0 && types[0] == Marker.class ? 1 : 0;
        if (types.length <= first || types[first] != String.class || types.length > first + 3) {
            return null;
        }
        List<Marker> markers = first == 0 || arguments[0] == null ? List.of() : List.of((Marker) arguments[0]);
        String message = (String) arguments[first];
        int rest = types.length - first - 1;
        if (rest == 0) {
            return new Slf4jEvent(markers, message, null, null);
        }
        Class<?> type = types[first + 1];
        if (rest == 1 && type == Throwable.class) {
            return new Slf4jEvent(markers, message, null, (Throwable) arguments[first + 1]);
        }
        if (rest == 1 && type == Object[].class) {
            return new Slf4jEvent(markers, message, (Object[]) arguments[first + 1], null);
        }
        return objects(types, first + 1)
                ? new Slf4jEvent(
                        markers, message, java.util.Arrays.copyOfRange(arguments, first + 1, arguments.length), null)
                : null;
    }

    private static boolean objects(Class<?>[] types, int from) {
        for (int i = from; i < types.length; i++) {
            if (types[i] != Object.class) {
                return false;
            }
        }
        return true;
    }
}

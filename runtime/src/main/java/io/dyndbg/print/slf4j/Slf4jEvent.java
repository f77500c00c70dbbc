package io.dyndbg.print.slf4j;

import java.util.List;
import org.slf4j.Marker;

/**
 * What one statement says, whichever overload or chain it says it by.
 *
 * @param markers none, one, or with a chain several; never null
 * @param message the pattern; null if the statement gave null
 * @param arguments as they were given, a throwable at the end included; null if the overload has none
 * @param throwable from the overload or chain that takes one, else null
 * @param keyValues a chain's {@code List<KeyValuePair>}, a type that SLF4J 1.7 lacks; else null
 */
record Slf4jEvent(List<Marker> markers, String message, Object[] arguments, Throwable throwable, List<?> keyValues) {

    /** Answers the one marker that overloads and older back ends take, or null. */
    Marker marker() {
        return markers.isEmpty() ? null : markers.get(0);
    }

    Slf4jEvent withMessage(String text) {
        return new Slf4jEvent(markers, text, arguments, throwable, keyValues);
    }
}

package io.dyndbg.print.slf4j;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.ForcedSite;
import java.util.List;
import org.slf4j.Marker;

/**
 * What one statement says, whichever overload or chain it says it by.
 *
 * @param markers none, one, or with a chain several; never null
 * @param message the pattern; null if the statement gave null
 * @param arguments as they were given, a throwable at the end included; null if the overload has none
 * @param throwable from the overload or chain that takes one, else null
 * @param keyValues a chain's {@code List<KeyValuePair>}, a type that SLF4J 1.7 lacks, or null
 * @param chain whether a chain says it
 * @param boundary the class whose frame is the last one above the statement's
 */
record Slf4jEvent(
        List<Marker> markers,
        String message,
        Object[] arguments,
        Throwable throwable,
        List<?> keyValues,
        boolean chain,
        String boundary) {

    /** Answers what an overload says. */
    Slf4jEvent(List<Marker> markers, String message, Object[] arguments, Throwable throwable) {
        this(markers, message, arguments, throwable, null, false, null);
    }

    /** Answers the same, said to an object of the class of that name. */
    Slf4jEvent saidTo(String type) {
        return new Slf4jEvent(markers, message, arguments, throwable, keyValues, chain, type);
    }

    /** Answers the one marker that overloads and older back ends take, or null. */
    Marker marker() {
        return markers.isEmpty() ? null : markers.get(0);
    }

    Slf4jEvent withMessage(String text) {
        return new Slf4jEvent(markers, text, arguments, throwable, keyValues, chain, boundary);
    }

    /** Answers it with the decorations of {@code site} around its pattern. */
    Slf4jEvent decorated(ForcedSite site) {
        if (!Decoration.wanted(site)) {
            return this;
        }
        String prefix = Decoration.prefix(site);
        String stack = Decoration.stack(site);
        boolean formatted = arguments != null && arguments.length > 0;
        return withMessage(
                formatted ? Patterns.quote(prefix) + message + Patterns.breakUp(stack) : prefix + message + stack);
    }
}

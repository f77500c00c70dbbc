package io.dyndbg.site;

import java.util.Objects;

/**
 * What a person sees of one call site, without what its class says once for all ({@link ClassRecord}).
 *
 * @param function the method's source name: a lambda body, a switch or accessor helper belongs to the method that it was
 *     written in; {@code <init>} and {@code <clinit>} as they are
 * @param descriptor the descriptor of the method that {@code function} names, only where that name is overloaded in its
 *     class; else null
 * @param source the source file with its package, {@code com/acme/Util.kt}, where the statement was written in another one
 *     than its class tells (inlined code, a page that became a class); else null
 * @param line the line of the call in its source file, 1 to 65535; 0 if the class does not tell
 * @param level the level that the statement logs at
 * @param api the logging API: {@code slf4j}, {@code log4j2}, {@code jul} and so on; a wrapper's own name
 * @param method the API's method that the statement calls first on its logger: {@code debug}, {@code log},
 *     {@code atDebug}, {@code entering}
 * @param format the text
 * @param arguments what happens to the arguments while the site skips
 * @param leftAlone why the site was not woven, as a person reads it; null if it was woven. A site that was not woven
 *     always follows.
 * @param behindGuard why a guard around the site could not be given a switch, as a person reads it; null if there is no
 *     such guard. A site behind a guard follows even when forced.
 * @param note what may keep the site from being reached though nothing is sure, as a person reads it; else null
 */
public record CallsiteRecord(
        String function,
        String descriptor,
        String source,
        int line,
        Level level,
        String api,
        String method,
        Format format,
        Arguments arguments,
        String leftAlone,
        String behindGuard,
        String note) {

    public CallsiteRecord {
        Objects.requireNonNull(function);
        Objects.requireNonNull(level);
        Objects.requireNonNull(api);
        Objects.requireNonNull(method);
        Objects.requireNonNull(format);
        Objects.requireNonNull(arguments);
        if (line < 0 || line > 0xFFFF) {
            throw new IllegalArgumentException("line " + line);
        }
    }

    /** A site in its class's own source file, and without a note. */
    public CallsiteRecord(
            String function,
            String descriptor,
            int line,
            Level level,
            String api,
            String method,
            Format format,
            Arguments arguments,
            String leftAlone,
            String behindGuard) {
        this(function, descriptor, null, line, level, api, method, format, arguments, leftAlone, behindGuard, null);
    }

    /** Answers whether a switch stands in the code of this site. */
    public boolean woven() {
        return leftAlone == null;
    }

    /** Answers this site behind a guard that can't be switched for {@code reason}. */
    public CallsiteRecord behindGuard(String reason) {
        return new CallsiteRecord(
                function, descriptor, source, line, level, api, method, format, arguments, leftAlone, reason, note);
    }
}

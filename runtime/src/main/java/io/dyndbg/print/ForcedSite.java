package io.dyndbg.print;

import io.dyndbg.query.Flags;
import io.dyndbg.site.Level;
import java.lang.invoke.MethodHandles;
import java.util.Objects;

/**
 * All that printing one forced site needs, made when it is forced and dropped when it no longer is. Immutable.
 *
 * @param module the module's name
 * @param className the binary name of the class as it is linked (after relocation, if any)
 * @param sourcePath the source file with its package, or null
 * @param level the level of the statement
 * @param method the method of the logger that the statement calls
 * @param flags bits of {@link io.dyndbg.query.Flags}
 * @param location where the statement stands, as a stack trace would show it; the line is negative if it is not known
 * @param lookup the woven class's own lookup: reaches interfaces that only the class itself may call
 * @param condition what must hold for a call to print
 * @param remark what is said before everything else of the text, mostly nothing
 * @param boundary the class whose frame is the last one above the statement's, for back ends that walk the stack; null if the forced
 *     logger knows it
 */
public record ForcedSite(
        String module,
        String className,
        String sourcePath,
        Level level,
        String method,
        int flags,
        StackTraceElement location,
        MethodHandles.Lookup lookup,
        Condition condition,
        String remark,
        String boundary) {

    public ForcedSite {
        Objects.requireNonNull(module);
        Objects.requireNonNull(className);
        Objects.requireNonNull(level);
        Objects.requireNonNull(method);
        Objects.requireNonNull(location);
        Objects.requireNonNull(lookup);
        Objects.requireNonNull(condition);
        Objects.requireNonNull(remark);
    }

    /** Answers the same for a call that has something to say of others. */
    public ForcedSite remarked(String said) {
        return new ForcedSite(
                module, className, sourcePath, level, method, flags, location, lookup, condition, said, boundary);
    }

    /**
     * Answers the same for a message that is decorated already, and passed on.
     *
     * @param as the level that it is passed on at
     */
    public ForcedSite passedOn(Level as) {
        return new ForcedSite(
                module, className, sourcePath, as, method, Flags.FORCE, location, lookup, condition, "", boundary);
    }

    /** Answers the same for a forced logger that the statement reaches by way of {@code last}. */
    public ForcedSite by(Class<?> last) {
        return new ForcedSite(
                module,
                className,
                sourcePath,
                level,
                method,
                flags,
                location,
                lookup,
                condition,
                remark,
                last.getName());
    }

    /** Answers the name of the function that the statement was written in. */
    public String function() {
        return location.getMethodName();
    }

    /** Answers the line, 0 if it is not known. */
    public int line() {
        return Math.max(0, location.getLineNumber());
    }
}

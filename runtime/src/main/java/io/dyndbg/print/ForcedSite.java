package io.dyndbg.print;

import io.dyndbg.site.CallsiteRecord;
import java.lang.invoke.MethodHandles;
import java.util.Objects;

/**
 * All that printing one forced site needs, made when it is forced and dropped when it no longer is. Immutable.
 *
 * @param module the module's name
 * @param className the binary name of the class as it is linked (after relocation, if any)
 * @param sourcePath the source file with its package, or null
 * @param site the record
 * @param flags bits of {@link io.dyndbg.query.Flags}
 * @param location where the statement stands, as a stack trace would show it
 * @param lookup the woven class's own lookup: reaches interfaces that only the class itself may call
 */
public record ForcedSite(
        String module,
        String className,
        String sourcePath,
        CallsiteRecord site,
        int flags,
        StackTraceElement location,
        MethodHandles.Lookup lookup) {

    public ForcedSite {
        Objects.requireNonNull(module);
        Objects.requireNonNull(className);
        Objects.requireNonNull(site);
        Objects.requireNonNull(location);
        Objects.requireNonNull(lookup);
    }
}

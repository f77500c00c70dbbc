package io.dyndbg.site;

import java.util.List;

/**
 * One woven guard, {@code isDebugEnabled()} or kin. It is forced when any site that it encloses is forced, skips when
 * all of them skip, else follows.
 *
 * @param sites the ordinals of the sites that it encloses, ascending, at least one
 */
public record GuardRecord(List<Integer> sites) {
    public GuardRecord {
        sites = List.copyOf(sites);
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("a guard encloses at least one site");
        }
    }
}

package io.dyndbg.control;

import io.dyndbg.query.Flags;
import io.dyndbg.query.Operation;
import io.dyndbg.query.Query;
import java.util.BitSet;

/**
 * What queries, one after the other, make of the sites of one class: the flags of each, and the query that decided that it is
 * forced or skipped. Used by one thread while it grows.
 */
final class Fold {
    private static final BitSet NONE = new BitSet(0);
    private static final int DECIDED = Flags.FORCE | Flags.SKIP;

    private final int[] flags;
    private final LiveQuery[] deciders;
    private final BitSet denied;

    /** Every site follows. */
    Fold(int sites) {
        this(sites, NONE);
    }

    /** @param denied the sites that follow whatever anybody says; not written to */
    Fold(int sites, BitSet denied) {
        flags = new int[sites];
        deciders = new LiveQuery[sites];
        this.denied = denied;
    }

    /** Answers whether the site follows whatever anybody says. */
    boolean isDenied(int ordinal) {
        return denied.get(ordinal);
    }

    int sites() {
        return flags.length;
    }

    /** Answers the flags of a site, bits of {@link Flags}. */
    int flags(int ordinal) {
        return flags[ordinal];
    }

    /** Answers the last query that forced or skipped the site; null if it is neither forced nor skipped. */
    LiveQuery decider(int ordinal) {
        return deciders[ordinal];
    }

    /** Answers what that query makes depend on the call; null if nothing. */
    Conditions conditions(int ordinal) {
        LiveQuery decider = deciders[ordinal];
        return decider == null || !decider.conditions().depend() ? null : decider.conditions();
    }

    /** Answers whether any site is forced or skipped. */
    boolean matters() {
        for (LiveQuery decider : deciders) {
            if (decider != null) {
                return true;
            }
        }
        return false;
    }

    /** Does with a site what a query says that selects it. */
    void apply(LiveQuery live, int ordinal) {
        if (isDenied(ordinal)) {
            return;
        }
        Query query = live.query();
        boolean decides = query.operation() != Operation.REMOVE && (query.flags() & DECIDED) != 0;
        set(ordinal, query.apply(flags[ordinal]), decides ? live : deciders[ordinal]);
    }

    /** @param decider of no meaning if {@code flags} neither force nor skip */
    void set(int ordinal, int flags, LiveQuery decider) {
        this.flags[ordinal] = flags;
        deciders[ordinal] = (flags & DECIDED) == 0 ? null : decider;
    }
}

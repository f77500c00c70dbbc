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
    private final Decider[] deciders;
    private final BitSet denied;
    /** Made last: a query mostly decides many sites. */
    private Decider made;

    /** Every site follows. */
    Fold(int sites) {
        this(sites, NONE);
    }

    /** @param denied the sites that follow whatever anybody says; not written to */
    Fold(int sites, BitSet denied) {
        flags = new int[sites];
        deciders = new Decider[sites];
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
    Decider decider(int ordinal) {
        return deciders[ordinal];
    }

    /** Answers what that query makes depend on the call; null if nothing. */
    Conditions conditions(int ordinal) {
        Decider decider = deciders[ordinal];
        Conditions conditions = decider == null ? null : decider.query().conditions();
        return conditions == null || !conditions.depend() ? null : conditions;
    }

    /** Answers whether any site is forced or skipped. */
    boolean matters() {
        for (Decider decider : deciders) {
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
        set(ordinal, query.apply(flags[ordinal]), decides ? decider(live, ordinal) : deciders[ordinal]);
    }

    private Decider decider(LiveQuery live, int ordinal) {
        boolean covers = live.query().options().max() != null && (flags[ordinal] & Flags.FORCE) != 0;
        if (covers) {
            return new Decider(live, deciders[ordinal]);
        }
        if (made == null || made.query() != live) {
            made = new Decider(live, null);
        }
        return made;
    }

    /** @param decider of no meaning if {@code flags} neither force nor skip */
    void set(int ordinal, int flags, Decider decider) {
        this.flags[ordinal] = flags;
        deciders[ordinal] = (flags & DECIDED) == 0 ? null : decider;
    }
}

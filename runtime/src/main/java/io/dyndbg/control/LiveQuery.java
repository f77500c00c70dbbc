package io.dyndbg.control;

import io.dyndbg.query.Flags;
import io.dyndbg.query.Operation;
import io.dyndbg.query.Query;

/** A query that is in force, and where it came from. */
record LiveQuery(Channel channel, Query query) {

    /**
     * Answers whether an {@code older} query of the same channel matters no more because of this one. Each query sets some
     * flags of the sites that it selects to constants, and the last one that sets a flag decides; so an older query is void
     * if this one selects at least its sites and sets at least its flags.
     */
    boolean voids(LiveQuery older) {
        return channel == older.channel
                && (decided(older.query) & ~decided(query)) == 0
                && query.terms().selectAllOf(older.query.terms());
    }

    /** Answers whether the query leaves a site without flags as it is. */
    boolean voidAtFirst() {
        return query.apply(Flags.NONE) == Flags.NONE;
    }

    private static int decided(Query query) {
        int flags = query.flags();
        if (query.operation() == Operation.SET) {
            return ~Flags.NONE;
        }
        boolean exclusive = (flags & (Flags.FORCE | Flags.SKIP)) != 0 && query.operation() == Operation.ADD;
        return exclusive ? flags | Flags.FORCE | Flags.SKIP : flags;
    }
}

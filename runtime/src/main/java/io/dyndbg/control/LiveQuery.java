package io.dyndbg.control;

import io.dyndbg.query.Flags;
import io.dyndbg.query.Operation;
import io.dyndbg.query.Query;
import java.util.OptionalInt;

/** A query that is in force, and where it came from. */
record LiveQuery(Channel channel, Query query) {

    /**
     * Answers whether an {@code older} query of the same channel gives nothing any more because of this one: each query sets
     * some flags of the sites that it selects to constants, and the last one that sets a flag decides.
     *
     * @return the flags that the older one still takes away, {@code q} for one that forced; nothing if it still gives some
     */
    OptionalInt leaves(LiveQuery older) {
        int left = decided(older.query) & ~decided(query);
        boolean givesNone = (left & older.given()) == 0 && query.terms().selectAllOf(older.query.terms());
        return givesNone ? OptionalInt.of(left) : OptionalInt.empty();
    }

    /** Answers whether the query leaves a site without flags as it is. */
    boolean onlyTakes() {
        return query.apply(Flags.NONE) == Flags.NONE;
    }

    /** Answers the flags that this query, which only takes, takes away. */
    int taken() {
        return decided(query);
    }

    /** Answers whether {@code older} may give one of {@code flags} to a site that this query selects. */
    boolean meets(LiveQuery older, int flags) {
        return (older.given() & flags) != 0 && query.terms().mayMeet(older.query.terms());
    }

    private int given() {
        return query.operation() == Operation.REMOVE ? Flags.NONE : query.flags();
    }

    @Override
    public String toString() {
        return channel.word() + ": " + query;
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

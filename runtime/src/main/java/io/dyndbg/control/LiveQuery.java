package io.dyndbg.control;

import io.dyndbg.answer.AuditEntry;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.query.Flags;
import io.dyndbg.query.Operation;
import io.dyndbg.query.Query;
import io.dyndbg.query.QueryOptions;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A query that is in force, and where it came from.
 *
 * @param conditions what its options mean for its sites
 * @param since when it came, in milliseconds as {@link Chores#now} tells them
 * @param ends when it leaves, likewise; {@link #NEVER} if it stays
 */
record LiveQuery(Source source, Query query, Conditions conditions, long since, long ends) {
    static final long NEVER = Chores.NEVER;

    /**
     * Answers a query that is in force from now on, as long as it says.
     *
     * @param spent is called when it is over for a site, by the thread that printed its last message
     */
    static LiveQuery of(Source source, Query query, Runnable spent) {
        long now = Chores.now();
        Duration ttl = ttl(source, query);
        Conditions conditions = new Conditions(query.options(), spent);
        return new LiveQuery(source, query, conditions, now, ttl == null ? NEVER : now + ttl.toMillis());
    }

    private static Duration ttl(Source source, Query query) {
        Duration typed = query.options().ttl();
        if (typed == null) {
            return source.channel().ttl();
        }
        return typed.equals(QueryOptions.FOREVER) ? null : typed;
    }

    /** Answers how long it stays from when it came; null if for good. */
    Duration ttl() {
        return ttl(source, query);
    }

    Channel channel() {
        return source.channel();
    }

    /** Answers whether the query is over for a site, and folded without it. */
    boolean isSpent(ClassLocations locations, int ordinal) {
        return conditions.isSpent(ClassStates.Origin.of(locations), ordinal);
    }

    /** Answers that the query has ended, which changed so many sites. */
    AuditEntry ended(long changed) {
        return new AuditEntry(
                channel().word(), source.principal(), query.toString(), true, changed, null, conditions.takeUnsaid());
    }

    /** Answers whether an {@code older} query says the same by the same channel, and ends no later. */
    boolean repeats(LiveQuery older) {
        return channel() == older.channel() && query.equals(older.query) && ends >= older.ends;
    }

    /** Answers this in the place of {@code older}, which it repeats: what was counted goes on, unless something depends on it. */
    LiveQuery continuing(LiveQuery older) {
        return conditions.depend() ? this : new LiveQuery(source, query, older.conditions, older.since, ends);
    }

    /** Answers how long it stays from now on; null if for good. */
    Duration left() {
        return ends == NEVER ? null : Duration.ofMillis(Math.max(0, ends - Chores.now()));
    }

    /**
     * Answers whether an {@code older} query of the same channel gives nothing any more because of this one: each query sets
     * some flags of the sites that it selects to constants, and the last one that sets a flag decides.
     *
     * @return the flags that the older one still takes away, {@code q} for one that forced; nothing if it still gives some
     */
    OptionalInt leaves(LiveQuery older) {
        int left = decided(older.query) & ~decided(query);
        // What ends earlier gives way to what it covered; what clears its channel has no time.
        boolean outlives = ends >= older.ends || query.clearsChannel();
        // Nor does what prints only now and then cover anything.
        boolean givesNone = outlives
                && !conditions.depend()
                && (left & older.given()) == 0
                && query.terms().selectAllOf(older.query.terms());
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
        return channel().word() + ": " + query;
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

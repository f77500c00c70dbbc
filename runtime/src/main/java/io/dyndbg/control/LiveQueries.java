package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.listing.Selection;
import io.dyndbg.query.Flags;
import io.dyndbg.query.Query;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The queries that are in force, in the order in which they are folded: start options, then the file, then the others as they
 * came. Immutable. Taking
 * one out is making a list without it; the flags of a site are always folded from the whole list.
 *
 * <p>Queries that can't matter any more are not kept, so that a script that switches sites on and off for days leaves none. A
 * query that ends voids none that outlives it. Where a file is watched, what takes flags behind it stays as long as it said,
 * with or without something to take: the file may give that later.
 */
final class LiveQueries {
    static final LiveQueries NONE = new LiveQueries(List.of(), Deny.NOTHING);

    /** So many may be in force: whoever makes queries by a program should make few. */
    static final int MOST = 4_096;

    private final List<LiveQuery> queries;
    private final Deny deny;
    /** Each class that links looks at it. */
    private final long nextEnd;

    private LiveQueries(List<LiveQuery> queries, Deny deny) {
        this.queries = queries;
        this.deny = deny;
        this.nextEnd = queries.stream().mapToLong(LiveQuery::ends).min().orElse(LiveQuery.NEVER);
    }

    /** Answers no queries, and that there are sites that nobody may switch. */
    static LiveQueries none(Deny deny) {
        return new LiveQueries(List.of(), deny);
    }

    /** Answers the queries, in the order in which they are folded. */
    List<LiveQuery> folded() {
        return queries;
    }

    /** Answers whether no site can have a flag. */
    boolean isEmpty() {
        return queries.isEmpty();
    }

    /** Answers when the next of them ends; {@link LiveQuery#NEVER} if none does. */
    long nextEnd() {
        return nextEnd;
    }

    /** Answers how many messages those of {@code before} that are gone dropped, and nobody was told of; now somebody is. */
    long takeUnsaidOfGone(LiveQueries before) {
        Set<Conditions> left = Collections.newSetFromMap(new IdentityHashMap<>());
        queries.forEach(live -> left.add(live.conditions()));
        return before.queries.stream()
                .map(LiveQuery::conditions)
                .filter(conditions -> !left.contains(conditions))
                .mapToLong(Conditions::takeUnsaid)
                .sum();
    }

    /** Answers these and {@code added}, the youngest of its channel. */
    LiveQueries with(LiveQuery added) {
        Change change = new Change(this, false);
        change.add(added);
        return change.queries();
    }

    /** Answers whether some query may select sites of a module of that name. */
    boolean concern(List<String> modules) {
        for (LiveQuery live : queries) {
            if (modules.stream().anyMatch(live.query().terms()::matchModule)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Answers what the queries make of the sites of {@code locations}. A query that needs formats which can't be read selects
     * nothing.
     *
     * @param unreadable takes why
     */
    Fold fold(ClassLocations locations, Consumer<BlobException> unreadable) {
        Fold fold = new Fold(locations.siteCount(), deny.of(locations));
        Selection selection = new Selection(locations);
        for (LiveQuery live : queries) {
            try {
                BitSet selected = selection.of(live.query().terms());
                for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
                    if (!live.isSpent(locations, i)) {
                        fold.apply(live, i);
                    }
                }
            } catch (BlobException e) {
                unreadable.accept(e);
            }
        }
        return fold;
    }

    /** What becomes of the live queries. */
    enum Effect {
        /** They stay as they are. */
        NONE,
        /** There are too many, so that this one was not added. */
        FULL,
        /** One of them ends later than it would have. */
        RENEWED,
        /** They are others. */
        CHANGED
    }

    /** Queries that become live, one after the other. Used by one thread. */
    static final class Change {
        private final List<LiveQuery> queries;
        private final Deny deny;
        private final boolean fileMayChange;

        /** @param fileMayChange whether what the file says may be something else some day */
        Change(LiveQueries before, boolean fileMayChange) {
            queries = new ArrayList<>(before.queries);
            deny = before.deny;
            this.fileMayChange = fileMayChange;
        }

        /** Answers the queries by now. */
        LiveQueries queries() {
            return new LiveQueries(List.copyOf(queries), deny);
        }

        /**
         * Adds a query, the youngest of its channel.
         *
         * @return what that did to the live queries
         */
        Effect add(LiveQuery added) {
            Query query = added.query();
            if (query.changesNothing()) {
                return Effect.NONE;
            }
            int end = endOf(added.channel());
            if (end > 0 && added.repeats(queries.get(end - 1))) {
                // Its time begins anew, if it has one.
                LiveQuery older = queries.get(end - 1);
                queries.set(end - 1, added.continuing(older));
                if (added.conditions().depend()) {
                    return Effect.CHANGED;
                }
                return added.ends() == older.ends() ? Effect.NONE : Effect.RENEWED;
            }
            List<LiveQuery> voided = new ArrayList<>();
            for (int i = end - 1; i >= 0; i--) {
                if (queries.get(i).channel() != added.channel()) {
                    continue;
                }
                OptionalInt left = added.leaves(queries.get(i));
                if (left.isPresent() && !hasWork(queries.get(i), left.getAsInt(), i)) {
                    voided.add(queries.remove(i));
                }
            }
            int at = end - voided.size();
            // What clears its channel has done so now.
            boolean stays = !query.clearsChannel() && (!added.onlyTakes() || hasWork(added, added.taken(), at));
            if (stays && queries.size() >= MOST) {
                // It voids none, or there were room.
                return Effect.FULL;
            }
            if (stays) {
                queries.add(at, added);
            }
            if (!voided.isEmpty()) {
                removeIdle(voided);
            }
            return stays || !voided.isEmpty() ? Effect.CHANGED : Effect.NONE;
        }

        /** Answers what was added for {@code query}; null if it is none of them, or not any more. */
        LiveQuery addedFor(Query query) {
            for (int i = queries.size() - 1; i >= 0; i--) {
                if (queries.get(i).query() == query) {
                    return queries.get(i);
                }
            }
            return null;
        }

        /**
         * Puts queries in the place of all that came by a channel.
         *
         * @return whether the live queries are others now
         */
        boolean replace(Channel channel, List<LiveQuery> by) {
            List<LiveQuery> before = List.copyOf(queries);
            List<LiveQuery> gone =
                    before.stream().filter(live -> live.channel() == channel).toList();
            queries.removeAll(gone);
            by.forEach(this::add);
            // Only now: what took from the old ones may take from the new.
            removeIdle(gone);
            return !before.equals(queries);
        }

        /**
         * Takes out what has ended.
         *
         * @return what did
         */
        List<LiveQuery> takeOutEnded(long now) {
            List<LiveQuery> ended =
                    queries.stream().filter(live -> live.ends() <= now).toList();
            queries.removeAll(ended);
            removeIdle(ended);
            return ended;
        }

        private int endOf(Channel channel) {
            int end = queries.size();
            while (end > 0 && queries.get(end - 1).channel().isFoldedBehind(channel)) {
                end--;
            }
            return end;
        }

        /**
         * Answers whether there is something to take for {@code live}, or may be: a query before {@code at} that may give
         * {@code flags}.
         */
        private boolean hasWork(LiveQuery live, int flags, int at) {
            if (fileMayChange && flags != Flags.NONE && live.channel().isFoldedBehind(Channel.FILE)) {
                return true;
            }
            for (int i = 0; i < at && flags != Flags.NONE; i++) {
                if (live.meets(queries.get(i), flags)) {
                    return true;
                }
            }
            return false;
        }

        /** Queries that only take away what {@code gone} gave have nothing to do any more. */
        private void removeIdle(List<LiveQuery> gone) {
            for (int i = queries.size() - 1; i >= 0; i--) {
                LiveQuery live = queries.get(i);
                if (live.onlyTakes() && meetsAny(live, gone) && !hasWork(live, live.taken(), i)) {
                    queries.remove(i);
                }
            }
        }

        private static boolean meetsAny(LiveQuery live, List<LiveQuery> gone) {
            for (LiveQuery query : gone) {
                if (live.meets(query, live.taken())) {
                    return true;
                }
            }
            return false;
        }
    }
}

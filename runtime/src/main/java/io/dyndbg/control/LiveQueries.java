package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.listing.Selection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The queries that are in force, in the order in which they are folded: by channel, then as they came. Immutable. Taking
 * one out is making a list without it; the flags of a site are always folded from the whole list.
 *
 * <p>Queries that can't matter any more are not kept, so that a script that switches a site a thousand times leaves one. (A
 * query that expires must not void one that outlives it: to be minded when queries get a time to live.)
 */
final class LiveQueries {
    static final LiveQueries NONE = new LiveQueries(List.of());

    /** Everything that is kept, also what may matter only once another channel has something before it. */
    private final List<LiveQuery> kept;
    /** What is folded: the first queries are left out that take flags away where there are none yet. */
    private final List<LiveQuery> folded;

    private LiveQueries(List<LiveQuery> kept) {
        this.kept = List.copyOf(kept);
        int first = 0;
        while (first < kept.size() && kept.get(first).voidAtFirst()) {
            first++;
        }
        this.folded = this.kept.subList(first, kept.size());
    }

    /** Answers the queries that are folded, in their order. */
    List<LiveQuery> folded() {
        return folded;
    }

    /** Answers whether no site can have a flag. */
    boolean isEmpty() {
        return folded.isEmpty();
    }

    /** Answers whether these give every site the flags that {@code others} give it, as far as a look can tell. */
    boolean sameAs(LiveQueries others) {
        return folded.equals(others.folded);
    }

    /** Answers these and {@code added}, the youngest of its channel. */
    LiveQueries with(LiveQuery added) {
        if (added.query().changesNothing()) {
            return this;
        }
        List<LiveQuery> more = new ArrayList<>(kept.size() + 1);
        int behind = 0;
        for (LiveQuery live : kept) {
            if (!added.voids(live)) {
                more.add(live);
                behind = live.channel().compareTo(added.channel()) <= 0 ? more.size() : behind;
            }
        }
        more.add(behind, added);
        return new LiveQueries(more);
    }

    /** Answers whether some query may select sites of a module of that name. */
    boolean concern(List<String> modules) {
        for (LiveQuery live : folded) {
            if (modules.stream().anyMatch(live.query().terms()::matchModule)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Answers the flags of each site of {@code locations}, bits of {@link io.dyndbg.query.Flags}.
     *
     * @throws BlobException if a format is needed and can't be read
     */
    int[] fold(ClassLocations locations) throws BlobException {
        int[] flags = new int[locations.siteCount()];
        for (LiveQuery live : folded) {
            BitSet selected = Selection.of(live.query().terms(), locations);
            for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
                flags[i] = live.query().apply(flags[i]);
            }
        }
        return flags;
    }
}

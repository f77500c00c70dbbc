package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
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
record LiveQueries(List<LiveQuery> list) {
    static final LiveQueries NONE = new LiveQueries(List.of());

    LiveQueries {
        list = List.copyOf(list);
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** Answers these and {@code added}, the youngest of its channel. */
    LiveQueries with(LiveQuery added) {
        if (added.query().changesNothing()) {
            return this;
        }
        List<LiveQuery> more = new ArrayList<>(list.size() + 1);
        int behind = 0;
        for (LiveQuery live : list) {
            if (!added.voids(live)) {
                more.add(live);
                behind = live.channel().compareTo(added.channel()) <= 0 ? more.size() : behind;
            }
        }
        more.add(behind, added);
        while (!more.isEmpty() && more.get(0).voidAtFirst()) {
            more.remove(0);
        }
        return new LiveQueries(more);
    }

    /** Answers whether some query may select sites of a module of that name. */
    boolean concern(List<String> modules) {
        for (LiveQuery live : list) {
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
        for (LiveQuery live : list) {
            BitSet selected = Selection.of(live.query().terms(), locations);
            for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
                flags[i] = live.query().apply(flags[i]);
            }
        }
        return flags;
    }
}

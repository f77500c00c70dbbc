package io.dyndbg.control;

import io.dyndbg.query.Flags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the live queries make of the classes whose records lie under one name, until they link: the flags of the sites of those
 * classes in which something is skipped or forced, and the queries that decided it. A large application has many classes that
 * never link, so there are four bytes for each site and twelve for each class, and no record. Immutable.
 */
final class BlobStates {
    /** Everything follows. */
    static final BlobStates NONE = new BlobStates(List.of());

    private static final int FLAGS = 8;

    /** By hash, then by number of sites. */
    private final int[] hashes;

    /** Where the sites of each class begin, and where the last one's end. */
    private final int[] starts;

    /** Class by class, by ordinal: the low bits are bits of {@link Flags}, the others a place among the deciders. */
    private final int[] sites;

    /** The first is null: nobody decided. */
    private final List<Decider> deciders = new ArrayList<>();

    /** What becomes of one class. */
    record OfClass(ClassStates.Origin origin, Fold fold) {}

    private BlobStates(List<OfClass> classes) {
        hashes = new int[classes.size()];
        starts = new int[classes.size() + 1];
        sites = new int[classes.stream().mapToInt(each -> each.fold().sites()).sum()];
        Map<Decider, Integer> places = new HashMap<>();
        place(null, places);
        for (int i = 0; i < hashes.length; i++) {
            Fold fold = classes.get(i).fold();
            hashes[i] = classes.get(i).origin().hash();
            starts[i + 1] = starts[i] + fold.sites();
            for (int site = 0; site < fold.sites(); site++) {
                sites[starts[i] + site] = place(fold.decider(site), places) << FLAGS | fold.flags(site);
            }
        }
    }

    private int place(Decider decider, Map<Decider, Integer> places) {
        return places.computeIfAbsent(decider, added -> {
            deciders.add(added);
            return deciders.size() - 1;
        });
    }

    /** Answers what is to be remembered of {@code classes}; those that only follow need not be among them. */
    static BlobStates of(List<OfClass> classes) {
        List<OfClass> sorted = classes.stream()
                .filter(each -> each.fold().matters())
                .sorted(Comparator.<OfClass>comparingInt(each -> each.origin().hash())
                        .thenComparingInt(each -> each.origin().sites()))
                .toList();
        return sorted.isEmpty() ? NONE : new BlobStates(sorted);
    }

    /** Answers what becomes of a class; null if all of its sites follow. */
    Fold of(ClassStates.Origin origin) {
        int at = Arrays.binarySearch(hashes, origin.hash());
        while (at > 0 && hashes[at - 1] == origin.hash()) {
            at--;
        }
        for (; at >= 0 && at < hashes.length && hashes[at] == origin.hash(); at++) {
            if (starts[at + 1] - starts[at] == origin.sites()) {
                Fold fold = new Fold(origin.sites());
                for (int site = 0; site < origin.sites(); site++) {
                    int value = sites[starts[at] + site];
                    fold.set(site, value & (1 << FLAGS) - 1, deciders.get(value >>> FLAGS));
                }
                return fold;
            }
        }
        return null;
    }
}

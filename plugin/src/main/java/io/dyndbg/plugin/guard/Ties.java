package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.scan.Guard;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Guards of one method that ask the same logger, one to store what the other reads: {@code if (debug) start = now(); ...; if (debug)
 * log.debug("took {}", now() - start);}, to choose it, {@code long start = debug ? now() : 0}, or to take it away. They open together,
 * the first also when it has no statement of its own; it may ask for a higher level, and read itself what another of them has stored.
 * Others are not tied: the one may be open while the other is not, and what is read then must stay what it was. Inside of what the reader
 * encloses, one that asks the same logger for a lower level may store all the same: it is left to its logger.
 */
final class Ties {
    private final Map<Guard, Set<Guard>> storers = new LinkedHashMap<>();
    /** What a reader encloses, with what those do that open with it. */
    private final Map<Guard, BitSet> regionOf = new HashMap<>();

    private final Set<Guard> untied = new HashSet<>();

    /**
     * @param readers the guards that may be opened
     * @param regions those of a guard's method
     */
    Ties(Collection<Guard> readers, GuardedStores stores, Function<Guard, GuardRegions> regions) {
        for (Guard reader : readers) {
            GuardRegions own = regions.apply(reader);
            Set<Guard> found = stores.storersOfLocals(reader, own.region(reader));
            found.removeIf(storer -> mayDeny(storer, reader, own));
            boolean tied = found.stream()
                    .allMatch(storer -> areTied(storer, reader, own)
                            // One may go on with what another has begun.
                            && found.containsAll(stores.storersOfLocals(storer, own.region(storer))));
            if (!tied) {
                untied.add(reader);
            } else if (!found.isEmpty()) {
                storers.put(reader, found);
                BitSet region = (BitSet) own.region(reader).clone();
                found.forEach(storer -> region.or(own.region(storer)));
                regionOf.put(reader, region);
            }
        }
    }

    /**
     * Answers whether {@code storer} stands inside of what {@code reader} encloses, and asks the same logger for a lower level: it says no
     * wherever that logger is at the reader's level, and what is read then is there: {@code String more = ""; if (trace) more = ...}.
     */
    private static boolean mayDeny(Guard storer, Guard reader, GuardRegions regions) {
        Optional<Question> question = Question.of(reader, regions.flow());
        return storer.level() != reader.level()
                && regions.region(reader).get(regions.answer(storer).node())
                && question.isPresent()
                && Question.of(storer, regions.flow())
                        .filter(question.get()::denies)
                        .isPresent();
    }

    private static boolean areTied(Guard storer, Guard reader, GuardRegions regions) {
        Optional<Question> question = Question.of(reader, regions.flow());
        return question.isPresent()
                && Question.of(storer, regions.flow())
                        .filter(other -> other.denies(question.get()))
                        .isPresent()
                && regions.groups(storer).isEmpty()
                && regions.groups(reader).isEmpty();
    }

    /** Answers the guards that {@code reader} is tied to since it reads what they store. */
    Set<Guard> storersFor(Guard reader) {
        return storers.getOrDefault(reader, Set.of());
    }

    /** Answers all guards that others are tied to. */
    Set<Guard> storers() {
        Set<Guard> all = new LinkedHashSet<>();
        storers.values().forEach(all::addAll);
        return all;
    }

    /**
     * Answers where the guards that are tied to {@code storer} may read what it stores.
     *
     * @param shut the guards that must not be turned: what they read, {@code storer} must not decide
     */
    BitSet readBy(Guard storer, Set<Guard> shut) {
        BitSet reads = new BitSet();
        storers.forEach((reader, its) -> {
            if (its.contains(storer) && !shut.contains(reader)) {
                reads.or(regionOf.get(reader));
            }
        });
        return reads;
    }

    /** Answers whether {@code reader} reads what another guard stores, and is not tied to it. */
    boolean isUntied(Guard reader) {
        return untied.contains(reader);
    }
}

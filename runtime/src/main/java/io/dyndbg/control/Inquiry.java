package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.query.Flags;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates the queries of one batch against the records, blob by blob; each blob is decoded once for all of them and then
 * dropped. Nothing is flipped here. Used by one thread, for one question.
 */
final class Inquiry {
    private static final int MOST_NAMED = 3;

    /** What must be looked at once the sites are forced. */
    private record Outlet(ClassSwitch classSwitch, String api, Level level) {}

    private final LiveQueries before;
    private final List<Tally> tallies;
    private final Map<String, List<ClassSwitch>> switches = new HashMap<>();
    private final Map<Tally, Set<Outlet>> outlets = new HashMap<>();
    private final List<BlobSource> unread = new ArrayList<>();
    private final List<ClassSwitch> unknown = new ArrayList<>();

    /**
     * @param before the live queries before the batch
     * @param tallies one for each query of the batch, at least one
     * @param switches the classes that have linked
     */
    Inquiry(LiveQueries before, List<Tally> tallies, List<ClassSwitch> switches) {
        this.before = before;
        this.tallies = tallies;
        for (ClassSwitch classSwitch : switches) {
            this.switches
                    .computeIfAbsent(classSwitch.blob(), unseen -> new ArrayList<>())
                    .add(classSwitch);
        }
    }

    private LiveQueries after() {
        return tallies.get(tallies.size() - 1).after();
    }

    /** Evaluates all queries against all blobs, and remembers in {@code generation} what becomes of their classes. */
    void look(Collection<BlobSource> sources, Generation generation) {
        for (BlobSource source : sources) {
            try {
                BlobStates states = look(source);
                for (ClassLoader loader : source.loaders()) {
                    generation.remember(loader, source.name(), states);
                }
            } catch (BlobException e) {
                tallies.forEach(tally -> tally.warn(e.getMessage()));
                unread.add(source);
                source.loaders().forEach(loader -> generation.miss(loader, source.name()));
            }
        }
        warnOfUnknown();
    }

    /** Answers whether the records of a class could not be read just now. */
    boolean unread(ClassSwitch classSwitch) {
        return unread.stream()
                .anyMatch(source -> source.name().equals(classSwitch.blob())
                        && source.loaders().contains(BlobSources.loaderOf(classSwitch)));
    }

    private BlobStates look(BlobSource source) throws BlobException {
        Blob blob = source.read();
        List<ClassSwitch> linked = switches.getOrDefault(source.name(), List.of()).stream()
                .filter(classSwitch -> source.loaders().contains(BlobSources.loaderOf(classSwitch)))
                .toList();
        if (linked.isEmpty() && !concerns(blob)) {
            return BlobStates.NONE;
        }
        LinkedClasses classes = new LinkedClasses(linked);
        List<ClassStates> states = new ArrayList<>();
        for (ClassLocations locations : blob.locations().classes()) {
            List<ClassSwitch> ofClass = classes.of(locations);
            int[] flags = before.fold(locations);
            for (Tally tally : tallies) {
                int[] changed = tally.count(locations, flags);
                if (tally.forces() && !ofClass.isEmpty()) {
                    addOutlets(tally, ofClass, locations, flags, changed);
                }
                flags = changed;
            }
            ClassStates ofSites = ClassStates.of(locations, flags);
            if (ofSites != null) {
                states.add(ofSites);
            }
        }
        unknown.addAll(classes.notFound());
        return BlobStates.of(states);
    }

    private boolean concerns(Blob blob) {
        return before.concern(blob.modules())
                || after().concern(blob.modules())
                || tallies.stream()
                        .anyMatch(tally ->
                                blob.modules().stream().anyMatch(tally.query().terms()::matchModule));
    }

    private void addOutlets(Tally tally, List<ClassSwitch> linked, ClassLocations locations, int[] flags, int[] changed)
            throws BlobException {
        for (int i = 0; i < changed.length; i++) {
            if ((changed[i] & ~flags[i] & Flags.FORCE) != 0 && locations.leftAlone(i) == null) {
                CallsiteRecord site = locations.record(i);
                for (ClassSwitch classSwitch : linked) {
                    outlets.computeIfAbsent(tally, unseen -> new LinkedHashSet<>())
                            .add(new Outlet(classSwitch, site.api(), site.level()));
                }
            }
        }
    }

    private void warnOfUnknown() {
        if (unknown.isEmpty()) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        unknown.forEach(
                classSwitch -> names.add(classSwitch.lookup().lookupClass().getName()));
        String some = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        String warning = "not built together with their records, so they follow their loggers: " + some + more;
        tallies.forEach(tally -> tally.warn(warning));
    }

    /** Says for each query that selected nothing why that may be. Reads the records again: such queries are rare. */
    void explainMisses(Collection<BlobSource> sources) {
        Map<Tally, NearMiss> misses = new HashMap<>();
        for (Tally tally : tallies) {
            if (tally.matched() == 0) {
                misses.put(tally, new NearMiss(tally.query().terms()));
            }
        }
        if (misses.isEmpty()) {
            return;
        }
        for (BlobSource source : sources) {
            try {
                for (ClassLocations locations : source.read().locations().classes()) {
                    for (NearMiss miss : misses.values()) {
                        miss.see(locations);
                    }
                }
            } catch (BlobException e) {
                misses.keySet().forEach(tally -> tally.warn(e.getMessage()));
            }
        }
        misses.forEach((tally, miss) -> tally.warn(miss.reason()));
    }

    /** Notes for each query what stands between sites that are forced now and their readers. */
    void checkOutlets(ObstacleCheck check) {
        outlets.forEach((tally, ofTally) -> {
            for (Outlet outlet : ofTally) {
                try {
                    check.obstacle(outlet.classSwitch(), outlet.api(), outlet.level())
                            .ifPresent(tally::note);
                } catch (RuntimeException | LinkageError e) {
                    tally.note("whether forced messages arrive could not be looked at: " + e);
                }
            }
        });
    }

    /** The linked classes of one blob, found as their records come by. */
    private static final class LinkedClasses {
        private final Map<ClassStates.Origin, List<ClassSwitch>> byOrigin = new HashMap<>();
        private final Set<ClassSwitch> notFound = new HashSet<>();

        LinkedClasses(List<ClassSwitch> linked) {
            for (ClassSwitch classSwitch : linked) {
                byOrigin.computeIfAbsent(ClassStates.Origin.of(classSwitch), unseen -> new ArrayList<>())
                        .add(classSwitch);
                notFound.add(classSwitch);
            }
        }

        /** By origin alone: a name that came with another origin is another class. */
        List<ClassSwitch> of(ClassLocations locations) {
            List<ClassSwitch> found = byOrigin.getOrDefault(ClassStates.Origin.of(locations), List.of());
            found.forEach(notFound::remove);
            return found;
        }

        Set<ClassSwitch> notFound() {
            return notFound;
        }
    }
}

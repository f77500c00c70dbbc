package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.blob.Locations;
import io.dyndbg.listing.Selection;
import io.dyndbg.switches.ClassSwitch;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
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

    private final LiveQueries before;
    private final Generation after;
    private final List<Tally> tallies;
    private final LinkedClasses linked;
    private final List<BlobSource> unread = new ArrayList<>();
    private final Set<ClassSwitch> unknown = new LinkedHashSet<>();
    private final WaitingClasses waiting = new WaitingClasses();
    private final OutletNotes outlets = new OutletNotes();
    /** By what they were built from, the names under which relocated classes run. */
    private final Map<ClassStates.Origin, String> relocated = new HashMap<>();

    /** What was decoded, by source. */
    private final Map<Object, SoftReference<Locations>> lately = new HashMap<>();

    private boolean anyStale;

    /**
     * @param before the live queries before the batch
     * @param after with the queries of the batch, which are the youngest; is told what becomes of classes
     * @param tallies one for each query of the batch, at least one
     * @param switches the classes that have linked
     */
    Inquiry(LiveQueries before, Generation after, List<Tally> tallies, List<ClassSwitch> switches) {
        this.before = before;
        this.after = after;
        this.tallies = tallies;
        this.linked = new LinkedClasses(switches);
    }

    List<Tally> tallies() {
        return tallies;
    }

    /** Evaluates all queries against all blobs. */
    void look(Collection<BlobSource> sources) {
        Map<ClassLoader, Map<String, List<BlobStates.OfClass>>> states = new HashMap<>();
        for (BlobSource source : sources) {
            try {
                List<BlobStates.OfClass> ofBlob = look(source);
                for (ClassLoader loader : source.loaders()) {
                    states.computeIfAbsent(loader, unseen -> new HashMap<>())
                            .computeIfAbsent(source.name(), unseen -> new ArrayList<>())
                            .addAll(ofBlob);
                }
            } catch (BlobException e) {
                tallies.forEach(tally -> tally.warn(e.getMessage()));
                unread.add(source);
            }
        }
        // Of several blobs of a name all must be known, or the next class that links reads them again.
        unread.forEach(source -> source.loaders().forEach(loader -> {
            after.miss(loader, source.name());
            states.getOrDefault(loader, new HashMap<>()).remove(source.name());
        }));
        states.forEach((loader, byName) ->
                byName.forEach((name, classes) -> after.remember(loader, name, BlobStates.of(classes))));
        findUnknown(sources);
        waiting.check();
    }

    private List<BlobStates.OfClass> look(BlobSource source) throws BlobException {
        Blob blob = source.read();
        List<BlobStates.OfClass> states = new ArrayList<>();
        List<ClassSwitch> ofBlob = linked.of(source);
        if (ofBlob.isEmpty() && !concerns(blob)) {
            return states;
        }
        Locations decoded = blob.locations();
        lately.put(source.key(), new SoftReference<>(decoded));
        for (ClassLocations locations : decoded.classes()) {
            List<ClassSwitch> ofClass = linked.of(source, locations);
            ofClass.stream()
                    .map(classSwitch -> classSwitch.lookup().lookupClass().getName())
                    .filter(name -> !name.equals(locations.name()))
                    .forEach(name -> relocated.put(ClassStates.Origin.of(locations), name));
            Fold fold = before.fold(locations, e -> tallies.forEach(tally -> tally.warn(e.getMessage())));
            BitSet stale = stale(locations, fold, ofClass);
            anyStale |= !stale.isEmpty();
            Selection selection = new Selection(locations);
            for (Tally tally : tallies) {
                BitSet able = tally.count(selection, fold, stale, !ofClass.isEmpty());
                if (!able.isEmpty()) {
                    lookCloser(tally, source, locations, ofClass, able);
                    if (tally.forces() && ofClass.isEmpty()) {
                        outlets.addWaiting(tally, ofBlob, locations, able);
                    }
                }
            }
            states.add(new BlobStates.OfClass(ClassStates.Origin.of(locations), fold));
        }
        return states;
    }

    /** @param able the sites that {@code tally} forces or silences */
    private void lookCloser(
            Tally tally, BlobSource source, ClassLocations locations, List<ClassSwitch> ofClass, BitSet able) {
        if (ofClass.isEmpty()) {
            waiting.add(source, locations, tally, able.cardinality());
        } else if (tally.forces()) {
            outlets.add(tally, ofClass, locations, able);
        } else {
            lookAtSilence(tally, locations.name(), ofClass, able);
        }
    }

    /** A site does not tell which of the types of loggers that its class has it uses. */
    private static void lookAtSilence(Tally tally, String name, List<ClassSwitch> ofClass, BitSet able) {
        if (ofClass.stream().noneMatch(ClassSwitch::canSkip)) {
            tally.cannotSkip(able.cardinality());
            return;
        }
        ofClass.stream()
                .flatMap(classSwitch -> classSwitch.neverSilent().stream())
                .forEach(type -> tally.note("those of " + name + " whose logger is a " + type.getName()
                        + " don't skip: that type has no silent logger"));
    }

    /** Answers the sites that don't do what their flags say: their class linked when its records could not be read. */
    private static BitSet stale(ClassLocations locations, Fold fold, List<ClassSwitch> ofClass) {
        BitSet stale = new BitSet();
        for (ClassSwitch classSwitch : ofClass) {
            for (int i = 0; i < fold.sites(); i++) {
                if (classSwitch.states().of(i) != ClassStates.state(locations, i, fold.flags(i))) {
                    stale.set(i);
                }
            }
        }
        return stale;
    }

    private boolean concerns(Blob blob) {
        return before.concern(blob.modules())
                || tallies.stream()
                        .anyMatch(tally ->
                                blob.modules().stream().anyMatch(tally.query().terms()::matchModule));
    }

    /** Answers whether a class must stay as it is, since there are no records to tell what it should do. */
    boolean staysAsItIs(ClassSwitch classSwitch) {
        return unknown.contains(classSwitch) || isUnread(classSwitch);
    }

    private boolean isUnread(ClassSwitch classSwitch) {
        return unread.stream().anyMatch(source -> LinkedClasses.isFoundBy(source, classSwitch));
    }

    /** Answers whether some class did not do what the queries before the batch said. */
    boolean anyStale() {
        return anyStale;
    }

    private void findUnknown(Collection<BlobSource> sources) {
        linked.notFound().stream()
                .filter(classSwitch -> !isUnread(classSwitch)
                        && sources.stream().anyMatch(source -> LinkedClasses.isFoundBy(source, classSwitch)))
                .forEach(unknown::add);
        for (Tally tally : tallies) {
            List<String> names = unknown.stream()
                    .map(classSwitch -> classSwitch.lookup().lookupClass().getName())
                    .filter(tally.query().terms()::matchClass)
                    .distinct()
                    .toList();
            if (!names.isEmpty()) {
                String some = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
                String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
                tally.warn("not built together with their records, so they follow their loggers: " + some + more
                        + "; deploy the classes and META-INF/dyndbg of one build");
            }
        }
    }

    /** Answers the records of {@code source} as they were looked at before, if there is still room for them. */
    private Locations again(BlobSource source) throws BlobException {
        SoftReference<Locations> known = lately.get(source.key());
        Locations decoded = known == null ? null : known.get();
        return decoded == null ? source.read().locations() : decoded;
    }

    /** Says for each query that selected nothing why that may be. */
    void explainMisses(Collection<BlobSource> sources) {
        Map<Tally, NearMiss> misses = new HashMap<>();
        for (Tally tally : tallies) {
            if (tally.matched() == 0 && !tally.isRefused()) {
                misses.put(tally, new NearMiss(tally.query().terms()));
            }
        }
        if (misses.isEmpty()) {
            return;
        }
        for (BlobSource source : sources) {
            try {
                for (ClassLocations locations : again(source).classes()) {
                    for (NearMiss miss : misses.values()) {
                        miss.see(locations, relocated.get(ClassStates.Origin.of(locations)));
                    }
                }
            } catch (BlobException e) {
                misses.keySet().forEach(tally -> tally.warn(e.getMessage()));
            }
        }
        misses.forEach((tally, miss) -> tally.warn(miss.reason()));
    }

    /** Notes what stands between forced sites and their readers. May call logging libraries. */
    void checkOutlets(ObstacleCheck check) {
        outlets.look(check);
    }
}

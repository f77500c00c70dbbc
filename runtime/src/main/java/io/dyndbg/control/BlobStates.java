package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the live queries make of one blob: the classes in which something is skipped or forced. Immutable. */
final class BlobStates {
    /** Everything follows. */
    static final BlobStates NONE = new BlobStates(List.of());

    private final Map<String, ClassStates> byName = new HashMap<>();
    private final Map<ClassStates.Origin, ClassStates> byOrigin = new HashMap<>();

    private BlobStates(List<ClassStates> classes) {
        for (ClassStates states : classes) {
            byName.put(states.name(), states);
            byOrigin.putIfAbsent(states.origin(), states);
        }
    }

    /** Answers what is to be remembered of a blob in which {@code classes} do not follow. */
    static BlobStates of(List<ClassStates> classes) {
        return classes.isEmpty() ? NONE : new BlobStates(classes);
    }

    /**
     * Evaluates {@code queries} against a whole blob.
     *
     * @throws BlobException if it can't be read
     */
    static BlobStates of(LiveQueries queries, Blob blob) throws BlobException {
        if (!queries.concern(blob.modules())) {
            return NONE;
        }
        List<ClassStates> classes = new ArrayList<>();
        for (ClassLocations locations : blob.locations().classes()) {
            ClassStates states = ClassStates.of(locations, queries.fold(locations));
            if (states != null) {
                classes.add(states);
            }
        }
        return of(classes);
    }

    /**
     * Answers the states of a class. It is found by its name or, if it was relocated, by its hash and its number of sites; a
     * class of that name that was built from something else is unknown and follows.
     */
    States statesFor(ClassSwitch classSwitch) {
        ClassStates.Origin origin = ClassStates.Origin.of(classSwitch);
        ClassStates named = byName.get(classSwitch.lookup().lookupClass().getName());
        ClassStates found = named == null ? byOrigin.get(origin) : named;
        return found != null && found.origin().equals(origin) ? found.statesFor(classSwitch) : States.ALL_FOLLOW;
    }
}

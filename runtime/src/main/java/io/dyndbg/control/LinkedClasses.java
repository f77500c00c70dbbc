package io.dyndbg.control;

import io.dyndbg.blob.ClassLocations;
import io.dyndbg.switches.ClassSwitch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes that have linked, found by what they were built from as their records come by. Their names don't count: a class
 * may be relocated, and one that came with another origin is another class. Used by one thread, for one question.
 */
final class LinkedClasses {
    private final Map<String, Map<ClassStates.Origin, List<ClassSwitch>>> byBlob = new HashMap<>();
    private final Set<ClassSwitch> notFound = Collections.newSetFromMap(new IdentityHashMap<>());

    LinkedClasses(Collection<ClassSwitch> switches) {
        for (ClassSwitch classSwitch : switches) {
            byBlob.computeIfAbsent(classSwitch.blob(), unseen -> new HashMap<>())
                    .computeIfAbsent(ClassStates.Origin.of(classSwitch), unseen -> new ArrayList<>())
                    .add(classSwitch);
            notFound.add(classSwitch);
        }
    }

    /** Answers those that may have their records in {@code source}. */
    List<ClassSwitch> of(BlobSource source) {
        return byBlob.getOrDefault(source.name(), Map.of()).values().stream()
                .flatMap(List::stream)
                .filter(classSwitch -> isFoundBy(source, classSwitch))
                .toList();
    }

    /** Answers those whose records {@code locations}, which lie in {@code source}, are. */
    List<ClassSwitch> of(BlobSource source, ClassLocations locations) {
        List<ClassSwitch> found = byBlob
                .getOrDefault(source.name(), Map.of())
                .getOrDefault(ClassStates.Origin.of(locations), List.of())
                .stream()
                .filter(classSwitch -> isFoundBy(source, classSwitch))
                .toList();
        notFound.removeAll(found);
        return found;
    }

    static boolean isFoundBy(BlobSource source, ClassSwitch classSwitch) {
        return source.isFoundBy(BlobSources.loaderOf(classSwitch), classSwitch.blob());
    }

    /** Answers those whose records did not come by. */
    Set<ClassSwitch> notFound() {
        return notFound;
    }
}

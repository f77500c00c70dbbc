package io.dyndbg.control;

import io.dyndbg.switches.ClassSwitch;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;

/**
 * Finds the blobs that the application has: those of classes that have linked, those beside them, and those that the
 * indexes name. Keeps no class loader alive. Safe for any thread.
 */
final class BlobSources {
    /** Loaders through which somebody asked once, guarded by itself: what they know stays known to everybody. */
    private final Set<ClassLoader> askedThrough = Collections.newSetFromMap(new WeakHashMap<>());

    private final Messages messages;

    BlobSources(Messages messages) {
        this.messages = messages;
    }

    /** Answers the loader through which the blob of {@code classSwitch} is found. */
    static ClassLoader loaderOf(ClassSwitch classSwitch) {
        return orSystem(classSwitch.lookup().lookupClass().getClassLoader());
    }

    private static ClassLoader orSystem(ClassLoader loader) {
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** Answers each blob once, however many loaders find it; loads nothing of what is in it. */
    Collection<BlobSource> find(List<ClassSwitch> switches) {
        Map<ClassLoader, Set<String>> linked = new LinkedHashMap<>();
        for (ClassSwitch classSwitch : switches) {
            linked.computeIfAbsent(loaderOf(classSwitch), unseen -> new TreeSet<>())
                    .add(classSwitch.blob());
        }
        BlobSearch search = new BlobSearch(messages);
        linked.forEach(search::findWithNeighbours);
        Set<ClassLoader> loaders = new LinkedHashSet<>(linked.keySet());
        loaders.addAll(askingLoaders());
        loaders.forEach(search::findIndexed);
        return search.found();
    }

    private Set<ClassLoader> askingLoaders() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(orSystem(BlobSources.class.getClassLoader()));
        loaders.add(orSystem(Thread.currentThread().getContextClassLoader()));
        synchronized (askedThrough) {
            askedThrough.addAll(loaders);
            loaders.addAll(askedThrough);
        }
        return loaders;
    }
}

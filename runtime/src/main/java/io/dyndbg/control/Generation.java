package io.dyndbg.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The live queries from one change of theirs to the next, and what they were found to mean for blobs so far. The queries
 * are immutable; the rest is a memory that may be lost. Keeps no class loader alive. Safe for any thread.
 */
final class Generation {
    static final Generation FIRST = new Generation(LiveQueries.NONE);

    private final LiveQueries queries;
    /** Guarded by itself, for the time of a look only. */
    private final Map<ClassLoader, Map<String, BlobStates>> remembered = new WeakHashMap<>();

    /** Guarded by {@link #remembered}. */
    private final Map<ClassLoader, Set<String>> missed = new WeakHashMap<>();

    Generation(LiveQueries queries) {
        this.queries = queries;
    }

    LiveQueries queries() {
        return queries;
    }

    /** Answers what was remembered for the blob that {@code loader} finds under {@code name}, or null. */
    BlobStates remembered(ClassLoader loader, String name) {
        synchronized (remembered) {
            Map<String, BlobStates> blobs = remembered.get(loader);
            return blobs == null ? null : blobs.get(name);
        }
    }

    void remember(ClassLoader loader, String name, BlobStates states) {
        synchronized (remembered) {
            remembered.computeIfAbsent(loader, unseen -> new HashMap<>()).put(name, states);
        }
    }

    /** Notes that a blob could not be read: its classes are as they were, until somebody can. */
    void miss(ClassLoader loader, String name) {
        synchronized (remembered) {
            missed.computeIfAbsent(loader, unseen -> new HashSet<>()).add(name);
        }
    }

    /** Answers whether a blob could not be read before; from now on it can. */
    boolean found(ClassLoader loader, String name) {
        synchronized (remembered) {
            Set<String> names = missed.get(loader);
            return names != null && names.remove(name);
        }
    }
}

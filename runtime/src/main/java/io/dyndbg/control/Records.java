package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * The records that one class loader finds under one name, decoded; of several blobs of that name all count. Immutable, and
 * forgotten with the next collection of garbage: many classes link one after the other, and reading for each would take long.
 */
final class Records {
    private final List<Blob> blobs = new ArrayList<>();
    private final boolean complete;
    /** Null until somebody asks. */
    private volatile Map<ClassStates.Origin, ClassLocations> byOrigin;

    private Records(ClassLoader loader, String name, Messages messages) throws BlobException {
        BlobException failed = null;
        for (BlobSource source : sources(loader, name)) {
            try {
                blobs.add(source.read());
            } catch (BlobException e) {
                failed = e;
            }
        }
        if (failed != null && blobs.isEmpty()) {
            throw failed;
        }
        if (failed != null) {
            messages.warn(failed.getMessage());
        }
        complete = failed == null;
    }

    private static List<BlobSource> sources(ClassLoader loader, String name) throws BlobException {
        boolean interrupted = Thread.interrupted();
        try {
            return BlobSource.in(loader, name);
        } catch (Throwable e) {
            throw new BlobException(name + ": can't be looked for: " + e, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Answers whether all blobs of that name could be read. */
    boolean complete() {
        return complete;
    }

    /** Answers the records of a class; null if there are none. */
    ClassLocations of(ClassStates.Origin origin) throws BlobException {
        return byOrigin().get(origin);
    }

    private Map<ClassStates.Origin, ClassLocations> byOrigin() throws BlobException {
        Map<ClassStates.Origin, ClassLocations> decoded = byOrigin;
        if (decoded == null) {
            decoded = new HashMap<>();
            for (Blob blob : blobs) {
                for (ClassLocations locations : blob.locations().classes()) {
                    decoded.putIfAbsent(ClassStates.Origin.of(locations), locations);
                }
            }
            byOrigin = decoded;
        }
        return decoded;
    }

    /**
     * Answers what {@code queries} make of all classes.
     *
     * @param unreadable takes why formats can't be read that a query needs
     */
    BlobStates fold(LiveQueries queries, Consumer<BlobException> unreadable) throws BlobException {
        if (blobs.stream().noneMatch(blob -> queries.concern(blob.modules()))) {
            return BlobStates.NONE;
        }
        List<BlobStates.OfClass> classes = new ArrayList<>();
        for (Map.Entry<ClassStates.Origin, ClassLocations> each : byOrigin().entrySet()) {
            classes.add(new BlobStates.OfClass(each.getKey(), queries.fold(each.getValue(), unreadable)));
        }
        return BlobStates.of(classes);
    }

    /** The records that were read last. Keeps no class loader alive. Safe for any thread. */
    static final class Reader {
        /** Guarded by itself, for the time of a look only: a lock while reading could cost a deadlock. */
        private final Map<ClassLoader, Map<String, WeakReference<Records>>> lately = new WeakHashMap<>();

        private final Messages messages;

        Reader(Messages messages) {
            this.messages = messages;
        }

        /** @throws BlobException if none can be read */
        Records read(ClassLoader loader, String name) throws BlobException {
            synchronized (lately) {
                WeakReference<Records> known =
                        lately.getOrDefault(loader, Map.of()).get(name);
                Records records = known == null ? null : known.get();
                if (records != null) {
                    return records;
                }
            }
            Records records = new Records(loader, name, messages);
            if (records.complete()) {
                synchronized (lately) {
                    lately.computeIfAbsent(loader, unseen -> new HashMap<>()).put(name, new WeakReference<>(records));
                }
            }
            return records;
        }
    }
}

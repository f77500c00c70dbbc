package io.dyndbg.plugin.collect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link Compaction} writes.
 *
 * @param steps what is done with each class file, ordered by path; module declarations come last
 * @param blobs the blobs, one for each module
 * @param orphans the paths of blobs that go because no class links to them any more
 * @param outcome what a person is told of it
 */
record Plan(List<ClassStep> steps, List<PlannedBlob> blobs, Set<String> orphans, Outcome outcome) {

    /**
     * One blob.
     *
     * @param path its path in the folder of classes
     * @param interim as it is while the classes are being written; nothing if there is none for that while
     * @param last as it is at the end; nothing if there are no sites
     */
    record PlannedBlob(String path, Optional<byte[]> interim, Optional<byte[]> last) {}

    /** Answers whether any class file is written. */
    boolean replaces() {
        return outcome.replaced() > 0;
    }
}

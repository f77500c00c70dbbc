package io.dyndbg.plugin.collect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link Compaction} writes.
 *
 * @param steps what is done with each class file, ordered by path; module declarations come last
 * @param interim the blob as it is while the classes are being written; nothing if there is none for that while
 * @param blob the blob at the end; nothing if there are no sites
 * @param orphans the paths of blobs that go because no class links to them any more
 * @param outcome what a person is told of it
 */
record Plan(
        List<ClassStep> steps, Optional<byte[]> interim, Optional<byte[]> blob, Set<String> orphans, Outcome outcome) {

    /** Answers whether any class file is written. */
    boolean replaces() {
        return outcome.replaced() > 0;
    }
}

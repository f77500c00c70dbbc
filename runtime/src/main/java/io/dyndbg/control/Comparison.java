package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts the sites whose flags are others after a change of the live queries than before. Used by one thread. */
final class Comparison {
    private final LiveQueries before;
    private final LiveQueries after;
    private final Messages messages;
    private long changed;
    /** By the query that decided before. */
    private final Map<LiveQuery, Long> byDecider = new HashMap<>();

    Comparison(LiveQueries before, LiveQueries after, Messages messages) {
        this.before = before;
        this.after = after;
        this.messages = messages;
    }

    /** Looks at all sites, linked or not. */
    Comparison look(Collection<BlobSource> sources) {
        for (BlobSource source : sources) {
            try {
                count(source.read());
            } catch (BlobException e) {
                messages.warn(e.getMessage());
            }
        }
        return this;
    }

    /** Answers how many changed. */
    long changed() {
        return changed;
    }

    /** Answers how many changed that {@code gone} had forced or silenced. */
    long changed(LiveQuery gone) {
        return byDecider.getOrDefault(gone, 0L);
    }

    private void count(Blob blob) throws BlobException {
        if (!before.concern(blob.modules()) && !after.concern(blob.modules())) {
            return;
        }
        for (ClassLocations locations : blob.locations().classes()) {
            Fold old = before.fold(locations, e -> messages.warn(e.getMessage()));
            Fold fresh = after.fold(locations, e -> messages.warn(e.getMessage()));
            for (int i = 0; i < fresh.sites(); i++) {
                if (old.flags(i) != fresh.flags(i) || old.conditions(i) != fresh.conditions(i)) {
                    changed++;
                    Decider decider = old.decider(i);
                    byDecider.merge(decider == null ? null : decider.query(), 1L, Long::sum);
                }
            }
        }
    }
}

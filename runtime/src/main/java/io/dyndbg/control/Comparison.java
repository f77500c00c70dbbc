package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import java.util.Collection;

/** Counts the sites whose flags are others after a change of the live queries than before. Used by one thread. */
final class Comparison {
    private final LiveQueries before;
    private final LiveQueries after;
    private final Messages messages;
    private long changed;

    Comparison(LiveQueries before, LiveQueries after, Messages messages) {
        this.before = before;
        this.after = after;
        this.messages = messages;
    }

    /** Answers how many of all sites, linked or not. */
    long changed(Collection<BlobSource> sources) {
        for (BlobSource source : sources) {
            try {
                count(source.read());
            } catch (BlobException e) {
                messages.warn(e.getMessage());
            }
        }
        return changed;
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
                }
            }
        }
    }
}

package io.dyndbg.control;

import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.listing.Selection;
import io.dyndbg.query.Flags;
import io.dyndbg.query.Operation;
import io.dyndbg.query.Query;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one query of a batch is found to do, class by class. Used by one thread. */
final class Tally {
    private static final int MOST_NOTES = 5;

    private final Query query;
    private final LiveQueries after;
    private final SortedMap<String, Long> unreachable = new TreeMap<>();
    private final SortedMap<String, Long> doubtful = new TreeMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final NoSites noSites;
    private int notesLeftOut;
    private long matched;
    private long changed;

    /** @param after the live queries with {@code query} among them */
    Tally(Query query, LiveQueries after) {
        this.query = query;
        this.after = after;
        this.noSites = new NoSites(query.terms());
    }

    Query query() {
        return query;
    }

    LiveQueries after() {
        return after;
    }

    long matched() {
        return matched;
    }

    long changed() {
        return changed;
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** Many classes may have an obstacle each; a reader wants to know the first few. */
    void note(String note) {
        if (notes.size() < MOST_NOTES) {
            notes.add(note);
        } else if (!notes.contains(note)) {
            notesLeftOut++;
        }
    }

    /**
     * Counts the sites of one class.
     *
     * @param before the flags of the sites before the query
     * @return the flags after it, or {@code before} if it selects nothing here
     */
    int[] count(ClassLocations locations, int[] before) throws BlobException {
        noSites.see(locations);
        BitSet selected = Selection.of(query.terms(), locations);
        if (selected.isEmpty()) {
            return before;
        }
        int[] flags = after.fold(locations);
        for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
            matched++;
            if (flags[i] != before[i]) {
                changed++;
            }
            countUnreachable(locations, i);
        }
        return flags;
    }

    /** A site without a switch neither skips nor is forced; one behind a guard can't be forced. */
    private void countUnreachable(ClassLocations locations, int ordinal) {
        if (query.operation() == Operation.REMOVE) {
            return;
        }
        String leftAlone = locations.leftAlone(ordinal);
        String behindGuard = locations.behindGuard(ordinal);
        if (leftAlone != null && (query.flags() & (Flags.FORCE | Flags.SKIP)) != 0) {
            unreachable.merge("left alone: " + leftAlone, 1L, Long::sum);
        } else if (behindGuard != null && forces()) {
            unreachable.merge("behind a guard: " + behindGuard, 1L, Long::sum);
        } else if (forces() && locations.note(ordinal) != null) {
            doubtful.merge(locations.note(ordinal), 1L, Long::sum);
        }
    }

    boolean forces() {
        return query.operation() != Operation.REMOVE && (query.flags() & Flags.FORCE) != 0;
    }

    QueryAnswer answer() {
        List<String> said = new ArrayList<>();
        doubtful.forEach((note, sites) -> said.add(QueryAnswer.sites(sites) + " may stay silent: " + note));
        if (forces()) {
            said.addAll(noSites.notes(matched == 0));
        }
        said.addAll(notes);
        if (notesLeftOut > 0) {
            said.add("and " + notesLeftOut + " more of the kind");
        }
        return new QueryAnswer(query.text(), matched, changed, unreachable, null, List.copyOf(warnings), said);
    }
}

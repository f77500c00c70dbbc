package io.dyndbg.control;

import io.dyndbg.answer.AuditEntry;
import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.listing.Selection;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.query.Escapes;
import io.dyndbg.query.Flags;
import io.dyndbg.query.Operation;
import io.dyndbg.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one query of a batch is found to do, class by class. Used by one thread. */
final class Tally {
    private static final int MOST_NOTES = 5;

    private final LiveQuery live;
    private final Query query;
    private final LiveQueries.Effect effect;
    /** For a query that clears its channel, what is left then; null for others. */
    private final LiveQueries left;

    private final SortedMap<String, Long> unreachable = new TreeMap<>();
    private final SortedMap<String, Long> doubtful = new TreeMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, Boolean> contexts = new HashMap<>();
    private final NoSites noSites;
    private int notesLeftOut;
    private boolean kept;
    private long dropped;
    private long matched;
    private long changed;
    private long inForce;
    private long waiting;

    /**
     * @param effect what became of the live queries with {@code live} among them
     * @param after the live queries then
     */
    Tally(LiveQuery live, LiveQueries.Effect effect, LiveQueries after) {
        this.live = live;
        this.query = live.query();
        this.effect = effect;
        this.left = query.clearsChannel() ? after : null;
        this.noSites = new NoSites(query.terms());
    }

    Query query() {
        return query;
    }

    boolean changesQueries() {
        return effect != LiveQueries.Effect.NONE && !isRefused();
    }

    /** Answers whether the query was not obeyed, since there are too many. */
    boolean isRefused() {
        return effect == LiveQueries.Effect.FULL;
    }

    /** Answers whether the query is worth a line: one that is repeated, to last longer, is not. */
    boolean isNews() {
        return effect == LiveQueries.Effect.CHANGED;
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
     * Counts the sites of one class, and gives them what they have with this query: nothing comes after it.
     *
     * @param selection of that class
     * @param fold what the sites have before the query; with it, when this returns
     * @param stale the sites that don't do yet what the queries before said; those that do with this one leave it
     * @param linked whether a class that was built with these records has linked
     * @return the selected sites that can do what the query asks for; not to be written to
     */
    BitSet count(Selection selection, Fold fold, BitSet stale, boolean linked) {
        if (isRefused()) {
            warn("not obeyed: " + LiveQueries.MOST + " queries are in force; take some of them back");
            return new BitSet(0);
        }
        ClassLocations locations = selection.locations();
        noSites.see(locations);
        BitSet selected = selected(selection);
        if (selected.isEmpty()) {
            return selected;
        }
        BitSet able = new BitSet(locations.siteCount());
        Fold cleared = left == null ? null : left.fold(locations, e -> warn(e.getMessage()));
        for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
            int before = fold.flags(i);
            Conditions conditions = fold.conditions(i);
            if (cleared == null) {
                fold.apply(live, i);
            } else {
                fold.set(i, cleared.flags(i), cleared.decider(i));
            }
            matched++;
            if (fold.flags(i) != before || fold.conditions(i) != conditions || stale.get(i)) {
                changed++;
            }
            stale.clear(i);
            if (asks() && fold.isDenied(i)) {
                unreachable.merge("denied by -Ddyndbg.deny", 1L, Long::sum);
            } else if (asks() && isReachable(locations, i)) {
                able.set(i);
            }
        }
        if (linked) {
            inForce += able.cardinality();
        } else {
            waiting += able.cardinality();
        }
        return able;
    }

    private BitSet selected(Selection selection) {
        try {
            return selection.of(query.terms());
        } catch (BlobException e) {
            warn(e.getMessage());
            return new BitSet();
        }
    }

    /** A site without a switch neither skips nor is forced; one behind a guard can't be forced. */
    private boolean isReachable(ClassLocations locations, int ordinal) {
        String leftAlone = locations.leftAlone(ordinal);
        String behindGuard = locations.behindGuard(ordinal);
        if (leftAlone != null) {
            unreachable.merge("left alone: " + leftAlone, 1L, Long::sum);
        } else if (query.options().mdc() != null && locations.api(ordinal).equals("jul")) {
            unreachable.merge("java.util.logging has no MDC", 1L, Long::sum);
            return false;
        } else if (behindGuard != null && forces()) {
            unreachable.merge("behind a guard: " + behindGuard, 1L, Long::sum);
        } else if (forces() && locations.note(ordinal) != null) {
            doubtful.merge(locations.note(ordinal), 1L, Long::sum);
        } else if (forces() && query.options().mdc() != null && !hasContext(locations.api(ordinal))) {
            doubtful.merge("its logging API has no MDC, and SLF4J's or Log4j's is not set up yet", 1L, Long::sum);
        }
        return leftAlone == null && (behindGuard == null || !forces());
    }

    /** Asked once for each API: a query may select thousands of sites, and to look for a library takes a class loader. */
    private boolean hasContext(String api) {
        return contexts.computeIfAbsent(api, LoggingApis::hasContext);
    }

    /** Sites that were counted as in force don't skip: there is no silent logger of the type that they use. */
    void cannotSkip(long sites) {
        inForce -= sites;
        unreachable.merge("its logger's type has no silent logger", sites, Long::sum);
    }

    /** Sites that were counted as waiting never will be in force. */
    void waitInVain(long sites, String reason) {
        waiting -= sites;
        unreachable.merge(reason, sites, Long::sum);
    }

    /** Answers whether the query wants anything to be forced or skipped. */
    private boolean asks() {
        return query.operation() != Operation.REMOVE && (query.flags() & (Flags.FORCE | Flags.SKIP)) != 0;
    }

    boolean forces() {
        return query.operation() != Operation.REMOVE && (query.flags() & Flags.FORCE) != 0;
    }

    /** Notes that messages were dropped by queries which this one took out, and that no message told of them. */
    void addDropped(long messages) {
        dropped += messages;
    }

    /** Notes that the query is one of the live ones at the end of its batch. */
    void keep() {
        kept = true;
    }

    /** Answers how long the query is in force; null for good, and if nothing is left of it. */
    Duration endsIn() {
        return kept ? live.ttl() : null;
    }

    /** Answers what the query changed. */
    AuditEntry entry() {
        Source source = live.source();
        return new AuditEntry(
                source.channel().word(), source.principal(), query.toString(), false, changed, endsIn(), dropped);
    }

    QueryAnswer answer() {
        List<String> said = new ArrayList<>();
        doubtful.forEach((note, sites) -> said.add(QueryAnswer.sites(sites) + " may stay silent: " + note));
        if (forces()) {
            said.addAll(noSites.notes(matched == 0));
        }
        if (left != null && !left.isEmpty()) {
            said.add("other queries stay: "
                    + left.folded().stream().map(LiveQuery::toString).collect(Collectors.joining("; ")));
        }
        said.addAll(notes);
        if (notesLeftOut > 0) {
            said.add("and " + notesLeftOut + " more of the kind");
        }
        SortedMap<String, Long> reasons = new TreeMap<>();
        unreachable.forEach((reason, sites) -> reasons.merge(Escapes.visible(reason), sites, Long::sum));
        return new QueryAnswer(
                Escapes.visible(query.text()),
                matched,
                changed,
                inForce,
                waiting,
                endsIn(),
                reasons,
                null,
                visible(warnings),
                visible(said));
    }

    /** Names in them come from class files, from threads and from whoever typed. */
    private static List<String> visible(Collection<String> sentences) {
        return sentences.stream().map(Escapes::visible).toList();
    }
}

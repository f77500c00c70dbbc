package io.dyndbg.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one query of a batch did. Immutable.
 *
 * @param query the query as it was typed, but for control characters, which are shown as escapes
 * @param matched the number of sites that its terms select, from 0
 * @param changed the number of those whose flags changed, from 0
 * @param inForce of the selected sites that the query wants forced or skipped, the number of those whose class has linked and
 *     now does so
 * @param waiting the number of those that will do so once their class has linked
 * @param endsIn how long the query is in force before it is taken back; null if that is for good, or it changes nothing
 * @param unreachable the number of selected sites that don't do what the query asks, by reason; a site that is left alone
 *     or stands behind a guard follows its logger whatever its flags are
 * @param failed why the query was not obeyed; null if it was
 * @param warnings what the caller probably did not mean, one sentence each
 * @param notes what the caller should know besides, such as a handler that will drop what is printed, one sentence each
 */
public record QueryAnswer(
        String query,
        long matched,
        long changed,
        long inForce,
        long waiting,
        Duration endsIn,
        SortedMap<String, Long> unreachable,
        Failure failed,
        List<String> warnings,
        List<String> notes) {

    public QueryAnswer {
        Objects.requireNonNull(query);
        unreachable = Collections.unmodifiableSortedMap(new TreeMap<>(unreachable));
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** Answers that a query could not be understood. */
    public static QueryAnswer of(Failure failure) {
        return new QueryAnswer(
                failure.query(), 0, 0, 0, 0, null, Collections.emptySortedMap(), failure, List.of(), List.of());
    }

    /** Answers that a query was understood and not obeyed, for a reason that is not its own. */
    public static QueryAnswer notObeyed(String query, String warning) {
        return new QueryAnswer(
                query, 0, 0, 0, 0, null, Collections.emptySortedMap(), null, List.of(warning), List.of());
    }

    /** Answers why the query was not obeyed, if it was not. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failed);
    }

    /** Answers how many selected sites don't do what the query asks. */
    private long unreachableSites() {
        return unreachable.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Answers {@code 3 sites matched, 2 changed: 1 in force, 1 waits for its class, 1 unreachable} or the failure, and a line for
     * each thing there is to say, first {@code ends in 30m}.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (failed != null) {
            text.append(failed);
        } else {
            text.append(sites(matched)).append(" matched, ").append(changed).append(" changed");
            text.append(whatBecame(inForce, waiting, unreachableSites()));
        }
        if (endsIn != null) {
            text.append("\n  ends in ").append(Spans.text(endsIn));
        }
        unreachable.forEach((reason, sites) -> text.append("\n  ")
                .append(sites(sites))
                .append(" unreachable: ")
                .append(reason));
        warnings.forEach(warning -> text.append("\n  warning: ").append(warning));
        notes.forEach(note -> text.append("\n  note: ").append(note));
        return text.toString();
    }

    /** Answers {@code : 7 in force, 3 wait for their class, 2 unreachable}, without what there is none of. */
    static String whatBecame(long inForce, long waiting, long unreachable) {
        List<String> parts = new ArrayList<>();
        if (inForce > 0) {
            parts.add(inForce + " in force");
        }
        if (waiting > 0) {
            parts.add(waiting == 1 ? "1 waits for its class" : waiting + " wait for their class");
        }
        if (unreachable > 0) {
            parts.add(unreachable + " unreachable");
        }
        return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    }

    /** Answers {@code 1 statement}, {@code 3 statements}. */
    public static String statements(long number) {
        return number == 1 ? "1 statement" : number + " statements";
    }

    /** Answers {@code 1 site}, {@code 3 sites}. */
    public static String sites(long number) {
        return number == 1 ? "1 site" : number + " sites";
    }
}

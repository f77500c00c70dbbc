package io.dyndbg.control;

import io.dyndbg.answer.AuditEntry;
import io.dyndbg.query.Batch;
import io.dyndbg.query.BatchEntry;
import io.dyndbg.query.Mistake;
import io.dyndbg.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that one channel wants, as a text that is replaced as a whole: the file. What stands in it before and after goes on as it is,
 * with what it has counted and the time that it has left. Used by one thread at a time.
 */
final class WantedState {
    private static final int MOST_NAMED = 10;

    private final Generations generations;
    private final Messages messages;
    private final Audit audit;
    private final Chores chores;
    private final long startMillis;
    private List<LiveQuery> wanted = List.of();
    private boolean started;

    /** @param startMillis how long after the first text it is told what of it selects nothing */
    WantedState(Generations generations, Messages messages, Audit audit, Chores chores, long startMillis) {
        this.generations = generations;
        this.messages = messages;
        this.audit = audit;
        this.chores = chores;
        this.startMillis = startMillis;
    }

    /** Obeys {@code text} in the place of what was obeyed before; a text with mistakes changes nothing. */
    void obey(String text, Source source) {
        Batch batch = Batch.parse(text);
        if (batch.hasMistakes()) {
            for (BatchEntry entry : batch.entries()) {
                if (entry instanceof Mistake mistake) {
                    messages.warn(source + ": " + mistake + "; nothing changes");
                }
            }
            return;
        }
        if (batch.entries().size() > LiveQueries.MOST) {
            messages.warn(source + ": more than " + LiveQueries.MOST + " queries; nothing changes");
            return;
        }
        List<LiveQuery> before = wanted;
        wanted = batch.entries().stream()
                .map(entry -> goesOn((Query) entry, before, source))
                .toList();
        List<LiveQuery> left =
                wanted.stream().filter(live -> live.ends() > Chores.now()).toList();
        Generations.Replaced replaced = generations.replace(source.channel(), left);
        tell(before, source, replaced);
    }

    private LiveQuery goesOn(Query query, List<LiveQuery> before, Source source) {
        return before.stream()
                .filter(live -> live.query().equals(query))
                .findFirst()
                .orElseGet(() -> generations.live(source, query));
    }

    private void tell(List<LiveQuery> before, Source source, Generations.Replaced replaced) {
        if (wanted.equals(before)) {
            return;
        }
        List<String> named = new ArrayList<>();
        wanted.stream().limit(MOST_NAMED).forEach(live -> named.add(live.query().toString()));
        if (wanted.size() > MOST_NAMED) {
            named.add("and " + (wanted.size() - MOST_NAMED) + " more");
        }
        String all = named.isEmpty() ? "nothing is wanted" : String.join("; ", named);
        audit.write(new AuditEntry(
                source.channel().word(), source.principal(), all, false, replaced.changed(), null, replaced.dropped()));
        List<Query> fresh = wanted.stream()
                .filter(live -> !before.contains(live))
                .map(LiveQuery::query)
                .toList();
        if (started) {
            tellMissed(source, fresh);
        } else {
            // Most modules are known by then.
            started = true;
            chores.later(startMillis, () -> tellMissed(source, fresh));
        }
    }

    private void tellMissed(Source source, List<Query> queries) {
        String missed = generations.wouldMatch(source, queries).stream()
                .filter(tally -> tally.matched() == 0)
                .map(tally -> tally.query() + ": " + tally.answer().toString().replace("\n  ", ", "))
                .collect(Collectors.joining("; "));
        if (!missed.isEmpty()) {
            messages.say(source + ": " + missed);
        }
    }
}

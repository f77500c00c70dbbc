package io.dyndbg.control;

import io.dyndbg.answer.ActiveQuery;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what is in force, and what it has done. Reads the records of the classes that have linked. Used by one thread. */
final class ActiveQueries {
    private final LiveQueries queries;
    private final Messages messages;
    private final Records.Reader records;
    private final Map<LiveQuery, Long> inForce = new HashMap<>();

    ActiveQueries(LiveQueries queries, List<ClassSwitch> switches, Messages messages) {
        this.queries = queries;
        this.messages = messages;
        this.records = new Records.Reader(messages);
        if (!queries.isEmpty()) {
            switches.forEach(this::count);
        }
    }

    private void count(ClassSwitch classSwitch) {
        States states = classSwitch.states();
        if (states == States.ALL_FOLLOW) {
            return;
        }
        try {
            ClassLocations locations = records.read(BlobSources.loaderOf(classSwitch), classSwitch.blob())
                    .of(ClassStates.Origin.of(classSwitch));
            if (locations != null) {
                count(states, locations, queries.fold(locations, e -> messages.warn(e.getMessage())));
            }
        } catch (BlobException e) {
            messages.warn(e.getMessage());
        }
    }

    private void count(States states, ClassLocations locations, Fold fold) {
        for (int i = 0; i < fold.sites(); i++) {
            byte wanted = ClassStates.state(locations, i, fold.flags(i));
            if (fold.decider(i) != null && wanted != States.FOLLOW && states.of(i) == wanted) {
                inForce.merge(fold.decider(i).query(), 1L, Long::sum);
            }
        }
    }

    List<ActiveQuery> answer() {
        return queries.folded().stream().map(this::answer).toList();
    }

    private ActiveQuery answer(LiveQuery live) {
        return new ActiveQuery(
                live.channel().word(),
                live.source().principal(),
                live.query().toString(),
                Duration.ofMillis(Chores.now() - live.since()),
                live.left(),
                inForce.getOrDefault(live, 0L),
                live.conditions().printed(),
                live.conditions().dropped());
    }
}

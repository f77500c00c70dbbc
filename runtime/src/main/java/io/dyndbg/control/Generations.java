package io.dyndbg.control;

import io.dyndbg.query.Query;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.SwitchRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The generations, one after the other: a change of the live queries is published, evaluated, and given to the classes that have
 * linked. Safe for any thread.
 */
final class Generations implements Chores.Chore {
    private final SwitchRegistry registry;
    private final BlobSources blobs;
    private final Messages messages;
    private final Audit audit;
    private final LiveQueries none;
    private final AtomicReference<Generation> newest;
    private final Settling settling;
    private final Latecomers latecomers;
    private final Chores chores;
    /**
     * What became of it when queries were replaced.
     *
     * @param changed how many sites have other flags now
     * @param dropped how many messages those that are gone kept away, and no message told of
     */
    record Replaced(long changed, long dropped) {}

    private volatile boolean fileMayChange;

    /** Whether a query is over for some site, and the states have not followed yet. */
    private final AtomicBoolean spent = new AtomicBoolean();

    /**
     * @param chores does what is due here
     * @param deny what nobody may switch
     */
    Generations(SwitchRegistry registry, BlobSources blobs, Messages messages, Audit audit, Chores chores, Deny deny) {
        this.registry = registry;
        this.blobs = blobs;
        this.messages = messages;
        this.audit = audit;
        this.chores = chores;
        none = LiveQueries.none(deny);
        newest = new AtomicReference<>(new Generation(none));
        settling = new Settling(registry, newest::get, messages);
        latecomers = new Latecomers(classSwitch -> settling.settle(List.of(classSwitch)));
        chores.add(this);
    }

    LiveQueries queries() {
        return newest.get().queries();
    }

    /** Runs what reads records, so that classes that link on this thread meanwhile get their states when it is done. */
    Latecomers latecomers() {
        return latecomers;
    }

    /** Answers a query that would be in force from now on, had it been published. */
    LiveQuery live(Source source, Query query) {
        return LiveQuery.of(source, query, this::spend);
    }

    /** From now on what the file says may be something else some day. */
    void watchFile() {
        fileMayChange = true;
    }

    /** Lets {@code queries} be in force from the first class on; nothing has linked yet. */
    void begin(Source source, List<Query> queries) {
        LiveQueries live = none;
        for (Query query : queries) {
            live = live.with(live(source, query));
        }
        newest.set(new Generation(live));
    }

    /** Gives a class that has just linked its states. With no live query this is one look at a field. */
    void linked(ClassSwitch classSwitch) {
        chores.watch();
        if (!queries().isEmpty() && !latecomers.defer(classSwitch)) {
            latecomers.whileAsking(() -> {
                settling.settleLeftBehind();
                settling.settle(classSwitch);
            });
        }
    }

    /** Adds queries to the live ones; answers the inquiry about what they find. */
    Inquiry add(Source source, List<Query> queries) {
        return latecomers.whileAsking(() -> {
            settling.settleLeftBehind();
            while (true) {
                Generation before = newest.get();
                LiveQueries.Change change = new LiveQueries.Change(before.queries(), fileMayChange);
                List<Tally> tallies = add(source, queries, change);
                boolean news = tallies.stream().anyMatch(Tally::changesQueries);
                Generation after = news ? new Generation(change.queries()) : before;
                // What they find is looked for behind this: somebody else may publish meanwhile, and need not be waited
                // for.
                if (newest.compareAndSet(before, after)) {
                    chores.watch();
                    long dropped = after.queries().takeUnsaidOfGone(before.queries());
                    tallies.stream().filter(Tally::isNews).findFirst().ifPresent(tally -> tally.addDropped(dropped));
                    return evaluate(before, after, tallies);
                }
            }
        });
    }

    private List<Tally> add(Source source, List<Query> queries, LiveQueries.Change change) {
        List<Tally> tallies = new ArrayList<>();
        for (Query query : queries) {
            LiveQuery live = live(source, query);
            LiveQueries.Effect effect = change.add(live);
            LiveQuery added = change.addedFor(query);
            tallies.add(
                    new Tally(added == null ? live : added, effect, query.clearsChannel() ? change.queries() : null));
        }
        tallies.stream().filter(tally -> change.addedFor(tally.query()) != null).forEach(Tally::keep);
        return tallies;
    }

    private Inquiry evaluate(Generation before, Generation after, List<Tally> tallies) {
        List<ClassSwitch> switches = registry.switches();
        Collection<BlobSource> sources = blobs.find(switches);
        Inquiry inquiry = new Inquiry(before.queries(), after, tallies, switches);
        try {
            inquiry.look(sources);
        } catch (VirtualMachineError noRoom) {
            // They are in force all the same, so the classes that have linked are to follow when there is room.
            settling.leaveBehind();
            throw noRoom;
        }
        if (after != before || inquiry.anyStale()) {
            settling.settle(registry.switches().stream()
                    .filter(classSwitch -> after.queries().isEmpty() || !inquiry.staysAsItIs(classSwitch))
                    .toList());
        }
        inquiry.explainMisses(sources);
        return inquiry;
    }

    /**
     * Puts queries in the place of all that came by their channel, as one step.
     *
     * @return what that did
     */
    Replaced replace(Channel channel, List<LiveQuery> queries) {
        return latecomers.whileAsking(() -> {
            settling.settleLeftBehind();
            while (true) {
                Generation before = newest.get();
                LiveQueries.Change change = new LiveQueries.Change(before.queries(), fileMayChange);
                if (!change.replace(channel, queries)) {
                    return new Replaced(0, 0);
                }
                Generation after = new Generation(change.queries());
                if (newest.compareAndSet(before, after)) {
                    chores.watch();
                    settling.settle(registry.switches());
                    long dropped = after.queries().takeUnsaidOfGone(before.queries());
                    return new Replaced(compare(before, after).changed(), dropped);
                }
            }
        });
    }

    /** Answers what queries would find; nothing changes but what should have before. */
    List<Tally> wouldMatch(Source source, List<Query> queries) {
        settling.settleLeftBehind();
        List<Tally> tallies = queries.stream()
                .map(query -> new Tally(live(source, query), LiveQueries.Effect.NONE, none))
                .toList();
        latecomers.whileAsking(() -> {
            List<ClassSwitch> switches = registry.switches();
            Collection<BlobSource> sources = blobs.find(switches);
            Inquiry inquiry = new Inquiry(none, new Generation(none), tallies, switches);
            inquiry.look(sources);
            inquiry.explainMisses(sources);
        });
        return tallies;
    }

    /** Called by statements: what is to be done takes too long for them. */
    private void spend() {
        spent.set(true);
        chores.watch();
    }

    @Override
    public long due() {
        return spent.get() ? Chores.now() : queries().nextEnd();
    }

    /** Takes out what has ended and folds what is left; what an ended query had overridden comes back. */
    @Override
    public void run() {
        boolean anySpent = spent.getAndSet(false);
        while (true) {
            Generation before = newest.get();
            LiveQueries.Change change = new LiveQueries.Change(before.queries(), fileMayChange);
            List<LiveQuery> ended = change.takeOutEnded(Chores.now());
            if (ended.isEmpty() && !anySpent) {
                return;
            }
            Generation after = new Generation(change.queries());
            if (newest.compareAndSet(before, after)) {
                latecomers.whileAsking(() -> settling.settle(registry.switches()));
                if (!ended.isEmpty()) {
                    Comparison comparison = latecomers.whileAsking(() -> compare(before, after));
                    ended.forEach(live -> audit.write(live.ended(comparison.changed(live))));
                }
                return;
            }
        }
    }

    private Comparison compare(Generation before, Generation after) {
        return new Comparison(before.queries(), after.queries(), messages).look(blobs.find(registry.switches()));
    }

    /** Ends all queries. */
    void end() {
        newest.set(new Generation(none));
        latecomers.whileAsking(() -> settling.settle(registry.switches()));
    }
}

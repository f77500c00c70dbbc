package io.dyndbg.control;

import io.dyndbg.answer.Answer;
import io.dyndbg.answer.Failure;
import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.blob.BlobException;
import io.dyndbg.query.Batch;
import io.dyndbg.query.BatchEntry;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Mistake;
import io.dyndbg.query.Query;
import io.dyndbg.query.Terms;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import io.dyndbg.switches.SwitchRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where queries go in and the listing comes out, and where a class that links learns its states.
 *
 * <p>There is one immutable {@link Generation} at a time. A query publishes the next one and then walks the registry; a
 * class that links is registered first and then reads what is published. So whichever comes second sees the other, and
 * since states are flipped only while their generation is still the newest one, the newest wins.
 *
 * <p>Safe for any thread. Batches wait for each other; nobody else waits for anybody: linking, listing and statements take no
 * lock of a batch.
 */
public final class Control {

    /** Made when the first class links or somebody asks, whichever comes first. */
    private static final class Holder {
        private static final Control OF_THIS_JVM =
                new Control(new SwitchRegistry(), StartOptions.ofThisJvm(), new LinkedOutlets());
    }

    private static final String OFF = "dyndbg is off (-Ddyndbg=off): it reads nothing and obeys nobody";

    private final Messages messages = new Messages();
    private final BlobSources blobs = new BlobSources(messages);
    private final Latecomers latecomers = new Latecomers(this::settle);
    private final Object oneBatch = new Object();
    private final SwitchRegistry registry;
    private final ObstacleCheck obstacles;
    private final boolean off;
    /** What to say of the start options, once this is made: who writes it down may be a logger, and link classes itself. */
    private final AtomicReference<List<Runnable>> unsaid = new AtomicReference<>();

    private volatile Generation generation = Generation.FIRST;

    Control(SwitchRegistry registry, StartOptions options, ObstacleCheck obstacles) {
        this.registry = registry;
        this.obstacles = obstacles;
        this.off = options.off();
        List<Runnable> toSay = new ArrayList<>();
        options.warnings().forEach(warning -> toSay.add(() -> messages.warn(warning)));
        LiveQueries queries = LiveQueries.NONE;
        for (Query query : options.queries()) {
            queries = queries.with(new LiveQuery(Channel.START, query));
            toSay.add(() -> messages.audit(Channel.START.word() + ": " + query + ": applies as classes link"));
        }
        unsaid.set(toSay);
        generation = new Generation(queries);
    }

    public static Control ofThisJvm() {
        return Holder.OF_THIS_JVM;
    }

    public SwitchRegistry registry() {
        return registry;
    }

    /** Answers whether dyndbg is switched off: then classes link to a constant, and need not be registered. */
    public boolean off() {
        return off;
    }

    /**
     * Gives a class that has just linked, and is registered, the states that the live queries give it. With no live query
     * this is one look at a field. Never throws: what fails is said once, and the class follows.
     */
    public void linked(ClassSwitch classSwitch) {
        sayStart();
        if (!generation.queries().isEmpty() && !latecomers.defer(classSwitch)) {
            latecomers.whileAsking(() -> settle(classSwitch));
        }
    }

    private void sayStart() {
        List<Runnable> toSay = unsaid.get() == null ? null : unsaid.getAndSet(null);
        if (toSay != null) {
            toSay.forEach(Runnable::run);
        }
    }

    /** Says once that {@code type} was woven by a dyndbg that is later than this library, and so follows its loggers. */
    public void wovenLater(Class<?> type) {
        messages.warn(
                type.getName() + " was woven by a later version of dyndbg than the dyndbg-runtime that is here, so"
                        + " its statements follow their loggers. Update dyndbg-runtime");
    }

    /** Flips {@code classSwitch} to the states of the newest generation. No lock is held while records are read. */
    private void settle(ClassSwitch classSwitch) {
        try {
            while (true) {
                Generation newest = generation;
                States states = states(newest, classSwitch);
                if (states == null) {
                    // Its records can't be read: it stays as it is, and whoever comes next tries again.
                    return;
                }
                synchronized (classSwitch) {
                    if (newest == generation) {
                        if (!states.equals(classSwitch.states())) {
                            classSwitch.flip(states);
                        }
                        return;
                    }
                }
            }
        } catch (Throwable e) {
            // A statement that links must run whatever happens here, even without memory or stack.
            warnOf(classSwitch.blob(), e);
        }
    }

    /** Answers null if the records can't be read. */
    private States states(Generation newest, ClassSwitch classSwitch) {
        if (newest.queries().isEmpty()) {
            return States.ALL_FOLLOW;
        }
        ClassLoader loader = BlobSources.loaderOf(classSwitch);
        BlobStates states = newest.remembered(loader, classSwitch.blob());
        if (states == null) {
            states = evaluate(newest, loader, classSwitch.blob());
            if (states == null) {
                newest.miss(loader, classSwitch.blob());
                return null;
            }
            newest.remember(loader, classSwitch.blob(), states);
            if (newest.found(loader, classSwitch.blob())) {
                settleOthers(classSwitch, loader);
            }
        }
        return states.statesFor(classSwitch);
    }

    /** What linked while the records could not be read gets its states now. */
    private void settleOthers(ClassSwitch classSwitch, ClassLoader loader) {
        registry.switches().stream()
                .filter(other -> other != classSwitch
                        && other.blob().equals(classSwitch.blob())
                        && BlobSources.loaderOf(other) == loader)
                .forEach(this::settle);
    }

    /**
     * Several threads may do this at once for one blob: that costs time, a lock here could cost a deadlock.
     *
     * @return null if it can't be read
     */
    private BlobStates evaluate(Generation newest, ClassLoader loader, String blob) {
        try {
            return BlobStates.of(newest.queries(), BlobSource.read(loader, blob));
        } catch (BlobException e) {
            messages.warn(e.getMessage());
        } catch (Throwable e) {
            warnOf(blob, e);
        }
        return null;
    }

    private void warnOf(String blob, Throwable e) {
        try {
            messages.warn(blob + ": " + e + "; its statements follow their loggers");
        } catch (Throwable again) {
            // Nothing is left to say it with.
        }
    }

    /** Obeys a batch. See {@link io.dyndbg.Dyndbg#query}. */
    public Answer query(String text) {
        sayStart();
        Batch batch = Batch.parse(text);
        if (off) {
            return notObeyed(batch, OFF);
        }
        if (batch.strict() && batch.hasMistakes()) {
            return notObeyed(batch, "not obeyed: another query of this strict batch failed");
        }
        return latecomers.whileAsking(() -> {
            synchronized (oneBatch) {
                return obey(batch);
            }
        });
    }

    private static Answer notObeyed(Batch batch, String why) {
        List<QueryAnswer> answers = new ArrayList<>();
        for (BatchEntry statement : batch.entries()) {
            answers.add(
                    statement instanceof Mistake mistake
                            ? failed(mistake)
                            : QueryAnswer.notObeyed(statement.text(), why));
        }
        return new Answer(answers);
    }

    private static QueryAnswer failed(Mistake mistake) {
        return QueryAnswer.of(new Failure(
                mistake.text(),
                mistake.word(),
                mistake.place().line(),
                mistake.place().column(),
                mistake.message()));
    }

    private Answer obey(Batch batch) {
        LiveQueries before = generation.queries();
        LiveQueries after = before;
        List<Tally> tallies = new ArrayList<>();
        for (BatchEntry statement : batch.entries()) {
            if (statement instanceof Query query) {
                after = after.with(new LiveQuery(Channel.API, query));
                tallies.add(new Tally(query, after));
            }
        }
        if (!tallies.isEmpty()) {
            List<ClassSwitch> switches = registry.switches();
            Collection<BlobSource> sources = blobs.find(switches);
            Inquiry inquiry = new Inquiry(before, tallies, switches);
            Generation next = new Generation(after);
            inquiry.look(sources, next);
            if (after != before) {
                generation = next;
            }
            if (!after.sameAs(before)) {
                registry.switches().stream()
                        .filter(classSwitch -> !inquiry.unread(classSwitch))
                        .forEach(this::settle);
            }
            inquiry.explainMisses(sources);
            inquiry.checkOutlets(obstacles);
            audit(before, tallies);
        }
        return answer(batch, tallies);
    }

    private void audit(LiveQueries before, List<Tally> tallies) {
        LiveQueries last = before;
        for (Tally tally : tallies) {
            if (!tally.after().sameAs(last)) {
                messages.audit(Channel.API.word() + ", thread "
                        + Thread.currentThread().getName() + ": " + tally.query() + ": " + tally.changed() + " of "
                        + tally.matched() + " sites changed");
            }
            last = tally.after();
        }
    }

    private static Answer answer(Batch batch, List<Tally> tallies) {
        List<QueryAnswer> answers = new ArrayList<>();
        int next = 0;
        for (BatchEntry statement : batch.entries()) {
            answers.add(
                    statement instanceof Mistake mistake
                            ? failed(mistake)
                            : tallies.get(next++).answer());
        }
        return new Answer(answers);
    }

    /** Writes the listing of the sites that {@code terms} select. See {@link io.dyndbg.Dyndbg#listing}. */
    public void listing(String terms, Appendable to) throws IOException {
        sayStart();
        Terms selected;
        try {
            selected = Terms.parse(terms);
        } catch (IllFormedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (off) {
            to.append("# ").append(OFF).append('\n');
            return;
        }
        latecomers.<Void, IOException>whileAsking(() -> {
            new Listing(generation.queries(), selected, to).write(blobs.find(registry.switches()));
            return null;
        });
    }
}

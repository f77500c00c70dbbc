package io.dyndbg.control;

import io.dyndbg.answer.Answer;
import io.dyndbg.answer.Failure;
import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.query.Batch;
import io.dyndbg.query.BatchEntry;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Mistake;
import io.dyndbg.query.Query;
import io.dyndbg.query.Terms;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.SwitchRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Where queries go in and the listing comes out, and where a class that links learns its states.
 *
 * <p>There is one immutable {@link Generation} at a time. A query publishes the next one and then walks the registry; a
 * class that links is registered first and then reads what is published. So whichever comes second sees the other, and
 * since states are flipped only while their generation is still the newest one, the newest wins. Two batches at once are
 * both evaluated, and the one that is published second is evaluated again.
 *
 * <p>Safe for any thread. Nobody waits for anybody: no lock is held while class loaders, logging libraries or
 * {@code System.err} are called, which may come back here.
 */
public final class Control {

    /** Made when the first class links or somebody asks, whichever comes first. */
    private static final class Holder {
        private static final Control OF_THIS_JVM =
                new Control(new SwitchRegistry(), StartOptions.ofThisJvm(), new LinkedOutlets(), START_REPORT_MILLIS);
    }

    private static final long START_REPORT_MILLIS = 10_000;

    private final Messages messages = new Messages();
    private final BlobSources blobs = new BlobSources(messages);
    private final SwitchRegistry registry;
    private final ObstacleCheck obstacles;
    /** What switched dyndbg off, as it was typed; null if nothing did. */
    private final String off;

    private final AtomicReference<Generation> generation;
    private final Settling settling;
    private final Latecomers latecomers;
    private final StartReport startReport;
    private final Expiry expiry;
    /** Whether a query is over for some site, and the states have not followed yet. */
    private final AtomicBoolean spent = new AtomicBoolean();
    /** What to say of the start options, once this is made: who writes it down may be a logger, and link classes itself. */
    private final AtomicReference<List<Runnable>> unsaid = new AtomicReference<>();

    /** @param startReportMillis how long after the first class has linked the start options are told about; 0 for never */
    Control(SwitchRegistry registry, StartOptions options, ObstacleCheck obstacles, long startReportMillis) {
        this.registry = registry;
        this.obstacles = obstacles;
        this.off = options.off();
        LiveQueries queries = LiveQueries.NONE;
        for (Query query : options.queries()) {
            queries = queries.with(LiveQuery.of(Channel.START, query, this::spend));
        }
        unsaid.set(toSay(options));
        boolean told = startReportMillis > 0 && !options.quiet();
        startReport =
                new StartReport(told ? options.queries() : List.of(), this::wouldMatch, messages, startReportMillis);
        generation = new AtomicReference<>(new Generation(queries));
        settling = new Settling(registry, generation::get, messages);
        latecomers = new Latecomers(classSwitch -> settling.settle(List.of(classSwitch)));
        expiry = new Expiry(() -> generation.get().queries().nextEnd(), this::takeOutEnded);
    }

    private List<Runnable> toSay(StartOptions options) {
        List<Runnable> toSay = new ArrayList<>();
        options.warnings().forEach(warning -> toSay.add(() -> messages.warn(warning)));
        List<Query> queries = options.queries();
        if (!queries.isEmpty() && !options.quiet()) {
            String all = queries.stream().map(Query::toString).collect(Collectors.joining("; "));
            toSay.add(() -> messages.audit(Channel.START.word() + ": " + all
                    + (queries.size() == 1 ? ": applies as classes link" : ": apply as classes link")));
        }
        return toSay;
    }

    /** Answers what queries would be answered; nothing changes but what should have before. */
    private List<QueryAnswer> wouldMatch(List<Query> queries) {
        settling.settleLeftBehind();
        List<Tally> tallies = queries.stream()
                .map(query -> new Tally(LiveQuery.of(Channel.START, query, this::spend), false, LiveQueries.NONE))
                .toList();
        latecomers.whileAsking(() -> {
            List<ClassSwitch> switches = registry.switches();
            Collection<BlobSource> sources = blobs.find(switches);
            Inquiry inquiry = new Inquiry(LiveQueries.NONE, new Generation(LiveQueries.NONE), tallies, switches);
            inquiry.look(sources);
            inquiry.explainMisses(sources);
        });
        return tallies.stream().map(Tally::answer).toList();
    }

    public static Control ofThisJvm() {
        return Holder.OF_THIS_JVM;
    }

    public SwitchRegistry registry() {
        return registry;
    }

    /** Answers whether dyndbg is switched off: then classes link to a constant, and need not be registered. */
    public boolean off() {
        return off != null;
    }

    private String offMessage() {
        return "dyndbg is off (" + off + "): it reads nothing and obeys nobody";
    }

    /**
     * Gives a class that has just linked, and is registered, the states that the live queries give it. With no live query
     * this is one look at a field. What fails is said once, and tried again at the next occasion.
     *
     * @throws StackOverflowError if there is no room left on the stack: the class must link again, from somewhere else
     */
    public void linked(ClassSwitch classSwitch) {
        sayStart();
        startReport.begin();
        expiry.watch();
        if (!generation.get().queries().isEmpty() && !latecomers.defer(classSwitch)) {
            latecomers.whileAsking(() -> {
                settling.settleLeftBehind();
                settling.settle(classSwitch);
            });
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

    /** Obeys a batch from {@link io.dyndbg.Dyndbg#query}. */
    public Answer query(String text) {
        return query(text, Channel.API, "thread " + Thread.currentThread().getName());
    }

    /**
     * Obeys a batch.
     *
     * @param principal who asked, for the audit line
     */
    Answer query(String text, Channel channel, String principal) {
        sayStart();
        Batch batch = Batch.parse(text);
        if (off()) {
            return notObeyed(batch, offMessage());
        }
        if (batch.strict() && batch.hasMistakes()) {
            return notObeyed(batch, "not obeyed: another query of this strict batch failed");
        }
        List<Query> queries = batch.entries().stream()
                .filter(Query.class::isInstance)
                .map(Query.class::cast)
                .toList();
        List<Tally> tallies = List.of();
        if (!queries.isEmpty()) {
            Inquiry inquiry = latecomers.whileAsking(() -> obey(queries, channel));
            tallies = inquiry.tallies();
            inquiry.checkOutlets(obstacles);
            tallies.stream()
                    .filter(Tally::isNews)
                    .forEach(tally -> messages.audit(channel.word() + ", " + principal + ": " + tally.query() + ": "
                            + tally.changed() + " of " + tally.matched() + " sites changed"));
        }
        return answer(batch, tallies);
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

    /** Answers the inquiry after which the queries were published. */
    private Inquiry obey(List<Query> queries, Channel channel) {
        settling.settleLeftBehind();
        while (true) {
            Generation before = generation.get();
            LiveQueries.Change change = new LiveQueries.Change(before.queries());
            List<Tally> tallies = new ArrayList<>();
            for (Query query : queries) {
                LiveQuery live = LiveQuery.of(channel, query, this::spend);
                boolean news = change.add(live);
                tallies.add(new Tally(live, news, query.clearsChannel() ? change.queries() : null));
            }
            boolean news = tallies.stream().anyMatch(Tally::isNews);
            Generation after = news ? new Generation(change.queries()) : before;
            List<ClassSwitch> switches = registry.switches();
            Collection<BlobSource> sources = blobs.find(switches);
            Inquiry inquiry = new Inquiry(before.queries(), after, tallies, switches);
            inquiry.look(sources);
            if (generation.compareAndSet(before, after)) {
                expiry.watch();
                if (news || inquiry.anyStale()) {
                    settling.settle(registry.switches().stream()
                            .filter(classSwitch -> after.queries().isEmpty() || !inquiry.staysAsItIs(classSwitch))
                            .toList());
                }
                inquiry.explainMisses(sources);
                return inquiry;
            }
        }
    }

    /** Called by statements: what is to be done takes too long for them. */
    private void spend() {
        spent.set(true);
        expiry.ask();
    }

    /** Folds what is left; what an ended query had overridden comes back. */
    private void takeOutEnded() {
        boolean anySpent = spent.getAndSet(false);
        while (true) {
            Generation before = generation.get();
            LiveQueries.Change change = new LiveQueries.Change(before.queries());
            List<LiveQuery> ended = change.takeOutEnded(LiveQuery.now());
            if (ended.isEmpty() && !anySpent) {
                return;
            }
            if (generation.compareAndSet(before, new Generation(change.queries()))) {
                latecomers.whileAsking(() -> settling.settle(registry.switches()));
                ended.forEach(live -> messages.audit(live + ": ended" + live.unsaid()));
                return;
            }
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
        if (off()) {
            to.append("# ").append(offMessage()).append('\n');
            return;
        }
        // Who takes the text may be slow, and is nobody whom a class that links should wait for.
        Listing listing = new Listing(generation.get().queries(), selected);
        to.append(listing.heading());
        latecomers.whileAsking(() -> listing.find(blobs.find(registry.switches())));
        for (String part = latecomers.whileAsking(listing::next);
                part != null;
                part = latecomers.whileAsking(listing::next)) {
            to.append(part);
        }
    }
}

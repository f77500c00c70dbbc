package io.dyndbg.control;

import io.dyndbg.answer.ActiveQuery;
import io.dyndbg.answer.Answer;
import io.dyndbg.answer.AuditEntry;
import io.dyndbg.blob.BlobException;
import io.dyndbg.print.AuditLog;
import io.dyndbg.query.Batch;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Query;
import io.dyndbg.query.Terms;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.SwitchRegistry;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where queries go in and the listing comes out, and where a class that links learns its states.
 *
 * <p>There is one immutable {@link Generation} at a time. A query publishes the next one and then walks the registry; a
 * class that links is registered first and then reads what is published. So whichever comes second sees the other, and
 * since states are flipped only while their generation is still the newest one, the newest wins.
 *
 * <p>Safe for any thread. Nobody waits for anybody: no lock is held while class loaders, logging libraries or
 * {@code System.err} are called, which may come back here.
 */
public final class Control {

    /** Made when the first class links or somebody asks, whichever comes first. */
    private static final class Holder {
        private static final Control OF_THIS_JVM = new Control(
                new SwitchRegistry(),
                StartOptions.ofThisJvm(),
                new LinkedOutlets(),
                AuditLog::write,
                START_REPORT_MILLIS);
    }

    private static final long START_REPORT_MILLIS = 10_000;

    private final Messages messages = new Messages();
    private final Audit audit;
    private final BlobSources blobs = new BlobSources(messages);
    private final Chores chores = new Chores();
    private final SwitchRegistry registry;
    private final ObstacleCheck obstacles;
    private volatile boolean closed;
    /** What switched dyndbg off, as it was typed; null if nothing did. */
    private final String off;

    private final Permissions permissions;
    private final Generations generations;
    private final StartReport startReport;
    private final WantedState file;

    /**
     * @param auditLog as in {@link Audit}
     * @param startReportMillis how long after the first class has linked the start options are told about; 0 for never
     */
    Control(
            SwitchRegistry registry,
            StartOptions options,
            ObstacleCheck obstacles,
            Predicate<String> auditLog,
            long startReportMillis) {
        this.audit = new Audit(auditLog, messages);
        this.registry = registry;
        this.obstacles = obstacles;
        this.off = options.off();
        permissions = options.permissions();
        generations = new Generations(registry, blobs, messages, audit, chores, permissions.deny());
        generations.begin(StartReport.SOURCE, options.queries());
        file = new WantedState(generations, messages, audit, chores, startReportMillis);
        startReport = new StartReport(options, generations, messages, chores, startReportMillis);
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
        startReport.say();
        startReport.begin();
        generations.linked(classSwitch);
    }

    /** Answers what runs on the one thread of this library. */
    public Chores chores() {
        return chores;
    }

    /** Says what somebody should know whom nobody answers; each sentence once. */
    public void warn(String warning) {
        messages.warn(warning);
    }

    /** Lets queries that take be kept: somebody watches a file, and may come with another text of it at any time. */
    public void watchFile() {
        generations.watchFile();
    }

    /**
     * Obeys what a file says, in the place of what it said before. What is wrong with it is said, and then nothing changes.
     * Called by one thread at a time.
     */
    public void obeyFile(String text, String path) {
        if (closed) {
            return;
        }
        startReport.say();
        String shut = permissions.closed(Channel.FILE);
        if (shut != null) {
            messages.warn("file, " + path + ": not obeyed: " + shut);
            return;
        }
        file.obey(text, new Source(Channel.FILE, path));
    }

    /** Says once that {@code type} was woven by a dyndbg that is later than this library, and so follows its loggers. */
    public void wovenLater(Class<?> type) {
        messages.warn(
                type.getName() + " was woven by a later version of dyndbg than the dyndbg-runtime that is here, so"
                        + " its statements follow their loggers. Update dyndbg-runtime");
    }

    /** Obeys a batch from {@link io.dyndbg.Dyndbg#query}, of nobody whom one knows by name. */
    public Answer query(String text) {
        return query(text, "thread " + Thread.currentThread().getName());
    }

    /** Obeys a batch from {@link io.dyndbg.Dyndbg#query}. */
    public Answer query(String text, String principal) {
        return query(text, new Source(Channel.API, principal));
    }

    /** Obeys a batch that came through JMX; {@code principal} is empty if nobody knows who asked. */
    public Answer queryOverJmx(String text, String principal) {
        return query(text, new Source(Channel.JMX, principal));
    }

    private Answer query(String text, Source source) {
        startReport.say();
        Batch batch = Batch.parse(text);
        if (off()) {
            return Answers.notObeyed(batch, offMessage());
        }
        if (closed) {
            return Answers.notObeyed(batch, "not obeyed: dyndbg was closed");
        }
        String shut = permissions.closed(source.channel());
        if (shut != null) {
            return Answers.notObeyed(batch, "not obeyed: " + shut);
        }
        if (batch.strict() && batch.hasMistakes()) {
            return Answers.notObeyed(batch, "not obeyed: another query of this strict batch failed");
        }
        List<Query> queries = batch.entries().stream()
                .filter(Query.class::isInstance)
                .map(Query.class::cast)
                .toList();
        if (queries.isEmpty()) {
            return Answers.of(batch, List.of());
        }
        if (batch.strict() && generations.queries().folded().size() + queries.size() > LiveQueries.MOST) {
            return Answers.notObeyed(batch, "not obeyed: more than " + LiveQueries.MOST + " queries would be in force");
        }
        Inquiry inquiry = generations.add(source, queries);
        inquiry.checkOutlets(obstacles);
        List<Tally> tallies = inquiry.tallies();
        tallies.stream().filter(Tally::isNews).map(Tally::entry).forEach(audit::write);
        return Answers.of(batch, tallies);
    }

    /** Answers the number of woven classes that have linked and still exist. */
    public int linkedClasses() {
        return registry.switches().size();
    }

    /** Answers the modules whose records are known, each once, in order. */
    public List<String> modules() {
        SortedSet<String> modules = new TreeSet<>();
        generations.latecomers().whileAsking(() -> {
            for (BlobSource source : blobs.find(registry.switches())) {
                try {
                    modules.addAll(source.read().modules());
                } catch (BlobException e) {
                    messages.warn(e.getMessage());
                }
            }
        });
        return List.copyOf(modules);
    }

    /** Lets {@code listener} know of each change from now on. */
    public void addAuditListener(Consumer<AuditEntry> listener) {
        audit.add(listener);
    }

    /** Lets {@code listener} know of nothing any more. */
    public void removeAuditListener(Consumer<AuditEntry> listener) {
        audit.remove(listener);
    }

    /** Answers whether all was ended. */
    public boolean isClosed() {
        return closed;
    }

    /** Ends all queries and the thread; from now on nobody is obeyed, and classes that link follow their loggers. */
    public void close() {
        closed = true;
        startReport.end();
        chores.end();
        generations.end();
        audit.clear();
    }

    /** Answers the queries that are in force. See {@link io.dyndbg.Dyndbg#queries}. */
    public List<ActiveQuery> queries() {
        return new ActiveQueries(generations.queries(), registry.switches(), messages).answer();
    }

    /** Writes the listing of the sites that {@code terms} select. See {@link io.dyndbg.Dyndbg#listing}. */
    public void listing(String terms, Appendable to) throws IOException {
        startReport.say();
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
        Latecomers latecomers = generations.latecomers();
        Listing listing = new Listing(generations.queries(), selected);
        to.append(listing.heading());
        latecomers.whileAsking(() -> listing.find(blobs.find(registry.switches())));
        for (String part = latecomers.whileAsking(listing::next);
                part != null;
                part = latecomers.whileAsking(listing::next)) {
            to.append(part);
        }
    }
}

package io.dyndbg.control;

import io.dyndbg.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Tells what the start options do, to whom nobody is there to answer: at first what they are, and ten seconds after the first woven
 * class has linked, when most modules are known, or when the JVM ends before that, what they found. Its hook lives no longer.
 */
final class StartReport {
    static final Source SOURCE = new Source(Channel.START, "");

    private final List<Query> queries;
    private final Generations generations;
    private final Messages messages;
    private final long delayMillis;
    private final Chores chores;
    private final Thread atEnd = new Thread(this::tell, "dyndbg-start-end");
    private volatile long due = LiveQuery.NEVER;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();
    /** What to say at first, once there is a control: who writes it down may be a logger, and link classes itself. */
    private final AtomicReference<List<Runnable>> unsaid = new AtomicReference<>();

    /** @param delayMillis how long after the first class has linked it is told what was found; 0 for never */
    StartReport(StartOptions options, Generations generations, Messages messages, Chores chores, long delayMillis) {
        this.queries = options.quiet() ? List.of() : options.queries();
        this.generations = generations;
        this.messages = messages;
        this.chores = chores;
        this.delayMillis = delayMillis;
        List<Runnable> toSay = new ArrayList<>();
        options.warnings().forEach(warning -> toSay.add(() -> messages.warn(warning)));
        if (!queries.isEmpty()) {
            String all = queries.stream().map(Query::toString).collect(Collectors.joining("; "));
            String apply = queries.size() == 1 ? ": applies as classes link" : ": apply as classes link";
            toSay.add(() -> messages.say(SOURCE + ": " + all + apply));
        }
        unsaid.set(toSay);
    }

    /** Says what the options are, unless it was said. */
    void say() {
        List<Runnable> toSay = unsaid.get() == null ? null : unsaid.getAndSet(null);
        if (toSay != null) {
            toSay.forEach(Runnable::run);
        }
    }

    /** Begins to wait; a class has linked. */
    void begin() {
        if (queries.isEmpty() || delayMillis == 0 || !begun.compareAndSet(false, true)) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(atEnd);
            chores.later(delayMillis, this::tellNow);
        } catch (IllegalStateException | SecurityException | OutOfMemoryError impossible) {
            // The JVM ends just now: a class that links must link all the same.
            return;
        }
    }

    private void tellNow() {
        if (end()) {
            tell();
        }
    }

    /** Tells nothing any more; answers whether it would have been told at the end of the JVM. */
    boolean end() {
        begun.set(true);
        try {
            return Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // The hook tells it.
            return false;
        }
    }

    private void tell() {
        try {
            tellOnce();
        } catch (VirtualMachineError noRoom) {
            // The heap is full: the application's handler of uncaught errors, which may end it, is not for us.
            return;
        }
    }

    private void tellOnce() {
        if (told.compareAndSet(false, true)) {
            messages.say(SOURCE + ", so far: "
                    + generations.wouldMatch(SOURCE, queries).stream()
                            .map(tally -> tally.query() + ": "
                                    + tally.answer().toString().replace("\n  ", ", "))
                            .collect(Collectors.joining("; ")));
        }
    }
}

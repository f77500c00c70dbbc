package io.dyndbg.control;

import io.dyndbg.print.Condition;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.query.ContextEntry;
import io.dyndbg.query.QueryOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** What the options of one query mean for one site, and what was counted of it, as long as the query lives. */
final class SiteCondition implements Condition {
    private final QueryOptions options;
    private final Runnable spent;
    private final LongAdder printedOfQuery;
    private final LongAdder droppedOfQuery;
    private final AtomicInteger printed = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicReference<Window> window = new AtomicReference<>(new Window(System.nanoTime(), 0));

    /** The period that a rate counts in, by its beginning. */
    private record Window(long startNanos, int messages) {}

    /**
     * @param spent is called once, when the last message was printed that the query lets through; must not fail
     * @param printed counts what comes through, of all sites of the query
     * @param dropped counts what the rate keeps away, of all sites of the query
     */
    SiteCondition(QueryOptions options, Runnable spent, LongAdder printed, LongAdder dropped) {
        this.options = options;
        this.spent = spent;
        this.printedOfQuery = printed;
        this.droppedOfQuery = dropped;
    }

    /** Answers whether no message comes any more. */
    boolean isSpent() {
        return options.max() != null && printed.get() >= options.max();
    }

    /** Answers how many messages the rate kept away that nobody was told of yet; from now on somebody was. */
    long takeDropped() {
        return dropped.getAndSet(0);
    }

    @Override
    public boolean holds(LoggingApi api) {
        return !isSpent() && isCalledRight(api) && (options.rate() == null || next(window.get()) != null);
    }

    @Override
    public String admit(LoggingApi api) {
        if (isSpent() || !isCalledRight(api)) {
            return null;
        }
        if (options.rate() != null && !count()) {
            dropped.incrementAndGet();
            droppedOfQuery.increment();
            return null;
        }
        if (options.max() != null && !countToMost()) {
            return null;
        }
        printedOfQuery.increment();
        long unsaid = dropped.get() == 0 ? 0 : takeDropped();
        return unsaid == 0 ? "" : "[" + unsaid + " dropped] ";
    }

    private boolean isCalledRight(LoggingApi api) {
        if (options.thread() != null
                && !options.thread().matches(Thread.currentThread().getName())) {
            return false;
        }
        ContextEntry wanted = options.mdc();
        if (wanted == null) {
            return true;
        }
        String value = api.context(wanted.key());
        return value != null && (wanted.value() == null || wanted.value().equals(value));
    }

    private boolean countToMost() {
        int number = printed.incrementAndGet();
        if (number == options.max()) {
            spent.run();
        }
        return number <= options.max();
    }

    private boolean count() {
        while (true) {
            Window now = window.get();
            Window next = next(now);
            if (next == null || window.compareAndSet(now, next)) {
                return next != null;
            }
        }
    }

    /** Answers the window with one message more; null if it is full. */
    private Window next(Window now) {
        long time = System.nanoTime();
        if (time - now.startNanos() >= options.rate().period().toNanos()) {
            return new Window(time, 1);
        }
        return now.messages() < options.rate().messages() ? new Window(now.startNanos(), now.messages() + 1) : null;
    }
}

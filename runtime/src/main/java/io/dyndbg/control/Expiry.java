package io.dyndbg.control;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Takes queries out when their time is over. It has a thread as long as there is a query that ends, and none else. */
final class Expiry {
    private static final long PATIENCE_MILLIS = 1_000;

    private final LongSupplier nextEnd;
    private final Runnable takeOut;
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    /**
     * @param nextEnd answers when the next live query ends, as {@link LiveQuery#ends} says it
     * @param takeOut takes out those that have ended
     */
    Expiry(LongSupplier nextEnd, Runnable takeOut) {
        this.nextEnd = nextEnd;
        this.takeOut = takeOut;
    }

    /** Looks again when the next query ends: the live ones are others now. */
    void watch() {
        if (nextEnd.getAsLong() != LiveQuery.NEVER || asked.get()) {
            wake();
        }
    }

    /** Takes out what has ended as soon as may be, on the thread of this. */
    void ask() {
        asked.set(true);
        wake();
    }

    private void wake() {
        Thread waiting = thread.get();
        if (waiting != null) {
            LockSupport.unpark(waiting);
            return;
        }
        // It may be made in a statement: nothing of its thread lives on in this one.
        Thread made = new Thread(null, this::run, "dyndbg-expiry", 0, false);
        made.setDaemon(true);
        made.setContextClassLoader(null);
        if (!thread.compareAndSet(null, made)) {
            return;
        }
        try {
            made.start();
        } catch (OutOfMemoryError noThread) {
            // The next query, or the next class that links, tries again.
            thread.set(null);
        }
    }

    private void run() {
        while (true) {
            if (asked.getAndSet(false)) {
                takeOutOrWait();
            }
            long end = nextEnd.getAsLong();
            if (end == LiveQuery.NEVER) {
                thread.set(null);
                // Whoever published one meanwhile may have seen this thread.
                watch();
                return;
            }
            long left = end - LiveQuery.now();
            if (left > 0) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(left));
            } else {
                takeOutOrWait();
            }
        }
    }

    private void takeOutOrWait() {
        try {
            takeOut.run();
        } catch (Throwable failed) {
            // A full heap, a loader that throws: it is tried again.
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
        }
    }
}

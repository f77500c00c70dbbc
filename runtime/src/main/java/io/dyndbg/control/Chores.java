package io.dyndbg.control;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Does what is to be done at some time. It has a thread as long as there is something of the kind, and none else. */
public final class Chores {
    public static final long NEVER = Long.MAX_VALUE;

    private static final long PATIENCE_MILLIS = 1_000;

    /** One thing that comes up again and again. Asked by any thread, done by that of {@link Chores}. */
    public interface Chore {
        /** Answers when there is something to do, as {@link LiveQuery#now} tells time; {@link LiveQuery#NEVER} if nothing is. */
        long due();

        void run();
    }

    private final List<Chore> chores = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    /** Answers the milliseconds since some point in time, which no clock that is set changes. */
    public static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    public void add(Chore chore) {
        if (ended) {
            return;
        }
        chores.add(chore);
        watch();
    }

    /** Runs {@code action} once, after so many milliseconds. */
    public void later(long millis, Runnable action) {
        add(new Once(now() + millis, action));
    }

    private final class Once implements Chore {
        private final Runnable action;
        private volatile long due;

        Once(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        @Override
        public long due() {
            return due;
        }

        @Override
        public void run() {
            due = NEVER;
            remove(this);
            action.run();
        }
    }

    public void remove(Chore chore) {
        chores.remove(chore);
        watch();
    }

    /** Looks again: some chore is due at another time than before. Takes no time; statements may call it. */
    void watch() {
        Thread waiting = thread.get();
        if (waiting != null) {
            LockSupport.unpark(waiting);
        } else if (due() != NEVER) {
            begin();
        }
    }

    /** Forgets all of them, for good; the thread ends. */
    void end() {
        ended = true;
        chores.clear();
        watch();
    }

    private long due() {
        long due = NEVER;
        for (Chore chore : chores) {
            due = Math.min(due, chore.due());
        }
        return due;
    }

    private void begin() {
        // It may be made in a statement: nothing of its thread lives on in this one.
        Thread made = new Thread(null, this::run, "dyndbg", 0, false);
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
            long due = due();
            if (due == NEVER) {
                thread.set(null);
                // Whoever had something to do meanwhile may have seen this thread.
                watch();
                return;
            }
            long left = due - now();
            if (left > 0) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(left));
            } else {
                chores.forEach(this::doOrWait);
            }
        }
    }

    private void doOrWait(Chore chore) {
        try {
            if (chore.due() <= now()) {
                chore.run();
            }
        } catch (Throwable failed) {
            // A full heap, a loader that throws: it is tried again.
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
        }
    }
}

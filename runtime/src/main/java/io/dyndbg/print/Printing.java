package io.dyndbg.print;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Whether the current thread prints a forced site. While it does, all sites of that thread follow: an appender that logs
 * through a woven class must not feed itself.
 *
 * <p>A thread-local, not a lock: virtual threads print side by side, and nothing is held while a back end works. The value
 * is a class of the JDK, so that a thread that outlives the application keeps none of its class loaders.
 */
public final class Printing {
    private static final ThreadLocal<Boolean> ACTIVE = new ThreadLocal<>();
    private static final AtomicBoolean REPORTED = new AtomicBoolean();

    private Printing() {}

    /** Answers whether the current thread is inside {@link #print}. */
    public static boolean active() {
        return ACTIVE.get() != null;
    }

    /**
     * Prints, and if that fails in whatever way, falls back to what the unwoven statement does. Nested calls (a back end
     * that logs to a forced logger that it holds) fall back at once.
     *
     * @param forced prints past the level
     * @param original the real logger's own method
     */
    public static void print(Runnable forced, Runnable original) {
        if (active()) {
            original.run();
            return;
        }
        ACTIVE.set(Boolean.TRUE);
        try {
            forced.run();
            return;
        } catch (Throwable failed) {
            // Whatever it is (a back end of a strange version, a full stack): the statement must not see it.
            report(failed);
        } finally {
            ACTIVE.remove();
        }
        original.run();
    }

    /**
     * Runs a part of a forced statement that calls the application's own code outside of {@link #print}: a supplier of a
     * message or an argument. If that fails while the logger's level would not have let it run, the statement prints
     * nothing, as ever; else it throws, as ever.
     *
     * @return whether it succeeded
     */
    public static boolean attempt(Runnable statement, BooleanSupplier enabled) {
        try {
            statement.run();
            return true;
        } catch (Throwable failed) {
            if (enabled.getAsBoolean()) {
                throw failed;
            }
            report(failed);
            return false;
        }
    }

    /** Says once that printing failed: the fallback prints nothing where the level is disabled. */
    public static void report(Throwable failed) {
        try {
            if (REPORTED.compareAndSet(false, true)) {
                System.err.println("dyndbg: a forced site can't be printed, its logger is called as the code says: "
                        + failed + at(failed));
            }
        } catch (Throwable nothingLeft) {
            // The stack or the memory is full: there is nothing to say it with.
        }
    }

    private static String at(Throwable failed) {
        StackTraceElement[] stack = failed.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0];
    }
}

package io.dyndbg.print;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Whether the current thread prints a forced site. While it does, all sites of that thread follow: an appender that logs
 * through a woven class must not feed itself.
 *
 * <p>A thread-local, not a lock: virtual threads print side by side, and nothing is held while a back end works. The value
 * is an array of the JDK's, so that a thread that outlives the application keeps none of its class loaders; and it is reset by a
 * plain store, which needs no frame: where the stack has overflowed a call would, and the thread would never print again.
 */
public final class Printing {
    private static final byte IDLE = 0;
    private static final byte MAKING = 1;
    /** The back end has the message: whatever fails now, some output may have printed it. */
    private static final byte GIVEN = 2;

    private static final ThreadLocal<byte[]> STATE = ThreadLocal.withInitial(() -> new byte[] {IDLE});
    private static final AtomicBoolean REPORTED = new AtomicBoolean();
    private static final AtomicBoolean REPORTED_OUTPUT = new AtomicBoolean();

    private Printing() {}

    /** Answers whether the current thread is inside {@link #print}. */
    public static boolean active() {
        return STATE.get()[0] != IDLE;
    }

    /** Notes, inside {@link #print}, that the message goes to the back end with the next call. */
    public static void give() {
        STATE.get()[0] = GIVEN;
    }

    /** Answers, inside {@link #print}, whether the back end has the message already. */
    public static boolean given() {
        return STATE.get()[0] == GIVEN;
    }

    /**
     * Lets a logger of another API print the message, inside {@link #print}: the one that this one passes on to. It prints its
     * own way, past its level, or falls back to its own method.
     */
    public static void passOn(Runnable print) {
        byte[] state = STATE.get();
        state[0] = IDLE;
        try {
            print.run();
        } finally {
            state[0] = GIVEN;
        }
    }

    /**
     * Prints once. If that fails before the back end has the message, in whatever way, the unwoven statement runs instead. If an
     * output fails, the statement throws as the unwoven one does where its level is enabled, and else prints what it could.
     * Nested calls (a back end that logs to a forced logger that it holds) run the unwoven statement at once.
     *
     * @param forced prints past the level, and calls {@link #give} before it hands the message over
     * @param original the real logger's own method
     * @param enabled whether the real logger has the statement's level enabled
     */
    public static void print(Runnable forced, Runnable original, BooleanSupplier enabled) {
        byte[] state = STATE.get();
        if (state[0] != IDLE) {
            original.run();
            return;
        }
        state[0] = MAKING;
        boolean given;
        Throwable failed;
        try {
            forced.run();
            state[0] = IDLE;
            return;
        } catch (Throwable e) {
            given = state[0] == GIVEN;
            state[0] = IDLE;
            failed = e;
        }
        if (!given) {
            report(failed);
            original.run();
        } else if (enabled.getAsBoolean()) {
            throw Delegation.<RuntimeException>unchecked(failed);
        } else {
            say(REPORTED_OUTPUT, "an output failed to print a forced site, which its statement does not see", failed);
        }
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
        say(REPORTED, "a forced site can't be printed, its logger is called as the code says", failed);
    }

    private static void say(AtomicBoolean once, String what, Throwable failed) {
        try {
            if (once.compareAndSet(false, true)) {
                System.err.println("dyndbg: " + what + ": " + failed + at(failed));
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

package io.dyndbg.it.applications;

import io.dyndbg.Dyndbg;
import io.dyndbg.answer.Answer;

/**
 * Forces, silences and releases sites while an application works. What the property {@code toggled} names is never touched
 * in its state, only in its decorations: it must not miss a message.
 */
final class Toggler extends Thread {
    private final int times;
    private volatile Throwable failure;

    Toggler(int times) {
        super("toggler");
        this.times = times;
    }

    @Override
    public void run() {
        try {
            String[] queries = System.getProperty("toggled", "=_").split("\\|");
            for (int i = 0; i < times; i++) {
                Answer answer = Dyndbg.query(queries[i % queries.length]);
                if (!answer.failures().isEmpty() || answer.matched() == 0) {
                    throw new IllegalStateException(answer.toString());
                }
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** Waits for the end, and fails if toggling failed. */
    void finish() throws InterruptedException {
        join();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}

package io.dyndbg.control;

import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.query.Query;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells once what the start options do: nobody gets an answer to them. Ten seconds after the first woven class has linked most
 * modules are known, so a name that is misspelt is seen then; or when the JVM ends before that. Its thread and its hook live
 * no longer.
 */
final class StartReport {
    private final List<Query> queries;
    private final Function<List<Query>, List<QueryAnswer>> look;
    private final Messages messages;
    private final long delayMillis;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param look answers what queries match, and changes nothing */
    StartReport(
            List<Query> queries, Function<List<Query>, List<QueryAnswer>> look, Messages messages, long delayMillis) {
        this.queries = queries;
        this.look = look;
        this.messages = messages;
        this.delayMillis = delayMillis;
    }

    /** Begins to wait; a class has linked. */
    void begin() {
        if (queries.isEmpty() || !begun.compareAndSet(false, true)) {
            return;
        }
        Thread atEnd = new Thread(this::tell, "dyndbg-start-end");
        Thread later = new Thread(
                () -> {
                    try {
                        Thread.sleep(delayMillis);
                        Runtime.getRuntime().removeShutdownHook(atEnd);
                        tell();
                    } catch (InterruptedException | IllegalStateException ending) {
                        // The hook tells it, if anybody can.
                    }
                },
                "dyndbg-start");
        later.setDaemon(true);
        try {
            Runtime.getRuntime().addShutdownHook(atEnd);
            later.start();
        } catch (IllegalStateException | SecurityException | OutOfMemoryError impossible) {
            // The JVM ends just now, or no thread can be had: a class that links must link all the same.
            return;
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
            List<QueryAnswer> answers = look.apply(queries);
            messages.audit(Channel.START.word() + ", so far: "
                    + IntStream.range(0, queries.size())
                            .mapToObj(i -> queries.get(i) + ": "
                                    + answers.get(i).toString().replace("\n  ", ", "))
                            .collect(Collectors.joining("; ")));
        }
    }
}

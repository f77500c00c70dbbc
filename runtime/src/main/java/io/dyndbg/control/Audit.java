package io.dyndbg.control;

import io.dyndbg.answer.AuditEntry;
import io.dyndbg.query.Escapes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Writes down each change that took effect, and tells those who want to know. Safe for any thread. */
final class Audit {
    private final Predicate<String> log;
    private final Messages messages;
    private final List<Consumer<AuditEntry>> listeners = new CopyOnWriteArrayList<>();

    /** @param log writes a line into the application's log, and answers whether it could */
    Audit(Predicate<String> log, Messages messages) {
        this.log = log;
        this.messages = messages;
    }

    void add(Consumer<AuditEntry> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<AuditEntry> listener) {
        listeners.remove(listener);
    }

    void clear() {
        listeners.clear();
    }

    void write(AuditEntry entry) {
        String line = entry.toString();
        if (!log.test(Escapes.visible(line))) {
            messages.say(line);
        }
        for (Consumer<AuditEntry> listener : listeners) {
            try {
                listener.accept(entry);
            } catch (RuntimeException | LinkageError failed) {
                messages.warn("a listener of the audit failed: " + failed);
            }
        }
    }
}

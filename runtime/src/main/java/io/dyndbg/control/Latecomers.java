package io.dyndbg.control;

import io.dyndbg.switches.ClassSwitch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The classes that link on a thread which is just reading records: a class loader or a stream may be woven itself. Reading
 * for them at once could go round for ever, so they follow until their thread has finished. Each thread sees only its own.
 */
final class Latecomers {
    /** Something that reads records. */
    interface Question<T, E extends Exception> {
        T ask() throws E;
    }

    private final ThreadLocal<Deque<ClassSwitch>> waiting = new ThreadLocal<>();
    private final Consumer<ClassSwitch> settle;

    /** @param settle gives a class its states; never throws */
    Latecomers(Consumer<ClassSwitch> settle) {
        this.settle = settle;
    }

    /** Lets {@code classSwitch} wait if this thread is reading; answers whether it does. */
    boolean defer(ClassSwitch classSwitch) {
        Deque<ClassSwitch> mine = waiting.get();
        return mine != null && mine.add(classSwitch);
    }

    void whileAsking(Runnable question) {
        this.<Void, RuntimeException>whileAsking(() -> {
            question.run();
            return null;
        });
    }

    <T, E extends Exception> T whileAsking(Question<T, E> question) throws E {
        if (waiting.get() != null) {
            return question.ask();
        }
        Deque<ClassSwitch> mine = new ArrayDeque<>();
        waiting.set(mine);
        try {
            return question.ask();
        } finally {
            for (ClassSwitch next = mine.poll(); next != null; next = mine.poll()) {
                settle.accept(next);
            }
            waiting.remove();
        }
    }
}

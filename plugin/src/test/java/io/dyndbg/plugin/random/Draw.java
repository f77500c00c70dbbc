package io.dyndbg.plugin.random;

import java.util.List;
import java.util.Random;

/** Draws what is random of a class, the same for the same seed. */
final class Draw {
    private final Random random;
    private int next;

    Draw(long seed) {
        random = new Random(seed);
    }

    int below(int n) {
        return random.nextInt(n);
    }

    boolean either() {
        return random.nextBoolean();
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    String any(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** Answers a new name. As many characters for each, so that none is the beginning of another one. */
    String id(String kind) {
        return kind + (1000 + next++);
    }
}

package io.dyndbg.site;

import java.util.Locale;
import java.util.Optional;

/**
 * The level of a site, the same five for every logging API: JUL's {@code FINER}, {@code FINEST}, {@code entering},
 * {@code exiting} and {@code throwing} are trace, {@code FINE} is debug, {@code CONFIG} and {@code INFO} are info; the
 * others are mapped by name. Ordered from the most detailed to the most severe.
 */
public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Answers the level as queries, listings and the plugin's configuration spell it: {@code trace}, {@code debug}. */
    public String word() {
        return word;
    }

    /** Answers the level that is spelled {@code word}, in lower case, or nothing if there is none. */
    public static Optional<Level> of(String word) {
        for (Level level : values()) {
            if (level.word.equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}

package io.dyndbg.query;

import java.util.Locale;

/** The words that an option starts with. */
enum Option {
    TTL;

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }

    /** Answers the option that is spelled {@code word}, or null. */
    static Option of(String word) {
        for (Option option : values()) {
            if (option.word.equals(word)) {
                return option;
            }
        }
        return null;
    }
}

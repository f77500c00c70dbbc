package io.dyndbg.query;

import java.util.Locale;

/** The words that an option starts with, in the order in which options are printed. */
enum Option {
    TTL("a time: 250ms, 30s, 10m, 2h, or none"),
    MAX("a number of messages, from 1"),
    RATE("a number of messages in a time: 10/1s"),
    MDC("a key, or a key and its value: tenant=acme"),
    THREAD("the name of a thread, in which * and ? work");

    private final String word = name().toLowerCase(Locale.ROOT);
    private final String takes;

    Option(String takes) {
        this.takes = takes;
    }

    String word() {
        return word;
    }

    /** Answers what its value is. */
    String takes() {
        return takes;
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

    /** Answers what {@code typed} means; null if it is no value for this. */
    Object value(String typed) {
        return switch (this) {
            case TTL -> typed.equals("none") ? QueryOptions.FOREVER : Span.of(typed);
            case MAX -> typed.matches("0*[1-9][0-9]{0,8}") ? Integer.valueOf(typed) : null;
            case RATE -> Rate.of(typed);
            case MDC -> ContextEntry.of(typed);
            case THREAD -> Wildcard.of(typed);
        };
    }
}

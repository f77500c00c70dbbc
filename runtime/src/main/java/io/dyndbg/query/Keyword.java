package io.dyndbg.query;

import java.util.ArrayList;
import java.util.List;

/** The words that a term starts with, in the order in which terms are printed. */
enum Keyword {
    MODULE,
    FILE,
    FUNC,
    CLASS,
    LINE,
    LEVEL,
    FORMAT;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    String word() {
        return word;
    }

    /** Answers the keyword that is spelled {@code word}, or null. */
    static Keyword of(String word) {
        for (Keyword keyword : values()) {
            if (keyword.word.equals(word)) {
                return keyword;
            }
        }
        return null;
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Keyword keyword : values()) {
            words.add(keyword.word);
        }
        return words;
    }
}

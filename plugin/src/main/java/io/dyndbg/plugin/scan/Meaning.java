package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;

/** What a call on a logger means. */
public sealed interface Meaning {

    /**
     * It logs.
     *
     * @param format the index of the argument with the text, counted from 0; negative if there is none
     */
    record Logs(Level level, int format) implements Meaning {
        /** For {@link #format}: the call says something by itself, as {@code entering} does. */
        static final int NO_TEXT = -1;
    }

    /** It begins a fluent chain that ends in a call of {@code log}. */
    record Begins(Level level) implements Meaning {}

    /** It asks whether a level is enabled. */
    record Asks(Level level) implements Meaning {}

    /** It would log, but its caller takes what it answers, and nobody knows what a logger would that does not print. */
    record AnswersValue() implements Meaning {}

    /** It would be one of these, but its level is known only when it runs. */
    record LevelUnknown() implements Meaning {}
}

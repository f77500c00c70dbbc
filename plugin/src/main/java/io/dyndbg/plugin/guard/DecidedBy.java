package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.site.Level;
import java.util.Optional;

/**
 * What decides about a value.
 *
 * @param question what a guard asks, if that is known
 * @param level the level that it asks for
 * @param absent whether a value is not there unless it says yes, or is another
 */
record DecidedBy(Optional<Question> question, Level level, boolean absent) {

    /** Answers an answer that is kept, or guards that are not told apart. */
    static DecidedBy any(boolean absent) {
        return new DecidedBy(Optional.empty(), Level.DEBUG, absent);
    }

    /**
     * Answers whether {@code reader} may be open without it. One that asks for a lower level than the reader may say no wherever the reader
     * says yes, and what is read then is there: {@code String text = trace ? all : some; if (debug) log.debug(text);}. Of two guards of one
     * class that is taken for sure only if they ask the same logger.
     *
     * @param asked what the reader asks, if that is known
     */
    boolean mattersTo(Guard reader, Optional<Question> asked) {
        return level.compareTo(reader.level()) >= 0
                || question.isPresent()
                        && asked.filter(its -> its.denies(question.get())).isEmpty();
    }
}

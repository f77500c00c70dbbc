package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.site.Level;
import java.util.Optional;

/**
 * What decides about a value.
 *
 * @param question what a guard asks, if that is known
 * @param level the level that it asks for
 * @param otherwise what a value is unless it says yes
 */
record DecidedBy(Optional<Question> question, Level level, Otherwise otherwise) {

    /** Answers an answer that is kept, or guards that are not told apart. */
    static DecidedBy any(Otherwise otherwise) {
        return new DecidedBy(Optional.empty(), Level.DEBUG, otherwise);
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

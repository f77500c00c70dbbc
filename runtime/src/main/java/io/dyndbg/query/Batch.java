package io.dyndbg.query;

import java.util.List;

/**
 * What somebody typed: queries, well-formed or not, in their order. Immutable.
 *
 * @param strict whether all of it is to apply or nothing
 * @param entries the queries; blanks and comments are not among them
 */
public record Batch(boolean strict, List<BatchEntry> entries) {
    /** The longest batch that is read, in bytes of UTF-8. */
    public static final int LONGEST = 64 * 1024;

    public Batch {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a batch. Never fails: what can't be understood becomes a {@link Mistake}, and the rest is read all the same. A
     * batch that is too long is one mistake and nothing else.
     *
     * @param text queries between semicolons or line ends; not null
     */
    public static Batch parse(String text) {
        return Parser.batch(text);
    }

    /** Answers whether a query could not be understood. */
    public boolean hasMistakes() {
        return entries.stream().anyMatch(Mistake.class::isInstance);
    }
}

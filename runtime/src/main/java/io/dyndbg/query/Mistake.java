package io.dyndbg.query;

/**
 * What is wrong with a query.
 *
 * @param text the query as it was typed
 * @param word the word that is wrong, or after which something is missing; empty if the whole query is meant
 * @param position where the word stands in the batch
 * @param message one sentence that names the word
 */
public record Mistake(String text, String word, Position position, String message) implements BatchEntry {

    @Override
    public String toString() {
        return message + " (" + position + ")";
    }
}

package io.dyndbg.answer;

import java.util.Objects;

/**
 * What is wrong with a query that was not obeyed.
 *
 * @param query the query as it was typed
 * @param word the word that is wrong, or after which something is missing; empty if the query as a whole is meant
 * @param line the line of that word in what was typed, from 1
 * @param column the column of that word in its line, from 1
 * @param message one sentence that names the word and, where it can, what to type instead
 */
public record Failure(String query, String word, int line, int column, String message) {
    public Failure {
        Objects.requireNonNull(query);
        Objects.requireNonNull(word);
        Objects.requireNonNull(message);
    }

    @Override
    public String toString() {
        return "error in line " + line + ", column " + column + ": " + message;
    }
}

package io.dyndbg.query;

import java.util.Optional;

/** Finds what somebody meant who mistyped a name. */
public final class Spelling {
    /** Longer words are not compared: nobody mistypes them, and the comparison is quadratic. */
    private static final int LONGEST = 200;

    private Spelling() {}

    /**
     * Answers the candidate nearest to {@code word}, the first of several, if it is near enough to be what was meant: at
     * most a third of the word's characters inserted, deleted, replaced or swapped with their neighbour, and at most three.
     */
    public static Optional<String> nearest(String word, Iterable<String> candidates) {
        int limit = Math.min(3, (word.length() + 1) / 3);
        String nearest = null;
        int best = limit + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) < best
                    && Math.max(candidate.length(), word.length()) <= LONGEST) {
                int distance = distance(word, candidate);
                if (distance > 0 && distance < best) {
                    best = distance;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The optimal string alignment distance: each transposition counts one. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}

package io.dyndbg.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern that a whole string matches or does not, case-sensitively: {@code *} stands for any number of characters,
 * {@code ?} for one UTF-16 unit, everything else for itself. Immutable.
 *
 * <p>The pattern is cut at its stars. The first piece must start the string, the last must end it, and each other piece
 * is taken where it is found first; taking it later could never help, so nothing is ever tried again. A match without
 * {@code ?} is a few {@code indexOf}; no pattern costs more than its length times the string's.
 */
public final class Wildcard {
    private final String pattern;
    private final List<String> pieces;
    private final boolean literal;

    private Wildcard(String pattern) {
        this.pattern = pattern;
        this.pieces = pieces(pattern);
        this.literal = pieces.size() == 1 && pattern.indexOf('?') < 0;
    }

    public static Wildcard of(String pattern) {
        return new Wildcard(pattern);
    }

    private static List<String> pieces(String pattern) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', start)) {
            pieces.add(pattern.substring(start, star));
            start = star + 1;
        }
        pieces.add(pattern.substring(start));
        return List.copyOf(pieces);
    }

    /** Answers the pattern as it was typed. */
    public String pattern() {
        return pattern;
    }

    /** Answers whether the pattern matches nothing but itself. */
    public boolean isLiteral() {
        return literal;
    }

    public boolean matches(String string) {
        if (literal) {
            return pattern.equals(string);
        }
        String first = pieces.get(0);
        if (pieces.size() == 1) {
            return first.length() == string.length() && matchesAt(first, string, 0);
        }
        String last = pieces.get(pieces.size() - 1);
        int end = string.length() - last.length();
        if (first.length() > end || !matchesAt(first, string, 0) || !matchesAt(last, string, end)) {
            return false;
        }
        int from = first.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = find(piece, string, from, end);
            if (found < 0) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }

    /** Answers the first index from {@code from} on at which {@code piece} matches and ends before {@code end}, or -1. */
    private static int find(String piece, String string, int from, int end) {
        int last = end - piece.length();
        if (piece.indexOf('?') < 0) {
            int found = string.indexOf(piece, from);
            return found <= last ? found : -1;
        }
        for (int i = from; i <= last; i++) {
            if (matchesAt(piece, string, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Answers whether {@code piece} matches at {@code at}, where the string is known to be long enough. */
    private static boolean matchesAt(String piece, String string, int at) {
        for (int i = 0; i < piece.length(); i++) {
            char wanted = piece.charAt(i);
            if (wanted != '?' && wanted != string.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wildcard that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}

package io.dyndbg.query;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of a query.
 *
 * @param text the word, without its quotes
 * @param offset where it starts in the batch, quote included
 */
record Token(String text, int offset) {

    /** A quote that is not closed before the end of its query. */
    static final class UnclosedQuote extends Exception {
        private static final long serialVersionUID = 1L;

        private final int offset;

        private UnclosedQuote(int offset) {
            super(null, null, false, false);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    /**
     * Answers where the query that begins at {@code start} ends: at a line end, or at a semicolon that stands neither in quotes
     * nor in a comment. A quote that is not closed on its line takes the rest of it.
     */
    static int endOfQuery(String batch, int start) {
        int line = batch.indexOf('\n', start);
        int end = line < 0 ? batch.length() : line;
        boolean between = true;
        for (int i = start; i < end; i++) {
            char c = batch.charAt(i);
            if (c == ';') {
                return i;
            }
            if (between && c == '#') {
                return end;
            }
            if (between && isQuote(c)) {
                int close = batch.indexOf(c, i + 1);
                if (close < 0 || close >= end) {
                    return end;
                }
                i = close;
                continue;
            }
            between = isSeparator(c);
        }
        return end;
    }

    /** Answers {@code batch} without quotes around the whole of it, as a shell or a configuration file may leave them. */
    static String unquoted(String batch) {
        int first = 0;
        int last = batch.length() - 1;
        while (first < last && isSeparator(batch.charAt(first))) {
            first++;
        }
        while (first < last && isSeparator(batch.charAt(last))) {
            last--;
        }
        char quote = first < last ? batch.charAt(first) : ' ';
        boolean whole = isQuote(quote) && batch.charAt(last) == quote && batch.indexOf(quote, first + 1) == last;
        // Blanks keep the places of what is between them.
        return whole
                ? batch.substring(0, first) + ' ' + batch.substring(first + 1, last) + ' ' + batch.substring(last + 1)
                : batch;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** Cuts the query that stands in {@code batch} from {@code start} to {@code end} into its words; comments fall away. */
    static List<Token> split(String batch, int start, int end) throws UnclosedQuote {
        List<Token> tokens = new ArrayList<>();
        int i = start;
        while (i < end) {
            char c = batch.charAt(i);
            if (isSeparator(c)) {
                i++;
            } else if (c == '#') {
                break;
            } else if (isQuote(c)) {
                int close = batch.indexOf(c, i + 1);
                if (close < 0 || close >= end) {
                    throw new UnclosedQuote(i);
                }
                tokens.add(new Token(batch.substring(i + 1, close), i));
                i = close + 1;
            } else {
                int from = i;
                while (i < end && !isSeparator(batch.charAt(i))) {
                    i++;
                }
                tokens.add(new Token(batch.substring(from, i), from));
            }
        }
        return tokens;
    }

    /** White space of any kind, also the kinds that do not break, or have no width, where a query was copied out of a page or a file. */
    private static boolean isSeparator(char c) {
        return c == ',' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    /** Answers {@code value} so that it is typed as one word. Values that were typed never hold both quotes and a gap. */
    static String typed(String value) {
        boolean plain = !value.isEmpty() && "\"'#".indexOf(value.charAt(0)) < 0;
        for (int i = 0; plain && i < value.length(); i++) {
            plain = !isSeparator(value.charAt(i));
        }
        if (plain) {
            return value;
        }
        char quote = value.indexOf('"') < 0 ? '"' : '\'';
        return quote + value + quote;
    }
}

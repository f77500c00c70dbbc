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
            } else if (c == '"' || c == '\'') {
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

    /** White space of any kind, also the kind that does not break when a query was copied out of a page. */
    private static boolean isSeparator(char c) {
        return c == ',' || Character.isWhitespace(c) || Character.isSpaceChar(c);
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

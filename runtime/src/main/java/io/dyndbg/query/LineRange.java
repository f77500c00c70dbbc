package io.dyndbg.query;

/**
 * The lines that a term selects, inclusive at both ends.
 *
 * @param first the first line, from 0
 * @param last the last line, at least {@code first}; {@link Integer#MAX_VALUE} for an open end
 */
public record LineRange(int first, int last) {
    /** Every line, known or not. */
    public static final LineRange ANY = new LineRange(0, Integer.MAX_VALUE);

    /** What is wrong with a range, without the word itself. */
    static final class BadRange extends Exception {
        private static final long serialVersionUID = 1L;

        BadRange(String message) {
            super(message, null, false, false);
        }
    }

    /** {@code N}, {@code N-}, {@code -N} or {@code N-N}; as in the kernel a 0 or nothing at either open end is no limit. */
    static LineRange of(String value) throws BadRange {
        int dash = value.indexOf('-');
        if (dash < 0) {
            int line = number(value);
            return line == 0 ? ANY : new LineRange(line, line);
        }
        String start = value.substring(0, dash);
        String end = value.substring(dash + 1);
        int first = start.isEmpty() ? 0 : number(start);
        int last = end.isEmpty() ? Integer.MAX_VALUE : number(end);
        if (first == 0 && last == 0) {
            return ANY;
        }
        if (last < first) {
            throw new BadRange("runs backwards");
        }
        return new LineRange(first, last);
    }

    private static int number(String digits) throws BadRange {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadRange("is no line or range of lines (N, N-, -N or N-N)");
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new BadRange("is too large for a line");
        }
    }

    private boolean isAny() {
        return first == 0 && last == Integer.MAX_VALUE;
    }

    /** Answers whether the range has {@code line}; a line that is not known, 0, is only in {@link #ANY}. */
    public boolean contains(int line) {
        return line == 0 ? isAny() : first <= line && line <= last;
    }

    /** Answers whether every line, known or not, that {@code others} contains is in this range. */
    boolean containsAll(LineRange others) {
        return isAny() || !others.isAny() && first <= others.first && others.last <= last;
    }

    /** Answers whether a line may be in both ranges. */
    boolean meets(LineRange other) {
        return first <= other.last && other.first <= last;
    }

    @Override
    public String toString() {
        if (isAny()) {
            return "-";
        }
        if (first == last) {
            return Integer.toString(first);
        }
        return (first == 0 ? "" : first) + "-" + (last == Integer.MAX_VALUE ? "" : last);
    }
}

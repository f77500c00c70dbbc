package io.dyndbg.query;

/** Escapes as in C: what a listing shows, and what a {@code format} term understands. */
public final class Escapes {
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private static final String LETTERS = "ntrfvae";
    private static final String MEANINGS = "\n\t\r\f\u000B\u0007\u001B";

    /** What stands for bytes that are no character in the encoding of the locale. */
    public static final char UNDECODED = '\uFFFD';

    /** What to do about {@link #UNDECODED}. */
    public static final String UNDECODED_ADVICE =
            "it arrived with bytes that are no characters in this JVM's locale; set LC_ALL=C.UTF-8, or use * or ? for them";

    private Escapes() {}

    /**
     * Answers {@code text} without control characters, quotes and backslashes of its own: {@code \n \t \r \" \\}, the
     * other control characters as three octal digits.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), escaped);
        }
        return escaped.toString();
    }

    /** Answers {@code text} without control characters and line breaks, for names: everything else stays as it is. */
    public static String visible(String text) {
        if (text.chars().noneMatch(Escapes::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 8);
        text.chars().forEach(c -> {
            if (isLineBreak(c)) {
                visible.append(String.format("\\u%04x", c));
            } else if (Character.isISOControl(c)) {
                escape((char) c, visible);
            } else {
                visible.append((char) c);
            }
        });
        return visible.toString();
    }

    private static boolean isInvisible(int c) {
        return Character.isISOControl(c) || isLineBreak(c);
    }

    /** Of those that are no control characters. */
    private static boolean isLineBreak(int c) {
        return c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    static void escape(char c, StringBuilder to) {
        switch (c) {
            case '\n' -> to.append("\\n");
            case '\t' -> to.append("\\t");
            case '\r' -> to.append("\\r");
            case '"' -> to.append("\\\"");
            case '\\' -> to.append("\\\\");
            default -> {
                if (Character.isISOControl(c)) {
                    octal(c, to);
                } else {
                    to.append(c);
                }
            }
        }
    }

    /** Appends {@code c}, at most {@code \377}, as three octal digits. */
    static void octal(char c, StringBuilder to) {
        to.append('\\')
                .append((char) ('0' + (c >> 6)))
                .append((char) ('0' + (c >> 3 & 7)))
                .append((char) ('0' + (c & 7)));
    }

    /**
     * Answers {@code text} with its escapes replaced: {@code \n \t \r \f \v \a \e \" \\} and one to three octal digits up
     * to {@code \377}. A backslash before anything else is a backslash.
     */
    public static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\' || i == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(i);
            int letter = LETTERS.indexOf(next);
            if (letter >= 0) {
                plain.append(MEANINGS.charAt(letter));
                i++;
            } else if (next == '"' || next == '\\') {
                plain.append(next);
                i++;
            } else if (isOctal(next)) {
                int value = 0;
                for (int end = i + 3; i < end && i < text.length() && isOctal(text.charAt(i)) && value < 32; i++) {
                    value = value << 3 | text.charAt(i) & 7;
                }
                plain.append((char) value);
            } else {
                plain.append('\\');
            }
        }
        return plain.toString();
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }
}

package io.dyndbg.query;

/**
 * What a {@code format} term looks for: a part of the format, or its start.
 *
 * @param text what the format contains, unescaped
 * @param anchored whether it must stand at the start
 */
public record FormatPattern(String text, boolean anchored) {

    /** The anchor is looked for before unescaping, so that {@code \136} is a caret to be found. */
    static FormatPattern of(String value) {
        boolean anchored = value.startsWith("^");
        return new FormatPattern(Escapes.unescape(anchored ? value.substring(1) : value), anchored);
    }

    public boolean matches(String format) {
        return anchored ? format.startsWith(text) : format.contains(text);
    }

    /** Answers the term's value as it can be typed, quotes included. */
    @Override
    public String toString() {
        StringBuilder typed = new StringBuilder(text.length() + 3).append('"');
        if (anchored) {
            typed.append('^');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A quote would end the token and a semicolon the query, whatever stands before them.
            if (c == '"' || c == ';' || c == '^' && i == 0 && !anchored) {
                Escapes.octal(c, typed);
            } else {
                Escapes.escape(c, typed);
            }
        }
        return typed.append('"').toString();
    }
}

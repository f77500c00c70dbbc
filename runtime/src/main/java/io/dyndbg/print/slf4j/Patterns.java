package io.dyndbg.print.slf4j;

/** Puts text into an SLF4J pattern so that it prints as it is. */
final class Patterns {
    private static final String PLACE = "{}";

    private Patterns() {}

    /**
     * Answers {@code text} as it must stand before the first argument's place. Only <code>{}</code> means something to SLF4J,
     * and a backslash only before it. One that already has a backslash before it can't be said in a pattern: its brace is
     * written as Java writes it in source code.
     */
    static String quote(String text) {
        if (!text.contains(PLACE)) {
            return text;
        }
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            boolean place = text.startsWith(PLACE, i);
            if (place && i > 0 && text.charAt(i - 1) == '\\') {
                quoted.append("\\u007b");
            } else {
                quoted.append(place ? "\\{" : text.substring(i, i + 1));
            }
        }
        return quoted.toString();
    }

    /** Answers {@code text} as it must stand after the places of the arguments, where SLF4J may or may not look at it. */
    static String breakUp(String text) {
        return text.replace(PLACE, "\\u007b}");
    }
}

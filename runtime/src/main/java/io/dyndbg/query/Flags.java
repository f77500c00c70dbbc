package io.dyndbg.query;

/**
 * The flags of a site, as bits of an int, and how they are written: {@code pqfmlstd} in any order on input, in the order
 * {@code pqmfsltd} in listings, {@code _} for none.
 */
public final class Flags {
    public static final int NONE = 0;
    /** {@code p}: force. Excludes {@link #SKIP}. */
    public static final int FORCE = 1;
    /** {@code q}: skip. Excludes {@link #FORCE}. */
    public static final int SKIP = 1 << 1;
    /** {@code m}: module before the text. */
    public static final int MODULE = 1 << 2;
    /** {@code f}: function before the text. */
    public static final int FUNCTION = 1 << 3;
    /** {@code s}: source file before the text. */
    public static final int SOURCE = 1 << 4;
    /** {@code l}: line before the text. */
    public static final int LINE = 1 << 5;
    /** {@code t}: thread before all of that. */
    public static final int THREAD = 1 << 6;
    /** {@code d}: the stack after the message. */
    public static final int STACK = 1 << 7;

    private static final String LETTERS = "pqmfsltd";

    private Flags() {}

    /** Answers the letters of {@code flags} in listing order, {@code _} if there are none. */
    public static String letters(int flags) {
        if (flags == NONE) {
            return "_";
        }
        StringBuilder letters = new StringBuilder(LETTERS.length());
        for (int i = 0; i < LETTERS.length(); i++) {
            if ((flags & 1 << i) != 0) {
                letters.append(LETTERS.charAt(i));
            }
        }
        return letters.toString();
    }

    /** Answers the bit of {@code letter}; {@link #NONE} for {@code _}; -1 if it is no flag. */
    public static int bit(char letter) {
        if (letter == '_') {
            return NONE;
        }
        int index = LETTERS.indexOf(letter);
        return index < 0 ? -1 : 1 << index;
    }
}

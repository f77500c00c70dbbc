package io.dyndbg.query;

/** Terms or a query that can't be understood. The message names the word and its place. */
public final class IllFormedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Mistake mistake;

    IllFormedException(Mistake mistake) {
        super(mistake.toString(), null, false, false);
        this.mistake = mistake;
    }

    public Mistake mistake() {
        return mistake;
    }
}

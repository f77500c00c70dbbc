package io.dyndbg.plugin.collect;

/** The folder is in a state that only its owner can put right. The message says how. Nothing was written. */
public class CompactionException extends Exception {
    private static final long serialVersionUID = 1L;

    public CompactionException(String message) {
        super(message);
    }
}

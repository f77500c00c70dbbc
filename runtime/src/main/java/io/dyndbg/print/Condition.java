package io.dyndbg.print;

/** What must hold, call by call, for a forced site to print; and what counts its messages. Safe for any thread; holds no lock. */
public interface Condition {
    /** Answers whether every call prints. */
    default boolean always() {
        return false;
    }

    /** Answers whether a call would print now. Counts nothing: this is for the guards around the site. */
    boolean holds(LoggingApi api);

    /**
     * Answers whether this call prints, and counts it.
     *
     * @return null if it does not; else what is to be said of calls before it that did not, mostly nothing
     */
    String admit(LoggingApi api);
}

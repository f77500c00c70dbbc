package io.dyndbg.it.benchmark;

/**
 * Methods that do next to nothing but log. Each does the same in both implementations: one has the debug statement, the
 * other has not.
 */
public interface Work {
    /** One statement with two fields as arguments. */
    int twoFields();

    /** One statement with an int, which is boxed. */
    int boxed();

    /** One statement with three arguments, which go into an array. */
    int varargs();

    /** One statement behind {@code isDebugEnabled()}. */
    int guarded();

    /** Ten statements of two fields each, for the size of the compiled code. */
    int ten();
}

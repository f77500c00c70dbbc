package io.dyndbg.query;

/** One query of a batch as it was understood: a {@link Query}, or the {@link Mistake} that keeps it from being one. */
public sealed interface BatchEntry permits Query, Mistake {

    /** Answers the query as it was typed, without the white space around it. */
    String text();
}

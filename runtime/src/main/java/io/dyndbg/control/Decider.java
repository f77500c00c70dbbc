package io.dyndbg.control;

import io.dyndbg.print.Condition;
import java.util.Objects;

/**
 * The query that decides that a site is forced or skipped.
 *
 * @param covered what forces the site once the query is over there, before the states are folded without it; null if nothing, and
 *     for a query that is never over
 */
record Decider(LiveQuery query, Decider covered) {

    /** Answers when a site prints that is forced, in a class that was built from {@code owner}. */
    Condition condition(ClassStates.Origin owner, int ordinal) {
        return covered == null
                ? query.conditions().of(owner, ordinal)
                : query.conditions().of(owner, ordinal, covered.condition(owner, ordinal));
    }

    /** There is one of each query. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Decider that && query == that.query && Objects.equals(covered, that.covered);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(query);
    }
}

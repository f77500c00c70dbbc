package io.dyndbg.plugin.kept;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What of one method takes a guard's answer: by all ways together, and by each alone, since code behind one guard may ask
 * another. Immutable.
 */
final class Asked {
    static final int OUTSIDE = -1;
    static final Asked NOTHING = new Asked(new BitSet(), List.of(), List.of());

    /** Methods with more ways are looked at as a whole: each way costs a walk. */
    private static final int MOST_WAYS = 32;

    private final BitSet closed;
    private final List<BitSet> closedByOne;
    private final List<BitSet> ledToByOne;

    private Asked(BitSet closed, List<BitSet> closedByOne, List<BitSet> ledToByOne) {
        this.closed = closed;
        this.closedByOne = closedByOne;
        this.ledToByOne = ledToByOne;
    }

    static Asked of(Ways ways) {
        BitSet closed = ways.closed(Side::isAsked);
        List<Way> touched = ways.touched(side -> true);
        if (touched.size() > MOST_WAYS) {
            return new Asked(closed, List.of(), List.of());
        }
        List<BitSet> closedByOne = new ArrayList<>();
        List<BitSet> ledToByOne = new ArrayList<>();
        for (Way way : touched) {
            closedByOne.add(ways.closedBy(way));
            ledToByOne.add(ways.ledTo(way));
        }
        return new Asked(closed, closedByOne, ledToByOne);
    }

    /** Answers all that only runs once a guard has answered true. */
    BitSet closed() {
        return closed;
    }

    /**
     * Answers whether it takes an answer to come to {@code node} that it does not take to come to {@code user}, which is {@link
     * #OUTSIDE} for what leaves the method.
     */
    boolean isBehind(int node, int user) {
        return closed.get(node) && (user == OUTSIDE || !closed.get(user)) || differs(closedByOne, node, user);
    }

    /** Answers whether an answer leads to {@code node} that does not lead to {@code user}, which may be {@link #OUTSIDE}. */
    boolean isBeside(int node, int user) {
        return differs(ledToByOne, node, user);
    }

    private static boolean differs(List<BitSet> sets, int node, int user) {
        return sets.stream().anyMatch(set -> set.get(node) && (user == OUTSIDE || !set.get(user)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Asked that
                && closed.equals(that.closed)
                && closedByOne.equals(that.closedByOne)
                && ledToByOne.equals(that.ledToByOne);
    }

    @Override
    public int hashCode() {
        return closed.hashCode();
    }
}

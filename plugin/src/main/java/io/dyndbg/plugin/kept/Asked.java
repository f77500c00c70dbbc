package io.dyndbg.plugin.kept;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of one method takes a guard's answer: by all ways together, and by each alone, since code behind one guard may ask
 * another. Worked out when somebody asks: each way costs a walk, and most methods' branches are decided without. Used by one
 * thread.
 */
final class Asked {
    static final int OUTSIDE = -1;

    /** Methods with more ways are looked at as a whole. */
    private static final int MOST_WAYS = 256;

    /** Null for a method of which no way takes an answer. */
    private final Ways ways;

    private int questions;
    private BitSet closed;
    private List<Way> alone;
    private final Map<Integer, BitSet> closedBy = new TreeMap<>();
    private final Map<Integer, BitSet> ledTo = new TreeMap<>();

    private Asked(Ways ways) {
        this.ways = ways;
    }

    static Asked nothing() {
        return new Asked(null);
    }

    static Asked of(Ways ways) {
        return new Asked(ways);
    }

    /** Answers how often {@link #isBehind} and {@link #isBeside} were called. */
    int questions() {
        return questions;
    }

    /** Answers all that only runs once a guard has answered true. */
    BitSet closed() {
        if (closed == null) {
            closed = ways == null ? new BitSet() : ways.closed(Side::isAsked);
        }
        return closed;
    }

    /**
     * Answers whether it takes an answer to come to {@code node} that it does not take to come to {@code user}, which is {@link
     * #OUTSIDE} for what leaves the method.
     */
    boolean isBehind(int node, int user) {
        questions++;
        if (!closed().get(node)) {
            return false;
        }
        if (user == OUTSIDE || !closed.get(user)) {
            return true;
        }
        for (int i = 0; i < alone().size(); i++) {
            if (differs(closedBy.computeIfAbsent(i, any -> ways.closedBy(alone.get(any))), node, user)) {
                return true;
            }
        }
        return false;
    }

    /** Answers whether an answer leads to {@code node} that does not lead to {@code user}, which may be {@link #OUTSIDE}. */
    boolean isBeside(int node, int user) {
        questions++;
        for (int i = 0; i < alone().size(); i++) {
            if (differs(ledTo.computeIfAbsent(i, any -> ways.ledTo(alone.get(any))), node, user)) {
                return true;
            }
        }
        return false;
    }

    private List<Way> alone() {
        if (alone == null) {
            List<Way> touched = ways == null ? List.of() : ways.touched(side -> true);
            alone = touched.size() > MOST_WAYS ? List.of() : touched;
        }
        return alone;
    }

    private static boolean differs(BitSet set, int node, int user) {
        return set.get(node) && (user == OUTSIDE || !set.get(user));
    }

    /** Answers whether {@code that} would answer every question alike. */
    boolean isLike(Asked that) {
        return that.ways == null ? !ways.takeAny() : ways.takeTheSame(that.ways);
    }
}

package io.dyndbg.plugin.kept;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What of one method only runs where answers that are kept say yes, or no. Used by one thread. */
public final class KeptRegions {
    private final BitSet closed;
    private final BitSet accepted;
    private final BitSet denied;
    private final BitSet all;
    /** Null when it was asked. */
    private Supplier<Map<Object, BitSet>> ways;

    private Map<Object, BitSet> byAnswer = Map.of();

    /**
     * @param closed where a guard has said yes
     * @param accepted likewise, or something that was asked with it
     * @param denied where one of these has said no
     * @param byAnswer by each single answer, what only runs where it says this or that
     */
    private KeptRegions(BitSet closed, BitSet accepted, BitSet denied, Supplier<Map<Object, BitSet>> byAnswer) {
        this.closed = closed;
        this.accepted = accepted;
        this.denied = denied;
        this.all = (BitSet) accepted.clone();
        this.all.or(denied);
        this.ways = byAnswer;
    }

    /** What {@code nodes} of a method are, if one answer leads to all of them. */
    public static KeptRegions accepted(BitSet nodes) {
        return new KeptRegions(nodes, nodes, new BitSet(), Map::of);
    }

    /** As {@link #accepted(BitSet)}, where an answer that says no leads to {@code denied}. */
    static KeptRegions accepted(BitSet nodes, BitSet denied) {
        return new KeptRegions(nodes, nodes, denied, Map::of);
    }

    static KeptRegions of(MethodAnswers answers) {
        BitSet closed = (BitSet) answers.closedElsewhere().clone();
        closed.or(answers.closedByValues(true));
        BitSet accepted = (BitSet) closed.clone();
        accepted.or(answers.accepted());
        return new KeptRegions(closed, accepted, answers.denied(), answers::byAnswer);
    }

    /** Answers the nodes that only run where an answer that is kept says yes, or something that was asked with it. */
    public BitSet accepted() {
        return accepted;
    }

    /** Answers the nodes that only run where one says no. */
    public BitSet denied() {
        return denied;
    }

    /** Answers all these nodes. */
    public BitSet all() {
        return all;
    }

    /**
     * Answers what it takes for a node to run, of answers that are kept, one by one; nothing if it takes none, or one of several.
     * Those of several methods can be compared.
     */
    public Set<Object> answers(int node) {
        Set<Object> answers = new HashSet<>();
        if (all.get(node)) {
            byAnswer().forEach((answer, nodes) -> {
                if (nodes.get(node)) {
                    answers.add(answer);
                }
            });
        }
        return answers;
    }

    /** Answers whether {@code node} only runs where {@code answers}, or some if that are none, say what they do. */
    public boolean isBehind(Set<Object> answers, int node) {
        return closed.get(node)
                || all.get(node) && (answers.isEmpty() || answers(node).containsAll(answers));
    }

    private Map<Object, BitSet> byAnswer() {
        if (ways != null) {
            byAnswer = ways.get();
            ways = null;
        }
        return byAnswer;
    }
}

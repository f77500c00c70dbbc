package io.dyndbg.plugin.plan;

import java.util.Arrays;
import java.util.BitSet;

/** The state of one walk through a control flow: what was seen, and what of it is still to be looked at. */
final class Walk {
    private final BitSet seen;
    private int[] pending = new int[64];
    private int size;

    Walk(int nodes) {
        seen = new BitSet(nodes);
    }

    void visit(int node) {
        if (seen.get(node)) {
            return;
        }
        seen.set(node);
        if (size == pending.length) {
            pending = Arrays.copyOf(pending, 2 * size);
        }
        pending[size++] = node;
    }

    void visitAll(int[] nodes) {
        for (int node : nodes) {
            visit(node);
        }
    }

    boolean more() {
        return size > 0;
    }

    int take() {
        return pending[--size];
    }

    BitSet seen() {
        return seen;
    }
}

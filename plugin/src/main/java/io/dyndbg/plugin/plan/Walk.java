package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.flow.ControlFlow;
import java.util.Arrays;
import java.util.BitSet;

/** The state of one walk through a control flow: which blocks were seen, and which of them are still to be looked at. */
final class Walk {
    private final ControlFlow control;
    private final BitSet seen;
    private int[] pending = new int[32];
    private int size;

    Walk(ControlFlow control) {
        this.control = control;
        seen = new BitSet(control.blocks());
    }

    void visit(int block) {
        if (seen.get(block)) {
            return;
        }
        seen.set(block);
        if (size == pending.length) {
            pending = Arrays.copyOf(pending, 2 * size);
        }
        pending[size++] = block;
    }

    void visitAll(int[] blocks) {
        for (int block : blocks) {
            visit(block);
        }
    }

    boolean more() {
        return size > 0;
    }

    int take() {
        return pending[--size];
    }

    /** Answers the nodes of all blocks that were seen. */
    BitSet nodes() {
        BitSet nodes = new BitSet(control.size());
        for (int block = seen.nextSetBit(0); block >= 0; block = seen.nextSetBit(block + 1)) {
            nodes.set(control.start(block), control.end(block));
        }
        return nodes;
    }
}

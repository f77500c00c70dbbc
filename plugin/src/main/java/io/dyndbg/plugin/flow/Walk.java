package io.dyndbg.plugin.flow;

import java.util.BitSet;

/** The state of one walk through a control flow: which blocks were seen, and which of them are still to be looked at. */
public final class Walk {
    private final ControlFlow control;
    private final BitSet seen;
    private final BitSet pending;

    public Walk(ControlFlow control) {
        this.control = control;
        seen = new BitSet(control.blocks());
        pending = new BitSet(control.blocks());
    }

    public void visit(int block) {
        if (!seen.get(block)) {
            seen.set(block);
            pending.set(block);
        }
    }

    public void visitAll(int[] blocks) {
        for (int block : blocks) {
            visit(block);
        }
    }

    public boolean more() {
        return !pending.isEmpty();
    }

    /** Answers a block that was visited and not yet taken; the last of them, which is quickest to find. */
    public int take() {
        int block = pending.length() - 1;
        pending.clear(block);
        return block;
    }

    /** Answers the nodes of all blocks that were seen. */
    public BitSet nodes() {
        BitSet nodes = new BitSet(control.size());
        for (int block = seen.nextSetBit(0); block >= 0; block = seen.nextSetBit(block + 1)) {
            nodes.set(control.start(block), control.end(block));
        }
        return nodes;
    }
}

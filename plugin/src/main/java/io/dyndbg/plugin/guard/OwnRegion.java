package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.ControlFlow;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/**
 * What one branch leads to that nothing else leads to, found without a walk through the whole method: as long as each block is entered
 * from those before it only, and what the last of them go on with is what the branch itself goes on with when the guard says no, or when
 * it throws. Most guards are like that, {@code if (log.isDebugEnabled()) log.debug(...)}. Each way around such a region is a way without
 * it, however many of them there are: they never enclose anything together.
 *
 * @param nodes what it is
 * @param ends whether it may return or throw, so that it need not go on where the branch goes on
 */
record OwnRegion(BitSet nodes, boolean ends) {

    /** Answers the region of such a guard; nothing if it is another one. */
    static Optional<OwnRegion> of(GuardBranches answer, ControlFlow control) {
        if (answer.branches().size() != 1) {
            return answer.branches().isEmpty() ? Optional.of(new OwnRegion(new BitSet(), false)) : Optional.empty();
        }
        Branch branch = answer.branches().get(0);
        return new Search(control, control.block(branch.node())).from(branch);
    }

    private static final class Search {
        private final ControlFlow control;
        private final int from;
        private final BitSet region = new BitSet();
        private final BitSet beyond = new BitSet();
        private final Deque<Integer> pending = new ArrayDeque<>();
        private boolean ends;

        Search(ControlFlow control, int from) {
            this.control = control;
            this.from = from;
        }

        Optional<OwnRegion> from(Branch branch) {
            int first = control.block(branch.whenTrue());
            int otherwise = control.block(branch.whenFalse());
            if (first == otherwise || !isEnteredOnlyFromThere(first)) {
                return Optional.empty();
            }
            add(first);
            while (!pending.isEmpty()) {
                int block = pending.poll();
                int[] next = control.successors(block);
                ends |= next.length == 0;
                goOn(next);
                goOn(control.handlers(block));
            }
            beyond.andNot(region);
            beyond.clear(otherwise);
            for (int handler : control.handlers(from)) {
                beyond.clear(handler);
            }
            return beyond.isEmpty() ? Optional.of(new OwnRegion(nodes(), ends)) : Optional.empty();
        }

        private void goOn(int[] blocks) {
            for (int block : blocks) {
                if (!region.get(block)) {
                    if (block != 0 && isInside(control.predecessors(block)) && isInside(control.handled(block))) {
                        add(block);
                    } else {
                        beyond.set(block);
                    }
                }
            }
        }

        private boolean isEnteredOnlyFromThere(int block) {
            // The entry is entered from outside, too.
            return block != 0 && control.predecessors(block).length == 1 && control.handled(block).length == 0;
        }

        private boolean isInside(int[] blocks) {
            for (int block : blocks) {
                if (!region.get(block)) {
                    return false;
                }
            }
            return true;
        }

        private void add(int block) {
            region.set(block);
            pending.add(block);
        }

        private BitSet nodes() {
            BitSet nodes = new BitSet(control.size());
            for (int block = region.nextSetBit(0); block >= 0; block = region.nextSetBit(block + 1)) {
                nodes.set(control.start(block), control.end(block));
            }
            return nodes;
        }
    }
}

package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.flow.ControlFlow;
import java.util.Arrays;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;

/**
 * Where the ways behind each branch come together again: the immediate postdominators of the flow without exceptions,
 * found with the algorithm of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm", 2001).
 *
 * <p>A way that ends in a throw, or never, does not count where another one returns: after {@code if (debug) { assert
 * x; log.debug(y); }} the ways join behind the block, not at the end of the method. Where all ways end so, they count.
 */
final class Joins {
    private static final int UNKNOWN = -1;
    private static final int RETURNS = 0;
    private static final int THROWS = 1;
    private static final int ENDLESS = 2;

    private final ControlFlow control;
    private final int exit;
    private final int[] join;

    /** How the best way from each block ends; the lower, the better. */
    private final int[] ending;

    /** The blocks that the method ends with: returns, throws, and one of each endless loop. */
    private final BitSet ends = new BitSet();

    /** The blocks in postorder of the flow walked backwards from the exit, which comes last. */
    private final int[] postorder;

    private final int[] rank;

    Joins(ControlFlow control) {
        this.control = control;
        exit = control.blocks();
        join = new int[exit + 1];
        postorder = new int[exit + 1];
        rank = new int[exit + 1];
        ending = new int[exit];
        order();
        settle();
    }

    /** Answers where all ways from {@code node} come together; {@link ControlFlow#size} if only at the end of the method. */
    int of(int node) {
        int block = control.block(node);
        // An endless loop ends where its head begins; behind the head the ways may well join there.
        int joined = ends.get(block) && ending[block] == ENDLESS ? common(block) : join[block];
        return joined == exit ? control.size() : control.start(joined);
    }

    private void settle() {
        Arrays.fill(join, UNKNOWN);
        join[exit] = exit;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = exit - 1; i >= 0; i--) {
                int block = postorder[i];
                int common = ends.get(block) ? exit : common(block);
                changed |= join[block] != common;
                join[block] = common;
            }
        }
    }

    /** Answers where the ways from the end of {@code block} join, as far as is known. */
    private int common(int block) {
        int common = UNKNOWN;
        for (int next : control.successors(block)) {
            if (join[next] != UNKNOWN && ending[next] == ending[block]) {
                common = common == UNKNOWN ? next : common(common, next);
            }
        }
        return common;
    }

    private int common(int one, int other) {
        int a = one;
        int b = other;
        while (a != b) {
            if (rank[a] < rank[b]) {
                a = join[a];
            } else {
                b = join[b];
            }
        }
        return a;
    }

    private void order() {
        Backwards backwards = new Backwards();
        for (int block = 0; block < exit; block++) {
            if (control.successors(block).length == 0 && !throwsAtEnd(block)) {
                backwards.from(block, RETURNS);
            }
        }
        for (int block = 0; block < exit; block++) {
            if (throwsAtEnd(block)) {
                backwards.from(block, THROWS);
            }
        }
        for (int block = exit - 1; block >= 0; block--) {
            if (!backwards.seen.get(block)) {
                // The head of the loop, so that everything in it joins there.
                backwards.from(Arrays.stream(control.successors(block)).min().getAsInt(), ENDLESS);
            }
        }
        backwards.finish(exit);
    }

    private boolean throwsAtEnd(int block) {
        return control.opcode(control.end(block) - 1) == Opcodes.ATHROW;
    }

    /** A depth-first walk against the flow, without recursion: methods are longer than stacks are deep. */
    private final class Backwards {
        private final BitSet seen = new BitSet();
        private final int[] path = new int[exit];
        private final int[] taken = new int[exit];
        private int finished;

        void from(int start, int how) {
            ends.set(start);
            int depth = 0;
            path[0] = start;
            seen.set(start);
            while (depth >= 0) {
                int block = path[depth];
                if (taken[block] == control.predecessors(block).length) {
                    ending[block] = how;
                    finish(block);
                    depth--;
                } else {
                    int before = control.predecessors(block)[taken[block]++];
                    if (!seen.get(before)) {
                        seen.set(before);
                        path[++depth] = before;
                    }
                }
            }
        }

        void finish(int block) {
            rank[block] = finished;
            postorder[finished++] = block;
        }
    }
}

package io.dyndbg.plugin.plan;

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

    private final FlowGraph graph;
    private final int exit;
    private final int[] join;

    /** How the best way from each node ends; the lower, the better. */
    private final int[] ending;

    /** The nodes that the method ends with: returns, throws, and one of each endless loop. */
    private final BitSet ends = new BitSet();

    /** The nodes in postorder of the flow walked backwards from the exit, which comes last. */
    private final int[] postorder;

    private final int[] rank;

    Joins(FlowGraph graph) {
        this.graph = graph;
        exit = graph.size();
        join = new int[exit + 1];
        postorder = new int[exit + 1];
        rank = new int[exit + 1];
        ending = new int[exit];
        order();
        settle();
    }

    /** Answers where all ways from {@code node} come together; {@link FlowGraph#size} if only at the end of the method. */
    int of(int node) {
        return join[node];
    }

    private void settle() {
        Arrays.fill(join, UNKNOWN);
        join[exit] = exit;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = exit - 1; i >= 0; i--) {
                int node = postorder[i];
                int common = ends.get(node) ? exit : UNKNOWN;
                for (int next : graph.next(node)) {
                    if (join[next] != UNKNOWN && ending[next] == ending[node]) {
                        common = common == UNKNOWN ? next : common(common, next);
                    }
                }
                changed |= join[node] != common;
                join[node] = common;
            }
        }
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
        Backwards backwards = new Backwards(previous());
        for (int node = 0; node < exit; node++) {
            if (graph.next(node).length == 0 && graph.opcode(node) != Opcodes.ATHROW) {
                backwards.from(node, RETURNS);
            }
        }
        for (int node = 0; node < exit; node++) {
            if (graph.opcode(node) == Opcodes.ATHROW) {
                backwards.from(node, THROWS);
            }
        }
        for (int node = exit - 1; node >= 0; node--) {
            if (!backwards.seen.get(node)) {
                // The head of the loop, so that everything in it joins there.
                backwards.from(Arrays.stream(graph.next(node)).min().getAsInt(), ENDLESS);
            }
        }
        backwards.finish(exit);
    }

    private int[][] previous() {
        int[] counts = new int[exit];
        for (int node = 0; node < exit; node++) {
            for (int next : graph.next(node)) {
                counts[next]++;
            }
        }
        int[][] previous = new int[exit][];
        for (int node = 0; node < exit; node++) {
            previous[node] = new int[counts[node]];
        }
        for (int node = 0; node < exit; node++) {
            for (int next : graph.next(node)) {
                previous[next][--counts[next]] = node;
            }
        }
        return previous;
    }

    /** A depth-first walk against the flow, without recursion: methods are longer than stacks are deep. */
    private final class Backwards {
        private final int[][] previous;
        private final BitSet seen = new BitSet();
        private final int[] path = new int[exit];
        private final int[] taken = new int[exit];
        private int finished;

        Backwards(int[][] previous) {
            this.previous = previous;
        }

        void from(int start, int how) {
            ends.set(start);
            int depth = 0;
            path[0] = start;
            seen.set(start);
            while (depth >= 0) {
                int node = path[depth];
                if (taken[node] == previous[node].length) {
                    ending[node] = how;
                    finish(node);
                    depth--;
                } else {
                    int before = previous[node][taken[node]++];
                    if (!seen.get(before)) {
                        seen.set(before);
                        path[++depth] = before;
                    }
                }
            }
        }

        void finish(int node) {
            rank[node] = finished;
            postorder[finished++] = node;
        }
    }
}

package io.dyndbg.plugin.flow;

import java.util.Arrays;

/** Which blocks of a control flow lead to which, in one sense of the word. */
final class Edges {
    private static final int[] NONE = {};

    private final int[][] ends;

    Edges(int blocks) {
        ends = new int[blocks][];
        Arrays.fill(ends, NONE);
    }

    int[] from(int block) {
        return ends[block];
    }

    void set(int from, int[] to) {
        ends[from] = to;
    }

    /** Adds an edge if there is none like it. */
    void add(int from, int to) {
        for (int end : ends[from]) {
            if (end == to) {
                return;
            }
        }
        int[] more = Arrays.copyOf(ends[from], ends[from].length + 1);
        more[ends[from].length] = to;
        ends[from] = more;
    }

    /** Answers the edges the other way round, each once. */
    Edges reversed() {
        Edges reversed = new Edges(ends.length);
        for (int from = 0; from < ends.length; from++) {
            for (int to : ends[from]) {
                reversed.add(to, from);
            }
        }
        return reversed;
    }
}

package io.dyndbg.plugin.plan;

import java.util.BitSet;

/** Answers which nodes of a control flow can be reached. Each question costs one walk, at most the size of the method. */
final class Reachability {
    private static final int EXCEPTION = 0x7;
    private static final int WAY_BITS = 3;

    private final FlowGraph graph;
    private int[][] incoming;

    Reachability(FlowGraph graph) {
        this.graph = graph;
    }

    /** Answers what the entry reaches, exceptions included, without the edges of {@code cut}. */
    BitSet fromEntry(Cut cut) {
        Walk walk = new Walk(graph.size());
        walk.visit(0);
        while (walk.more()) {
            int node = walk.take();
            int[] next = graph.next(node);
            for (int way = 0; way < next.length; way++) {
                if (!cut.shuts(node, way)) {
                    walk.visit(next[way]);
                }
            }
            walk.visitAll(graph.handlers(node));
        }
        return walk.seen();
    }

    /** Answers what reaches {@code target}, itself included, exceptions included, without the edges of {@code cut}. */
    BitSet to(int target, Cut cut) {
        if (incoming == null) {
            incoming = incoming();
        }
        Walk walk = new Walk(graph.size());
        walk.visit(target);
        while (walk.more()) {
            for (int edge : incoming[walk.take()]) {
                int from = edge >> WAY_BITS;
                int way = edge & EXCEPTION;
                if (way == EXCEPTION || !cut.shuts(from, way)) {
                    walk.visit(from);
                }
            }
        }
        return walk.seen();
    }

    /** Answers what {@code start} reaches without exceptions and without entering {@code stop}; nothing if it is that. */
    BitSet side(int start, int stop) {
        Walk walk = new Walk(graph.size());
        if (start != stop) {
            walk.visit(start);
        }
        while (walk.more()) {
            for (int next : graph.next(walk.take())) {
                if (next != stop) {
                    walk.visit(next);
                }
            }
        }
        return walk.seen();
    }

    /** Answers for each node its incoming edges: the node where one begins, and in the low bits which way it takes. */
    private int[][] incoming() {
        int[] counts = new int[graph.size()];
        eachEdge((from, way, to) -> counts[to]++);
        int[][] edges = new int[graph.size()][];
        for (int node = 0; node < edges.length; node++) {
            edges[node] = new int[counts[node]];
        }
        eachEdge((from, way, to) -> edges[to][--counts[to]] = from << WAY_BITS | way);
        return edges;
    }

    private interface Edge {
        void is(int from, int way, int to);
    }

    private void eachEdge(Edge edge) {
        for (int node = 0; node < graph.size(); node++) {
            int[] next = graph.next(node);
            for (int way = 0; way < next.length; way++) {
                // Only the two ways of a conditional jump can be cut; those of a switch need no telling apart.
                edge.is(node, Math.min(way, 2), next[way]);
            }
            for (int handler : graph.handlers(node)) {
                edge.is(node, EXCEPTION, handler);
            }
        }
    }
}

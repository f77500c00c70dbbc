package io.dyndbg.plugin.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Answers which nodes of a control flow can be reached. Each question costs one walk, at most a step for each block of the
 * method. What is reached of a block is the whole of it.
 */
public final class Reachability {
    /** Edges that are taken out of a control flow. */
    public interface Shut {
        /** Answers whether the edge from the end of a block, {@code node}, to its successor number {@code way} is taken out. */
        boolean shuts(int node, int way);
    }

    /** Takes nothing out. */
    public static final Shut NOTHING = (node, way) -> false;

    private final ControlFlow control;
    /** All that the entry reaches; null until somebody asks. */
    private BitSet live;

    Reachability(ControlFlow control) {
        this.control = control;
    }

    /** Answers what the entry reaches, exceptions included; not to be written to. */
    public BitSet fromEntry() {
        if (live == null) {
            live = fromEntry(NOTHING);
        }
        return live;
    }

    /** Answers what the entry reaches, exceptions included, without the edges that {@code shut} takes out. */
    public BitSet fromEntry(Shut shut) {
        Walk walk = new Walk(control);
        walk.visit(0);
        while (walk.more()) {
            int block = walk.take();
            int[] next = control.successors(block);
            for (int way = 0; way < next.length; way++) {
                if (!shut.shuts(control.end(block) - 1, way)) {
                    walk.visit(next[way]);
                }
            }
            walk.visitAll(control.handlers(block));
        }
        return walk.nodes();
    }

    /** Answers what the entry reaches, exceptions included, without going on behind any of {@code nodes}. */
    public BitSet fromEntryWithoutPassing(BitSet nodes) {
        BitSet reached = fromEntry((end, way) -> {
            int passed = nodes.nextSetBit(control.start(control.block(end)));
            return passed >= 0 && passed <= end;
        });
        nodes.stream().forEach(passed -> reached.clear(passed + 1, control.end(control.block(passed))));
        return reached;
    }

    /** Answers the blocks from which {@code target} is reached, its own included, exceptions included, without those. */
    public BitSet to(int target, Shut shut) {
        Walk walk = new Walk(control);
        walk.visit(control.block(target));
        while (walk.more()) {
            int block = walk.take();
            for (int from : control.predecessors(block)) {
                if (!isShut(from, block, shut)) {
                    walk.visit(from);
                }
            }
            walk.visitAll(control.handled(block));
        }
        return walk.nodes();
    }

    private boolean isShut(int from, int to, Shut shut) {
        int[] next = control.successors(from);
        for (int way = 0; way < next.length; way++) {
            if (next[way] == to && !shut.shuts(control.end(from) - 1, way)) {
                return false;
            }
        }
        return true;
    }

    /** Answers what {@code start} reaches without exceptions and without entering {@code stop}; nothing if it is that. */
    public BitSet side(int start, int stop) {
        int end = stop == control.size() ? -1 : control.block(stop);
        Walk walk = new Walk(control);
        if (start != stop) {
            walk.visit(control.block(start));
        }
        while (walk.more()) {
            for (int next : control.successors(walk.take())) {
                if (next != end) {
                    walk.visit(next);
                }
            }
        }
        return walk.nodes();
    }

    /**
     * Adds to {@code side} what handles its exceptions and nobody else's, the copy of a {@code finally} block, and what that reaches
     * without entering {@code stop}.
     */
    public void addHandlers(BitSet side, int stop) {
        List<Integer> rest = new ArrayList<>(control.handlers());
        List<Integer> led;
        do {
            led = rest.stream().filter(block -> handlesOnly(side, block)).toList();
            led.forEach(block -> side.or(side(control.start(block), stop)));
        } while (rest.removeAll(led));
    }

    private boolean handlesOnly(BitSet nodes, int block) {
        // javac lets some handlers of a finally block handle what their own first instruction throws.
        return Arrays.stream(control.handled(block)).allMatch(from -> from == block || nodes.get(control.start(from)));
    }
}

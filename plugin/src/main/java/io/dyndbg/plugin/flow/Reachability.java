package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.Walk;
import java.util.BitSet;

/**
 * Answers which nodes of a control flow can be reached. Each question costs one walk, at most a step for each block of the
 * method. What is reached of a block is the whole of it.
 */
final class Reachability {
    private final ControlFlow control;

    Reachability(ControlFlow control) {
        this.control = control;
    }

    /** Answers what the entry reaches, exceptions included, without the edges of {@code cut}. */
    BitSet fromEntry(Cut cut) {
        Walk walk = new Walk(control);
        walk.visit(0);
        while (walk.more()) {
            int block = walk.take();
            int[] next = control.successors(block);
            for (int way = 0; way < next.length; way++) {
                if (!cut.shuts(control.end(block) - 1, way)) {
                    walk.visit(next[way]);
                }
            }
            walk.visitAll(control.handlers(block));
        }
        return walk.nodes();
    }

    /** Answers the blocks from which {@code target} is reached, its own included, exceptions included, without {@code cut}. */
    BitSet to(int target, Cut cut) {
        Walk walk = new Walk(control);
        walk.visit(control.block(target));
        while (walk.more()) {
            int block = walk.take();
            for (int from : control.predecessors(block)) {
                if (!shut(from, block, cut)) {
                    walk.visit(from);
                }
            }
            walk.visitAll(control.handled(block));
        }
        return walk.nodes();
    }

    private boolean shut(int from, int to, Cut cut) {
        int[] next = control.successors(from);
        for (int way = 0; way < next.length; way++) {
            if (next[way] == to && !cut.shuts(control.end(from) - 1, way)) {
                return false;
            }
        }
        return true;
    }

    /** Answers what {@code start} reaches without exceptions and without entering {@code stop}; nothing if it is that. */
    BitSet side(int start, int stop) {
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
}

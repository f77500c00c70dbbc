package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.Walk;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Which ways of one method's control flow take a guard's answer. Immutable. */
final class Ways {
    private final ControlFlow control;
    /** By block, what it takes to go on to each of its successors. */
    private final Map<Integer, Side[]> takes = new HashMap<>();

    Ways(ControlFlow control, Branches branches) {
        this.control = control;
        for (int block = 0; block < control.blocks(); block++) {
            Side[] sides = branches.behind(block);
            if (sides != null) {
                takes.put(block, sides);
            }
        }
    }

    /** What decides at the end of a block where the code goes on. */
    interface Branches {
        /** Answers what it takes to go on to each of the successors, in their order; null if no guard's answer has to do with it. */
        Side[] behind(int block);
    }

    /** Answers the reachable nodes that the entry does not reach without the ways that {@code shut} accepts. */
    BitSet closed(Predicate<Side> shut) {
        if (takes.values().stream().flatMap(Arrays::stream).noneMatch(shut)) {
            return new BitSet();
        }
        BitSet closed = reached(side -> false);
        closed.andNot(reached(shut));
        return closed;
    }

    private BitSet reached(Predicate<Side> shut) {
        Walk walk = new Walk(control);
        walk.visit(0);
        while (walk.more()) {
            int block = walk.take();
            Side[] sides = takes.get(block);
            int[] next = control.successors(block);
            for (int way = 0; way < next.length; way++) {
                if (sides == null || !shut.test(sides[way])) {
                    walk.visit(next[way]);
                }
            }
            walk.visitAll(control.handlers(block));
        }
        return walk.nodes();
    }

    /** Answers where the answer is kept that the first of the ways that {@code shut} accepts takes; null if none does. */
    String where(Predicate<Side> shut) {
        return takes.keySet().stream()
                .sorted()
                .flatMap(block -> Arrays.stream(takes.get(block)))
                .filter(side -> side.isTouched() && shut.test(side))
                .map(Side::where)
                .findFirst()
                .orElse(null);
    }
}

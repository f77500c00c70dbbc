package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.Joins;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.Reachability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Which ways of one method's control flow take a guard's answer. Used by one thread. */
final class Ways {
    private final ControlFlow control;
    private final Reachability reachability;
    private final Joins joins;

    /** By block, what it takes to go on to each of its successors. */
    private final Map<Integer, Side[]> takes = new HashMap<>();

    Ways(MethodFlow flow, Branches branches) {
        this.control = flow.control();
        this.reachability = flow.reachability();
        this.joins = flow.joins();
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

    /** Answers whether any way takes an answer. */
    boolean takeAny() {
        return !takes.isEmpty();
    }

    /** Answers whether {@code that}, of the same method, takes the same answers. */
    boolean takeTheSame(Ways that) {
        return takes.keySet().equals(that.takes.keySet())
                && takes.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), that.takes.get(entry.getKey())));
    }

    /** Answers the reachable nodes that the entry does not reach without the ways that {@code shut} accepts. */
    BitSet closed(Predicate<Side> shut) {
        if (takes.values().stream().flatMap(Arrays::stream).noneMatch(shut)) {
            return new BitSet();
        }
        return notReached((node, way) -> {
            Side[] sides = takes.get(control.block(node));
            return sides != null && shut.test(sides[way]);
        });
    }

    /**
     * Answers the reachable nodes that the entry does not reach without the ways that {@code asked} accepts beside some that it does not: where
     * an answer says yes.
     */
    BitSet accepted(Predicate<Side> asked) {
        if (takes.values().stream().flatMap(Arrays::stream).noneMatch(asked)) {
            return new BitSet();
        }
        return notReached((node, way) -> {
            Side[] sides = takes.get(control.block(node));
            return sides != null
                    && asked.test(sides[way])
                    && !Arrays.stream(sides).allMatch(asked);
        });
    }

    /**
     * Answers the reachable nodes that the entry does not reach without the ways beside those that {@code asked} accepts: where an answer
     * says no, or something that was asked with it: {@code on = debug && x; ...; if (!on) w = null;}.
     */
    BitSet denied(Predicate<Side> asked) {
        if (takes.values().stream().flatMap(Arrays::stream).noneMatch(asked)) {
            return new BitSet();
        }
        return notReached((node, way) -> {
            Side[] sides = takes.get(control.block(node));
            return sides != null && sides.length == 2 && isDenied(sides[way], sides[1 - way], asked);
        });
    }

    /** Which constant it is that {@code debug && x} leaves does not always depend on the answer, but one of them takes it in any case. */
    private static boolean isDenied(Side way, Side beside, Predicate<Side> asked) {
        return asked.test(beside) && (!asked.test(way) || beside.isAsked() && !way.isAsked());
    }

    /**
     * Answers what the entry does not reach without the ways of one answer, by what is asked and what it takes to go there.
     *
     * @param which the ways that count, with those beside them
     * @param asked what is asked at the end of a block
     */
    Map<Object, BitSet> byAnswer(Predicate<Side> which, IntFunction<Object> asked) {
        Map<Object, Map<Integer, BitSet>> shut = new HashMap<>();
        takes.forEach((block, sides) -> {
            if (Arrays.stream(sides).anyMatch(which) && !Arrays.stream(sides).allMatch(sides[0]::equals)) {
                for (int way = 0; way < sides.length; way++) {
                    shut.computeIfAbsent(List.of(asked.apply(block), sides[way]), any -> new HashMap<>())
                            .computeIfAbsent(block, any -> new BitSet())
                            .set(way);
                }
            }
        });
        Map<Object, BitSet> closed = new HashMap<>();
        shut.forEach((answer, ways) -> closed.put(answer, notReached((node, way) -> {
            BitSet ofBlock = ways.get(control.block(node));
            return ofBlock != null && ofBlock.get(way);
        })));
        return closed;
    }

    private BitSet notReached(Reachability.Shut shut) {
        BitSet lost = (BitSet) reachability.fromEntry().clone();
        lost.andNot(reachability.fromEntry(shut));
        return lost;
    }

    /** Answers what is not reached without {@code way}, if that takes an answer in any case. */
    BitSet closedBy(Way way) {
        int block = control.block(way.from());
        Side[] sides = takes.get(block);
        int[] next = control.successors(block);
        if (Arrays.stream(sides).noneMatch(Side::isAsked)) {
            return new BitSet();
        }
        return notReached((node, successor) ->
                node == way.from() && sides[successor].isAsked() && control.start(next[successor]) == way.to());
    }

    /** Answers what runs behind {@code way} before it comes together with the others. */
    BitSet ledTo(Way way) {
        int join = joins.of(way.from());
        BitSet led = reachability.side(way.to(), join);
        reachability.addHandlers(led, join);
        return led;
    }

    /** Answers those that take an answer, always or at times, and that {@code which} accepts. */
    List<Way> touched(Predicate<Side> which) {
        List<Way> all = new ArrayList<>();
        takes.forEach((block, sides) -> {
            for (int way = 0; way < sides.length; way++) {
                if (sides[way].isTouched() && which.test(sides[way])) {
                    int target = control.successors(block)[way];
                    all.add(new Way(
                            control.end(block) - 1,
                            control.start(target),
                            sides[way].where(),
                            sides[way].isOfVariable()));
                }
            }
        });
        return all;
    }

    /**
     * Answers where the answer is kept that {@code shut} ways to {@code node} take: the first of those without which it is not reached, or
     * of all, if only several together stand before it; null if there are none.
     */
    String where(Predicate<Side> shut, int node) {
        List<Integer> blocks = takes.keySet().stream()
                .filter(block -> Arrays.stream(takes.get(block)).anyMatch(side -> isTaken(side, shut)))
                .sorted()
                .toList();
        return blocks.stream()
                .filter(block -> blocks.size() == 1 || standsBefore(node, block, shut))
                .findFirst()
                .or(() -> blocks.stream().findFirst())
                .flatMap(block -> Arrays.stream(takes.get(block))
                        .filter(side -> isTaken(side, shut))
                        .findFirst())
                .map(Side::where)
                .orElse(null);
    }

    private boolean standsBefore(int node, int block, Predicate<Side> shut) {
        return notReached((from, way) -> control.block(from) == block && isTaken(takes.get(block)[way], shut))
                .get(node);
    }

    private static boolean isTaken(Side side, Predicate<Side> which) {
        return side.isTouched() && which.test(side);
    }
}

package io.dyndbg.plugin.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where the ways behind a branch come together again, in the flow without exceptions: at the first node that all of them go
 * through. It lies on the shortest way, so that only the nodes there need be tried; mostly the second is it.
 *
 * <p>A way that ends in a throw, or never, does not count where another one returns: after {@code if (debug) { assert
 * x; log.debug(y); }} the ways join behind the block, not at the end of the method. Where all ways end so, they count.
 */
public final class Joins {
    private final ControlFlow control;
    private final Reachability reachability;
    private final Map<Integer, Integer> known = new HashMap<>();
    /** The variables that handlers keep what they caught in; null until somebody asks. */
    private BitSet caught;

    Joins(ControlFlow control, Reachability reachability) {
        this.control = control;
        this.reachability = reachability;
    }

    /** Answers where all ways from {@code node} come together; {@link ControlFlow#size} if only at the end of the method. */
    public int of(int node) {
        return known.computeIfAbsent(control.block(node), this::find);
    }

    private int find(int block) {
        BitSet ends = ends(ahead(block, control.size()));
        for (int candidate : shortestWay(block, ends)) {
            if (!ahead(block, candidate).intersects(ends)) {
                return candidate;
            }
        }
        return control.size();
    }

    /** Answers what is reached from the end of {@code block} without entering {@code stop}. */
    private BitSet ahead(int block, int stop) {
        BitSet ahead = new BitSet();
        for (int next : control.successors(block)) {
            ahead.or(reachability.side(control.start(next), stop));
        }
        return ahead;
    }

    /** Answers the first nodes of the blocks that the ways through {@code nodes} end with: those of the best kind that there are. */
    private BitSet ends(BitSet nodes) {
        BitSet returns = starts(nodes, block -> control.successors(block).length == 0 && !isThrow(block));
        BitSet throwing = starts(nodes, this::isThrow);
        return !returns.isEmpty() ? returns : !throwing.isEmpty() ? throwing : heads(nodes);
    }

    private boolean isThrow(int block) {
        int last = control.end(block) - 1;
        return control.opcode(last) == Opcodes.ATHROW && !throwsOn(last);
    }

    private boolean throwsOn(int node) {
        return node > 0
                && control.opcode(node - 1) == Opcodes.ALOAD
                && caught().get(((VarInsnNode) control.instruction(node - 1)).var);
    }

    private BitSet caught() {
        if (caught == null) {
            caught = new BitSet();
            for (int block : control.handlers()) {
                int first = control.instructionFrom(control.start(block));
                if (first < control.size() && control.opcode(first) == Opcodes.ASTORE) {
                    caught.set(((VarInsnNode) control.instruction(first)).var);
                }
            }
        }
        return caught;
    }

    private BitSet starts(BitSet nodes, IntPredicate wanted) {
        BitSet starts = new BitSet();
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(control.end(control.block(node)))) {
            if (wanted.test(control.block(node))) {
                starts.set(node);
            }
        }
        return starts;
    }

    /** Answers the heads of the endless loops, so that everything in one joins there. */
    private BitSet heads(BitSet nodes) {
        BitSet heads = new BitSet();
        BitSet rest = (BitSet) nodes.clone();
        while (!rest.isEmpty()) {
            int head = Arrays.stream(control.next(rest.length() - 1)).min().getAsInt();
            heads.set(head);
            Walk walk = new Walk(control);
            walk.visit(control.block(head));
            while (walk.more()) {
                walk.visitAll(control.predecessors(walk.take()));
            }
            rest.andNot(walk.nodes());
        }
        return heads;
    }

    /** Answers the first nodes of the blocks from behind {@code block} to the nearest of {@code ends}. */
    private Iterable<Integer> shortestWay(int block, BitSet ends) {
        Map<Integer, Integer> cameFrom = new HashMap<>();
        Deque<Integer> pending = new ArrayDeque<>();
        Deque<Integer> way = new ArrayDeque<>();
        int at = block;
        while (true) {
            for (int next : control.successors(at)) {
                if (cameFrom.putIfAbsent(next, at) == null) {
                    pending.add(next);
                }
            }
            if (pending.isEmpty()) {
                return way;
            }
            at = pending.poll();
            if (ends.get(control.start(at))) {
                for (Integer step = at; way.isEmpty() || step != block; step = cameFrom.get(step)) {
                    way.push(control.start(step));
                }
                return way;
            }
        }
    }
}

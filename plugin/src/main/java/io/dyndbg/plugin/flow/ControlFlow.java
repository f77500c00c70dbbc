package io.dyndbg.plugin.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The control flow of one method. Its nodes are the positions in the instruction list, labels and frames included, since
 * that saves a second numbering; node 0 is the entry. Nodes that run one after the other, and in the same try ranges, form
 * a block, so that a walk takes one step for each.
 *
 * <p>Every instruction in a try range has an edge to the handler, whether it can throw or not: an edge too many can only
 * make a guard enclose less.
 */
public final class ControlFlow {
    private static final int[] NONE = {};

    private final InsnList instructions;
    private final AbstractInsnNode[] code;

    /** The first node of each block, and the number of nodes behind the last one. */
    private final int[] starts;

    private final int[] blockOf;
    private final int[][] successors;
    private final int[][] handlers;
    private final int[][] predecessors;
    private final int[][] handled;
    private final BitSet tryBorders = new BitSet();

    ControlFlow(MethodNode method) {
        instructions = method.instructions;
        code = instructions.toArray();
        BitSet leaders = leaders(method.tryCatchBlocks);
        starts = new int[leaders.cardinality() + 1];
        blockOf = new int[code.length];
        number(leaders);
        successors = new int[blocks()][];
        for (int block = 0; block < blocks(); block++) {
            successors[block] = blocksAt(targets(end(block) - 1));
        }
        handlers = handlers(method.tryCatchBlocks);
        predecessors = reversed(successors);
        handled = reversed(handlers);
    }

    private BitSet leaders(List<TryCatchBlockNode> tryRanges) {
        BitSet leaders = new BitSet(code.length + 1);
        leaders.set(0);
        for (int node = 0; node < code.length; node++) {
            if (endsBlock(code[node])) {
                leaders.set(node + 1);
                for (int target : targets(node)) {
                    leaders.set(target);
                }
            }
        }
        for (TryCatchBlockNode range : tryRanges) {
            tryBorders.set(node(range.start));
            tryBorders.set(node(range.end));
            tryBorders.set(node(range.handler));
        }
        leaders.or(tryBorders);
        leaders.clear(code.length);
        return leaders;
    }

    private void number(BitSet leaders) {
        int block = -1;
        for (int node = 0; node < code.length; node++) {
            if (leaders.get(node)) {
                starts[++block] = node;
            }
            blockOf[node] = block;
        }
        starts[starts.length - 1] = code.length;
    }

    private static boolean endsBlock(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return insn instanceof JumpInsnNode
                || opcode >= Opcodes.TABLESWITCH && opcode <= Opcodes.RETURN
                || opcode == Opcodes.ATHROW;
    }

    /** Answers the nodes behind {@code node}; for a conditional jump the next one, then its target. */
    private int[] targets(int node) {
        AbstractInsnNode insn = code[node];
        if (insn instanceof JumpInsnNode jump) {
            int target = node(jump.label);
            return insn.getOpcode() == Opcodes.GOTO || node + 1 == code.length
                    ? new int[] {target}
                    : new int[] {node + 1, target};
        }
        if (insn instanceof TableSwitchInsnNode table) {
            return targets(table.labels, table.dflt);
        }
        if (insn instanceof LookupSwitchInsnNode lookup) {
            return targets(lookup.labels, lookup.dflt);
        }
        return endsBlock(insn) || node + 1 == code.length ? NONE : new int[] {node + 1};
    }

    private int[] targets(List<LabelNode> labels, LabelNode otherwise) {
        TreeSet<Integer> targets = new TreeSet<>();
        labels.forEach(label -> targets.add(node(label)));
        targets.add(node(otherwise));
        return targets.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] blocksAt(int[] nodes) {
        int[] blocks = new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            blocks[i] = blockOf[nodes[i]];
        }
        return blocks;
    }

    private int[][] handlers(List<TryCatchBlockNode> tryRanges) {
        int[][] found = new int[blocks()][];
        for (int block = 0; block < found.length; block++) {
            found[block] = NONE;
        }
        for (TryCatchBlockNode range : tryRanges) {
            int handler = blockOf[node(range.handler)];
            int end = node(range.end);
            for (int block = blockOf[node(range.start)]; block < found.length && start(block) < end; block++) {
                // Labels, lines and frames throw nothing.
                if (instructionFrom(start(block)) < end(block)) {
                    found[block] = with(found[block], handler);
                }
            }
        }
        return found;
    }

    private static int[] with(int[] blocks, int added) {
        for (int block : blocks) {
            if (block == added) {
                return blocks;
            }
        }
        int[] more = Arrays.copyOf(blocks, blocks.length + 1);
        more[blocks.length] = added;
        return more;
    }

    public int size() {
        return code.length;
    }

    public AbstractInsnNode instruction(int node) {
        return code[node];
    }

    /** Answers the opcode at {@code node}, -1 for labels, lines and frames. */
    public int opcode(int node) {
        return code[node].getOpcode();
    }

    public int node(AbstractInsnNode instruction) {
        return instructions.indexOf(instruction);
    }

    /** Answers the first node with an instruction at or behind {@code node}; {@link #size} if there is none. */
    public int instructionFrom(int node) {
        int real = node;
        while (real < code.length && opcode(real) < 0) {
            real++;
        }
        return real;
    }

    /** Answers whether a try range or its handler begins or ends at {@code node}. */
    public boolean isTryBorder(int node) {
        return tryBorders.get(node);
    }

    /** Answers where the code goes on without an exception; for a conditional jump the next node, then the target. */
    public int[] next(int node) {
        return targets(node);
    }

    /** Answers whether the code ends with {@code block} but need not stop there, which no JVM verifies. */
    boolean fallsOffTheEnd(int block) {
        int last = end(block) - 1;
        boolean conditional = code[last] instanceof JumpInsnNode && opcode(last) != Opcodes.GOTO;
        return end(block) == code.length && (!endsBlock(code[last]) || conditional);
    }

    public int blocks() {
        return starts.length - 1;
    }

    public int block(int node) {
        return blockOf[node];
    }

    /** Answers the first node of {@code block}. */
    public int start(int block) {
        return starts[block];
    }

    /** Answers the node behind the last one of {@code block}. */
    public int end(int block) {
        return starts[block + 1];
    }

    /** Answers the blocks behind {@code block}, without exceptions; behind a conditional jump the next one, then its target. */
    public int[] successors(int block) {
        return successors[block];
    }

    /** Answers the blocks that an exception thrown in {@code block} may reach. */
    public int[] handlers(int block) {
        return handlers[block];
    }

    /** Answers the blocks that go on with {@code block}, each once, without exceptions. */
    public int[] predecessors(int block) {
        return predecessors[block];
    }

    /** Answers the blocks whose exceptions {@code block} may handle, each once. */
    public int[] handled(int block) {
        return handled[block];
    }

    private static int[][] reversed(int[][] edges) {
        int[] counts = new int[edges.length];
        eachEdge(edges, (from, to) -> counts[to]++);
        int[][] reversed = new int[edges.length][];
        for (int block = 0; block < edges.length; block++) {
            reversed[block] = counts[block] == 0 ? NONE : new int[counts[block]];
        }
        eachEdge(edges, (from, to) -> reversed[to][reversed[to].length - counts[to]--] = from);
        return reversed;
    }

    private interface Edge {
        void is(int from, int to);
    }

    /** Both ways of a conditional jump may lead to the same block: that is one edge. */
    private static void eachEdge(int[][] edges, Edge edge) {
        for (int from = 0; from < edges.length; from++) {
            for (int way = 0; way < edges[from].length; way++) {
                if (way != 1 || edges[from][1] != edges[from][0]) {
                    edge.is(from, edges[from][way]);
                }
            }
        }
    }
}

package io.dyndbg.plugin.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
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
    private final InsnList instructions;
    private final AbstractInsnNode[] code;
    private final BitSet tryBorders = new BitSet();

    /** The first node of each block, and the number of nodes behind the last one. */
    private final int[] starts;

    private final int[] blockOf;
    private final Edges successors;
    private final Edges handlers;
    private final Edges predecessors;
    private final Edges handled;
    private final List<Integer> handlerBlocks;

    ControlFlow(MethodNode method) {
        instructions = method.instructions;
        code = instructions.toArray();
        blockOf = new int[code.length];
        starts = starts(method.tryCatchBlocks);
        successors = new Edges(blocks());
        for (int block = 0; block < blocks(); block++) {
            int[] next = next(end(block) - 1);
            for (int way = 0; way < next.length; way++) {
                next[way] = blockOf[next[way]];
            }
            successors.set(block, next);
        }
        handlers = new Edges(blocks());
        method.tryCatchBlocks.forEach(this::addHandler);
        predecessors = successors.reversed();
        handled = handlers.reversed();
        handlerBlocks = method.tryCatchBlocks.stream()
                .map(range -> blockOf[node(range.handler)])
                .filter(block -> handled(block).length > 0)
                .distinct()
                .toList();
    }

    private int[] starts(List<TryCatchBlockNode> tryRanges) {
        for (TryCatchBlockNode range : tryRanges) {
            tryBorders.set(node(range.start));
            tryBorders.set(node(range.end));
            tryBorders.set(node(range.handler));
        }
        BitSet leaders = (BitSet) tryBorders.clone();
        leaders.set(0);
        for (int node = 0; node < code.length; node++) {
            if (endsBlock(code[node])) {
                leaders.set(node + 1);
                for (int next : next(node)) {
                    leaders.set(next);
                }
            }
        }
        leaders.set(code.length);
        int[] first = leaders.stream().toArray();
        for (int block = 0; block + 1 < first.length; block++) {
            Arrays.fill(blockOf, first[block], first[block + 1], block);
        }
        return first;
    }

    private static boolean endsBlock(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return insn instanceof JumpInsnNode
                || opcode >= Opcodes.TABLESWITCH && opcode <= Opcodes.RETURN
                || opcode == Opcodes.ATHROW;
    }

    /** Answers where the code goes on without an exception; for a conditional jump the next node, then the target. */
    public int[] next(int node) {
        AbstractInsnNode insn = code[node];
        boolean last = node + 1 == code.length;
        if (insn instanceof JumpInsnNode jump) {
            int target = node(jump.label);
            return last || insn.getOpcode() == Opcodes.GOTO ? new int[] {target} : new int[] {node + 1, target};
        }
        if (insn instanceof TableSwitchInsnNode table) {
            return targets(table.labels, table.dflt);
        }
        if (insn instanceof LookupSwitchInsnNode lookup) {
            return targets(lookup.labels, lookup.dflt);
        }
        return last || endsBlock(insn) ? new int[0] : new int[] {node + 1};
    }

    private int[] targets(List<LabelNode> labels, LabelNode otherwise) {
        return Stream.concat(labels.stream(), Stream.of(otherwise))
                .mapToInt(this::node)
                .distinct()
                .sorted()
                .toArray();
    }

    private void addHandler(TryCatchBlockNode range) {
        int end = node(range.end);
        for (int block = blockOf[node(range.start)]; start(block) < end; block++) {
            // Labels, lines and frames throw nothing.
            if (instructionFrom(start(block)) < end(block)) {
                handlers.add(block, blockOf[node(range.handler)]);
            }
        }
    }

    public int size() {
        return code.length;
    }

    /** Answers all nodes. */
    public BitSet whole() {
        BitSet whole = new BitSet();
        whole.set(0, code.length);
        return whole;
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
        return successors.from(block);
    }

    /** Answers the blocks that an exception thrown in {@code block} may reach. */
    public int[] handlers(int block) {
        return handlers.from(block);
    }

    /** Answers the blocks that go on with {@code block}, each once, without exceptions. */
    public int[] predecessors(int block) {
        return predecessors.from(block);
    }

    /** Answers the blocks that handle any exceptions. */
    public List<Integer> handlers() {
        return handlerBlocks;
    }

    /** Answers the blocks whose exceptions {@code block} may handle, each once. */
    public int[] handled(int block) {
        return handled.from(block);
    }
}

package io.dyndbg.plugin.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * that saves a second numbering; node 0 is the entry.
 *
 * <p>Every instruction in a try range has an edge to the handler, whether it can throw or not: an edge too many can only
 * make a guard enclose less.
 */
final class FlowGraph {
    private static final int[] NONE = {};

    private final InsnList instructions;
    private final AbstractInsnNode[] code;
    private final int[][] next;
    private final int[][] handlers;

    private FlowGraph(MethodNode method) {
        instructions = method.instructions;
        code = instructions.toArray();
        next = new int[code.length][];
        for (int node = 0; node < code.length; node++) {
            next[node] = successors(node);
        }
        handlers = handlers(method.tryCatchBlocks);
    }

    /** Answers the control flow of {@code method}; nothing if it has subroutines (JVMS 6.5, jsr), which no rule here follows. */
    static Optional<FlowGraph> of(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.JSR || instruction.getOpcode() == Opcodes.RET) {
                return Optional.empty();
            }
        }
        return Optional.of(new FlowGraph(method));
    }

    int size() {
        return code.length;
    }

    AbstractInsnNode instruction(int node) {
        return code[node];
    }

    /** Answers the opcode at {@code node}, -1 for labels, lines and frames. */
    int opcode(int node) {
        return code[node].getOpcode();
    }

    int node(AbstractInsnNode instruction) {
        return instructions.indexOf(instruction);
    }

    /** Answers where the code goes on without an exception; for a conditional jump the next instruction, then the target. */
    int[] next(int node) {
        return next[node];
    }

    /** Answers the handlers that an exception thrown at {@code node} may reach. */
    int[] handlers(int node) {
        return handlers[node];
    }

    /** Answers the first node with an instruction at or behind {@code node}; {@link #size} if there is none. */
    int instructionFrom(int node) {
        int real = node;
        while (real < code.length && opcode(real) < 0) {
            real++;
        }
        return real;
    }

    private int[] successors(int node) {
        AbstractInsnNode instruction = code[node];
        int opcode = instruction.getOpcode();
        if (instruction instanceof JumpInsnNode jump) {
            int target = node(jump.label);
            return opcode == Opcodes.GOTO ? new int[] {target} : new int[] {node + 1, target};
        }
        if (instruction instanceof TableSwitchInsnNode table) {
            return targets(table.labels, table.dflt);
        }
        if (instruction instanceof LookupSwitchInsnNode lookup) {
            return targets(lookup.labels, lookup.dflt);
        }
        boolean ends = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW;
        return ends || node + 1 == code.length ? NONE : new int[] {node + 1};
    }

    private int[] targets(List<LabelNode> labels, LabelNode otherwise) {
        TreeSet<Integer> targets = new TreeSet<>();
        labels.forEach(label -> targets.add(node(label)));
        targets.add(node(otherwise));
        return targets.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Makes one array for each stretch between two borders of try ranges, so that thousands of nodes share it. */
    private int[][] handlers(List<TryCatchBlockNode> blocks) {
        int[][] handlers = new int[code.length][];
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, code.length));
        for (TryCatchBlockNode block : blocks) {
            borders.add(node(block.start));
            borders.add(node(block.end));
        }
        List<Integer> sorted = new ArrayList<>(borders);
        for (int stretch = 0; stretch + 1 < sorted.size(); stretch++) {
            int from = sorted.get(stretch);
            int[] here = blocks.stream()
                    .filter(block -> node(block.start) <= from && from < node(block.end))
                    .mapToInt(block -> node(block.handler))
                    .distinct()
                    .toArray();
            for (int node = from; node < sorted.get(stretch + 1); node++) {
                handlers[node] = opcode(node) < 0 ? NONE : here;
            }
        }
        return handlers;
    }
}

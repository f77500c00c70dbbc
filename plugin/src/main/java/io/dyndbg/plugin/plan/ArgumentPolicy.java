package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.StackFlow;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Arguments;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Decides what happens to the arguments of one statement while it skips. A branch can stand before them only if everything
 * from the logger to the end of the statement is one stretch of code that is entered at its begin and left at its end.
 */
final class ArgumentPolicy {
    private final String owner;
    private final Statement statement;
    private final ControlFlow control;
    private final StackFlow stack;

    /** The stretch: the nodes from behind the logger to the end of the statement, both included. */
    private final int first;

    private final int last;

    private ArgumentPolicy(String owner, Statement statement, MethodFlow flow, AbstractInsnNode producer) {
        this.owner = owner;
        this.statement = statement;
        control = flow.control();
        stack = flow.stack();
        first = control.node(producer) + 1;
        last = control.node(statement.end());
    }

    /** Answers the policy that {@code statement} gets where {@code wanted} is configured. */
    static Arguments of(String owner, Statement statement, MethodFlow flow, Arguments wanted) {
        Set<AbstractInsnNode> producers = flow.stack().producers(statement.call(), 0);
        // Before a swap the logger's first argument has been evaluated already.
        if (wanted == Arguments.KEEP
                || producers.size() != 1
                || producers.iterator().next().getOpcode() == Opcodes.SWAP) {
            return Arguments.KEEP;
        }
        return new ArgumentPolicy(owner, statement, flow, producers.iterator().next()).policy(wanted);
    }

    private Arguments policy(Arguments wanted) {
        if (first > last || !isClosed() || !leavesNothing()) {
            return Arguments.KEEP;
        }
        for (int node = first; node < last; node++) {
            AbstractInsnNode insn = control.instruction(node);
            boolean skippable = wanted == Arguments.PURE ? PureCode.isPure(insn, owner) : !stores(insn);
            if (!skippable) {
                return Arguments.KEEP;
            }
        }
        return wanted;
    }

    /** A value that the statement returns, as {@code traceExit} does, is needed whether it skips or not. */
    private boolean leavesNothing() {
        return statement.end() instanceof MethodInsnNode call && Type.getReturnType(call.desc) == Type.VOID_TYPE;
    }

    /** Answers whether no try range begins or ends within, and no jump leads out of it, or into it from elsewhere. */
    private boolean isClosed() {
        for (int node = first; node <= last; node++) {
            int block = control.block(node);
            boolean enters = node == control.start(block);
            boolean leaves = node + 1 == control.end(block) && node != last;
            if (control.isTryBorder(node)
                    || isReturn(control.opcode(node))
                    // Behind the logger the code goes on into the stretch.
                    || enters && !areWithin(control.predecessors(block), first - 1, from -> control.end(from) - 1)
                    || leaves && !areWithin(control.successors(block), first, control::start)) {
                return false;
            }
        }
        return true;
    }

    private boolean areWithin(int[] blocks, int from, IntUnaryOperator place) {
        return Arrays.stream(blocks).map(place).allMatch(node -> from <= node && node <= last);
    }

    private boolean isWithin(int node) {
        return first <= node && node <= last;
    }

    private static boolean isReturn(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    private boolean stores(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            // Filling an array that the statement made itself, its varargs, is no store that anybody sees.
            return stack.producerBelow(insn, 2)
                    .filter(array -> array.getOpcode() == Opcodes.DUP && isWithin(control.node(array)))
                    .map(ArgumentPolicy::codeBefore)
                    .filter(before -> isNewArray(before) || isStore(before))
                    .isEmpty();
        }
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
                || opcode == Opcodes.IINC
                || opcode == Opcodes.PUTFIELD
                || opcode == Opcodes.PUTSTATIC;
    }

    /** Labels and line numbers are no code. */
    private static AbstractInsnNode codeBefore(AbstractInsnNode insn) {
        AbstractInsnNode before = insn.getPrevious();
        while (before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return before;
    }

    /** {@code newarray, (dup, index, value, store)*}: before each dup stands the array's creation or the store before. */
    private static boolean isStore(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.IASTORE && insn.getOpcode() <= Opcodes.SASTORE;
    }

    private static boolean isNewArray(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.ANEWARRAY || insn.getOpcode() == Opcodes.NEWARRAY;
    }
}

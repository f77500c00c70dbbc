package io.dyndbg.plugin.flow;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Takes each instruction that can be reached once, from the entry on. No value need be looked at again: what joins is
 * only noted, and the verifier promises that the heights of the stack agree (JVMS 4.10.1).
 */
final class StackWalk {
    private final ControlFlow control;
    private final Stack[] before;
    private final boolean[] live;
    private final Uses uses;

    private final boolean[] entered;
    private final int[] pending;
    private int size;
    private boolean contradicts;

    StackWalk(ControlFlow control) {
        this.control = control;
        before = new Stack[control.size()];
        live = new boolean[control.size()];
        uses = new Uses(control.size());
        entered = new boolean[control.blocks()];
        pending = new int[control.blocks()];
    }

    Optional<StackFlow> flow() {
        enter(0, null);
        while (size > 0 && !contradicts) {
            run(pending[--size]);
        }
        return contradicts ? Optional.empty() : Optional.of(new StackFlow(control, before, live, uses));
    }

    private void run(int block) {
        Stack stack = before[control.start(block)];
        Stack caught = Stack.push(null, Uses.NOBODYS, false);
        for (int handler : control.handlers(block)) {
            enter(handler, caught);
        }
        for (int node = control.start(block); node < control.end(block); node++) {
            before[node] = stack;
            live[node] = true;
            AbstractInsnNode insn = control.instruction(node);
            if (insn.getOpcode() >= 0) {
                int needs = needs(insn, stack);
                if (needs > Stack.height(stack)) {
                    contradicts = true;
                    return;
                }
                stack = after(node, insn, stack, needs);
            }
        }
        int[] successors = control.successors(block);
        for (int successor : successors) {
            enter(successor, stack);
        }
        contradicts |= control.fallsOffTheEnd(block);
    }

    private void enter(int block, Stack stack) {
        int start = control.start(block);
        if (!entered[block]) {
            entered[block] = true;
            before[start] = stack == null || ways(block) == 1 ? stack : join(stack);
            pending[size++] = block;
        } else if (!Stack.sameShape(before[start], stack)) {
            contradicts = true;
            return;
        }
        Stack joined = before[start];
        for (Stack from = stack; from != joined; from = from.below()) {
            uses.flows(from.value(), joined.value());
            joined = joined.below();
        }
    }

    private int ways(int block) {
        return control.predecessors(block).length + control.handled(block).length;
    }

    private Stack join(Stack stack) {
        return Stack.push(stack.below() == null ? null : join(stack.below()), uses.newJoined(), stack.wide());
    }

    /** Answers how many values {@code insn} takes, or looks at. */
    private static int needs(AbstractInsnNode insn, Stack stack) {
        return switch (insn.getOpcode()) {
            case Opcodes.POP, Opcodes.DUP -> 1;
            case Opcodes.POP2, Opcodes.DUP2 -> pair(stack);
            case Opcodes.SWAP, Opcodes.DUP_X1 -> 2;
            case Opcodes.DUP_X2 -> stack == null ? 2 : 1 + pair(stack.below());
            case Opcodes.DUP2_X1 -> pair(stack) + 1;
            case Opcodes.DUP2_X2 -> {
                int top = pair(stack);
                yield top + (Stack.height(stack) < top ? 1 : pair(Stack.drop(stack, top)));
            }
            default -> StackEffect.takes(insn);
        };
    }

    /** Answers how many values make two words: one that is wide, or two. */
    private static int pair(Stack stack) {
        return stack != null && stack.wide() ? 1 : 2;
    }

    private Stack after(int node, AbstractInsnNode insn, Stack stack, int needs) {
        int opcode = insn.getOpcode();
        Stack rest = Stack.drop(stack, needs);
        if (opcode == Opcodes.POP || opcode == Opcodes.POP2) {
            return rest;
        }
        for (Stack taken = stack; taken != rest; taken = taken.below()) {
            uses.uses(node, taken.value());
        }
        if (opcode >= Opcodes.DUP && opcode <= Opcodes.DUP2_X2) {
            int top = opcode < Opcodes.DUP2 ? 1 : pair(stack);
            return copied(stack, needs, node, copied(stack, top, node, rest));
        }
        if (opcode == Opcodes.SWAP) {
            return Stack.push(
                    Stack.push(rest, node, stack.wide()), node, stack.below().wide());
        }
        int left = StackEffect.leaves(insn);
        return left == StackEffect.NOTHING ? rest : Stack.push(rest, node, left == StackEffect.WIDE);
    }

    /** Answers {@code onto} with copies of the topmost {@code count} values of {@code from}, in their order. */
    private static Stack copied(Stack from, int count, int node, Stack onto) {
        return count == 0 ? onto : Stack.push(copied(from.below(), count - 1, node, onto), node, from.wide());
    }
}

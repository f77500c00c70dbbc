package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.TruthTest;
import io.dyndbg.plugin.scan.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What becomes of the boolean that a guard leaves on the stack.
 *
 * @param guard the guard
 * @param node where its call stands
 * @param branches the conditional jumps that it decides alone, at once or through one local variable
 * @param keptOrPassedOn whether it is used in any other way too
 */
record GuardBranches(Guard guard, int node, List<Branch> branches, boolean keptOrPassedOn) {

    static GuardBranches of(Guard guard, MethodFlow flow) {
        Uses uses = new Uses(flow);
        int node = flow.control().node(guard.call());
        if (flow.stack().live(node)) {
            uses.followStack(node, node + 1);
        }
        return new GuardBranches(guard, node, List.copyOf(uses.branches), uses.other);
    }

    /** Follows the boolean from instruction to instruction. */
    private static final class Uses {
        private final MethodFlow flow;
        private final ControlFlow control;
        private final List<Branch> branches = new ArrayList<>();
        private boolean other;

        Uses(MethodFlow flow) {
            this.flow = flow;
            this.control = flow.control();
        }

        /** Follows the value that {@code source} left on top of the stack to the first instruction from {@code from} on. */
        void followStack(int source, int from) {
            if (followTest(source, from)) {
                return;
            }
            int node = control.instructionFrom(from);
            if (!flow.stack().live(node) || !takes(node, source)) {
                other = true;
                return;
            }
            switch (control.opcode(node)) {
                case Opcodes.ISTORE -> followLocal(node);
                case Opcodes.DUP -> followCopies(node);
                case Opcodes.POP -> {}
                default -> other = true;
            }
        }

        /** Answers whether a branch on that value comes next. */
        private boolean followTest(int source, int from) {
            int node = control.instructionFrom(from);
            if (node < control.size() && TruthTest.isConstant(control.instruction(node))) {
                node = control.instructionFrom(node + 1);
            }
            if (!flow.stack().live(node)) {
                return false;
            }
            AbstractInsnNode branch = control.instruction(node);
            Optional<TruthTest> test = TruthTest.of(branch, flow)
                    .filter(known -> isSole(flow.stack().producerBelow(branch, known.depth()), source));
            if (test.isPresent()) {
                branches.add(Branch.at(node, test.get().jumpsWhenTrue(), control));
            }
            return test.isPresent();
        }

        /** {@code if (on = log.isDebugEnabled())} copies, stores one copy, and asks the other. */
        private void followCopies(int dup) {
            int store = control.instructionFrom(dup + 1);
            if (store == control.size() || control.opcode(store) != Opcodes.ISTORE) {
                other = true;
                return;
            }
            followLocal(store);
            followStack(dup, store + 1);
        }

        private void followLocal(int store) {
            int variable = ((VarInsnNode) control.instruction(store)).var;
            for (int load :
                    flow.locals().readsAfter(variable, List.of(store)).stream().toArray()) {
                boolean alone = flow.stack().live(load) && isSole(flow.locals().soleStore(load, variable), store);
                other |= !alone || control.opcode(load) != Opcodes.ILOAD || !followTest(load, load + 1);
            }
        }

        private boolean takes(int node, int source) {
            return isSole(flow.stack().producerBelow(control.instruction(node), 0), source);
        }

        private boolean isSole(Optional<AbstractInsnNode> sole, int source) {
            return sole.isPresent() && sole.get() == control.instruction(source);
        }
    }
}

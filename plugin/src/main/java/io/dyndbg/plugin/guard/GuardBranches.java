package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.TruthTest;
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
            uses.followStack(node);
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

        /** Follows the value that {@code source} leaves on top of the stack to whatever takes it. */
        void followStack(int source) {
            if (followTest(next(source), source)) {
                return;
            }
            List<Integer> takers = takers(source);
            other |= takers.isEmpty();
            for (int taker : takers) {
                if (!followTest(taker, source)) {
                    take(taker, source);
                }
            }
        }

        private void take(int taker, int source) {
            if (!isSole(flow.stack().producerBelow(control.instruction(taker), 0), source)) {
                other = true;
                return;
            }
            switch (control.opcode(taker)) {
                case Opcodes.ISTORE -> followLocal(taker);
                // if (on = log.isDebugEnabled()) copies, stores one copy, and asks the other.
                case Opcodes.DUP -> followStack(taker);
                case Opcodes.POP -> {}
                default -> other = true;
            }
        }

        /** Answers where the branch stands that takes what {@code source} pushes, mostly: a constant may come between. */
        private int next(int source) {
            int node = control.instructionFrom(source + 1);
            return node < control.size() && TruthTest.isConstant(control.instruction(node))
                    ? control.instructionFrom(node + 1)
                    : node;
        }

        /** Answers all that takes it: there may be a {@code nop} or a jump before them, as Groovy and bytecode tools leave them. */
        private List<Integer> takers(int source) {
            return flow.stack().consumers(control.instruction(source)).stream()
                    .map(control::node)
                    .filter(flow.stack()::live)
                    .sorted()
                    .toList();
        }

        /** Answers whether {@code node} is a branch on the value of {@code source}. */
        private boolean followTest(int node, int source) {
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

        private void followLocal(int store) {
            int variable = ((VarInsnNode) control.instruction(store)).var;
            for (int load :
                    flow.locals().readsAfter(variable, List.of(store)).stream().toArray()) {
                boolean alone = flow.stack().live(load) && isSole(flow.locals().soleStore(load, variable), store);
                if (!alone || control.opcode(load) != Opcodes.ILOAD) {
                    other = true;
                } else if (!followTest(next(load), load)) {
                    List<Integer> takers = takers(load);
                    other |= takers.isEmpty();
                    takers.forEach(taker -> other |= !followTest(taker, load));
                }
            }
        }

        private boolean isSole(Optional<AbstractInsnNode> sole, int source) {
            return sole.isPresent() && sole.get() == control.instruction(source);
        }
    }
}

package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.scan.Guard;
import java.util.ArrayList;
import java.util.List;
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
record Answer(Guard guard, int node, List<Branch> branches, boolean keptOrPassedOn) {

    static Answer of(Guard guard, FlowGraph graph, Origins origins, LocalVariables variables) {
        Uses uses = new Uses(graph, origins, variables);
        int node = graph.node(guard.call());
        if (origins.live(node)) {
            uses.followStack(guard.call(), graph.instructionFrom(node + 1));
        }
        return new Answer(guard, node, List.copyOf(uses.branches), uses.other);
    }

    /** Follows the boolean from instruction to instruction. */
    private static final class Uses {
        private final FlowGraph graph;
        private final Origins origins;
        private final LocalVariables variables;
        private final List<Branch> branches = new ArrayList<>();
        private boolean other;

        Uses(FlowGraph graph, Origins origins, LocalVariables variables) {
            this.graph = graph;
            this.origins = origins;
            this.variables = variables;
        }

        /** Follows the value that {@code source} left on top of the stack before {@code node}. */
        void followStack(AbstractInsnNode source, int node) {
            boolean alone = node < graph.size()
                    && origins.live(node)
                    && origins.ofStack(node, 0).filter(source::equals).isPresent();
            if (!alone) {
                other = true;
                return;
            }
            switch (graph.opcode(node)) {
                case Opcodes.IFEQ -> branches.add(Branch.at(node, false, graph));
                case Opcodes.IFNE -> branches.add(Branch.at(node, true, graph));
                case Opcodes.ISTORE -> followLocal(node);
                case Opcodes.DUP -> followCopies(node);
                case Opcodes.POP -> {}
                default -> other = true;
            }
        }

        /** {@code if (on = log.isDebugEnabled())} copies, stores one copy, and asks the other. */
        private void followCopies(int node) {
            int store = graph.instructionFrom(node + 1);
            if (store == graph.size() || graph.opcode(store) != Opcodes.ISTORE) {
                other = true;
                return;
            }
            followLocal(store);
            followStack(graph.instruction(node), graph.instructionFrom(store + 1));
        }

        private void followLocal(int store) {
            AbstractInsnNode source = graph.instruction(store);
            int variable = ((VarInsnNode) source).var;
            for (int load : variables.readsAfter(variable, List.of(store))) {
                boolean alone = origins.live(load)
                        && origins.ofLocal(load, variable)
                                .filter(source::equals)
                                .isPresent();
                if (!alone || graph.opcode(load) != Opcodes.ILOAD) {
                    other = true;
                } else {
                    followLoad(load);
                }
            }
        }

        private void followLoad(int load) {
            int node = graph.instructionFrom(load + 1);
            boolean decides =
                    node < graph.size() && (graph.opcode(node) == Opcodes.IFEQ || graph.opcode(node) == Opcodes.IFNE);
            if (decides) {
                followStack(graph.instruction(load), node);
            } else {
                other = true;
            }
        }
    }
}

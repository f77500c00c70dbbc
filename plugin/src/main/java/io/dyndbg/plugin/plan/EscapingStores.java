package io.dyndbg.plugin.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Finds stores in a region of a method that may be read outside of it. */
final class EscapingStores {
    private final FlowGraph graph;
    private final Origins origins;
    private final BitSet region;

    EscapingStores(FlowGraph graph, Origins origins, BitSet region) {
        this.graph = graph;
        this.origins = origins;
        this.region = region;
    }

    boolean any() {
        return toHeap() || toLocals();
    }

    /** Answers whether a field, or an element of an array, of something is stored that was not made in the region. */
    boolean toHeap() {
        return region.stream().filter(origins::live).anyMatch(node -> switch (graph.opcode(node)) {
            case Opcodes.PUTSTATIC -> true;
            case Opcodes.PUTFIELD -> !madeHere(node, 1);
            default -> isArrayStore(graph.opcode(node)) && !madeHere(node, 2);
        });
    }

    private static boolean isArrayStore(int opcode) {
        return opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
    }

    private boolean madeHere(int node, int depth) {
        return origins.makerOfStack(node, depth)
                .filter(maker -> makes(maker.getOpcode()) && region.get(graph.node(maker)))
                .isPresent();
    }

    private static boolean makes(int opcode) {
        return opcode == Opcodes.NEW
                || opcode == Opcodes.NEWARRAY
                || opcode == Opcodes.ANEWARRAY
                || opcode == Opcodes.MULTIANEWARRAY;
    }

    private boolean toLocals() {
        Map<Integer, List<Integer>> stores = new LinkedHashMap<>();
        region.stream().forEach(node -> {
            AbstractInsnNode instruction = graph.instruction(node);
            if (instruction instanceof IincInsnNode increment) {
                stores.computeIfAbsent(increment.var, any -> new ArrayList<>()).add(node);
            } else if (instruction instanceof VarInsnNode local && StoredLocal.isStore(local)) {
                stores.computeIfAbsent(local.var, any -> new ArrayList<>()).add(node);
            }
        });
        return stores.entrySet().stream().anyMatch(entry -> readOutside(entry.getKey(), entry.getValue()));
    }

    private boolean readOutside(int variable, List<Integer> stores) {
        StoredLocal local = new StoredLocal(variable, graph);
        // Most regions keep their variables to themselves, which one look at the code shows without a walk.
        for (int node = region.nextClearBit(0); node < graph.size(); node = region.nextClearBit(node + 1)) {
            if (local.reads(graph.instruction(node))) {
                return local.readsAfter(stores).stream().anyMatch(read -> !region.get(read));
            }
        }
        return false;
    }
}

package io.dyndbg.plugin.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Who reads what is stored into the local variables of a method. Compilers use one slot for several variables, so that
 * only the flow tells.
 */
final class LocalVariables {
    private final FlowGraph graph;
    private final Map<Integer, BitSet> reads = new HashMap<>();

    LocalVariables(FlowGraph graph) {
        this.graph = graph;
        for (int node = 0; node < graph.size(); node++) {
            AbstractInsnNode instruction = graph.instruction(node);
            if (instruction instanceof IincInsnNode increment) {
                addRead(increment.var, node);
            } else if (instruction instanceof VarInsnNode local && !isStore(local)) {
                addRead(local.var, node);
            }
        }
    }

    /** Answers the nodes that may read what any of {@code stores} left in the slot {@code variable}. */
    List<Integer> readsAfter(int variable, List<Integer> stores) {
        BitSet readers = reads.getOrDefault(variable, new BitSet());
        Walk walk = new Walk(graph.size());
        stores.forEach(store -> walk.visitAll(graph.next(store)));
        List<Integer> found = new ArrayList<>();
        while (walk.more()) {
            int node = walk.take();
            if (readers.get(node)) {
                found.add(node);
            }
            if (!overwrites(graph.instruction(node), variable)) {
                walk.visitAll(graph.next(node));
                walk.visitAll(graph.handlers(node));
            }
        }
        return found;
    }

    /** Answers whether something stored in {@code region} may be read outside of it. */
    boolean leave(BitSet region) {
        Map<Integer, List<Integer>> stores = new LinkedHashMap<>();
        for (int node = region.nextSetBit(0); node >= 0; node = region.nextSetBit(node + 1)) {
            AbstractInsnNode instruction = graph.instruction(node);
            if (instruction instanceof IincInsnNode increment) {
                stores.computeIfAbsent(increment.var, any -> new ArrayList<>()).add(node);
            } else if (instruction instanceof VarInsnNode local && isStore(local)) {
                stores.computeIfAbsent(local.var, any -> new ArrayList<>()).add(node);
            }
        }
        return stores.entrySet().stream().anyMatch(entry -> leaves(entry.getKey(), entry.getValue(), region));
    }

    private boolean leaves(int variable, List<Integer> stores, BitSet region) {
        BitSet outside = (BitSet) reads.getOrDefault(variable, new BitSet()).clone();
        outside.andNot(region);
        // Most variables of a region are read nowhere else, which saves the walk.
        return !outside.isEmpty() && readsAfter(variable, stores).stream().anyMatch(outside::get);
    }

    private void addRead(int variable, int node) {
        reads.computeIfAbsent(variable, any -> new BitSet()).set(node);
    }

    private static boolean overwrites(AbstractInsnNode instruction, int variable) {
        if (!(instruction instanceof VarInsnNode local) || !isStore(local)) {
            return false;
        }
        boolean wide = local.getOpcode() == Opcodes.LSTORE || local.getOpcode() == Opcodes.DSTORE;
        return local.var == variable || wide && local.var + 1 == variable;
    }

    private static boolean isStore(VarInsnNode local) {
        return local.getOpcode() >= Opcodes.ISTORE && local.getOpcode() <= Opcodes.ASTORE;
    }
}

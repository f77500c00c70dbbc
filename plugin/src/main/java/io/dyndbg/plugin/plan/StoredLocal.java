package io.dyndbg.plugin.plan;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** One local variable slot of a method. Compilers use a slot for several variables, so that only the flow tells which. */
final class StoredLocal {
    private final int variable;
    private final FlowGraph graph;

    StoredLocal(int variable, FlowGraph graph) {
        this.variable = variable;
        this.graph = graph;
    }

    /** Answers the nodes that may read what any of {@code stores} left in the slot. */
    List<Integer> readsAfter(List<Integer> stores) {
        Walk walk = new Walk(graph.size());
        stores.forEach(store -> walk.visitAll(graph.next(store)));
        List<Integer> reads = new ArrayList<>();
        while (walk.more()) {
            int node = walk.take();
            AbstractInsnNode instruction = graph.instruction(node);
            if (reads(instruction)) {
                reads.add(node);
            }
            if (!overwrites(instruction)) {
                walk.visitAll(graph.next(node));
                walk.visitAll(graph.handlers(node));
            }
        }
        return reads;
    }

    boolean reads(AbstractInsnNode instruction) {
        if (instruction instanceof IincInsnNode increment) {
            return increment.var == variable;
        }
        return instruction instanceof VarInsnNode local && local.var == variable && !isStore(local);
    }

    private boolean overwrites(AbstractInsnNode instruction) {
        if (!(instruction instanceof VarInsnNode local) || !isStore(local)) {
            return false;
        }
        boolean wide = local.getOpcode() == Opcodes.LSTORE || local.getOpcode() == Opcodes.DSTORE;
        return local.var == variable || wide && local.var + 1 == variable;
    }

    static boolean isStore(VarInsnNode local) {
        return local.getOpcode() >= Opcodes.ISTORE && local.getOpcode() <= Opcodes.ASTORE;
    }
}

package io.dyndbg.plugin.plan;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;

/** The stores of a method into fields and arrays. */
final class HeapStores {
    private final FlowGraph graph;
    private final Origins origins;

    HeapStores(FlowGraph graph, Origins origins) {
        this.graph = graph;
        this.origins = origins;
    }

    /** Answers whether {@code region} stores into anything but objects and arrays that it has made itself. */
    boolean leave(BitSet region) {
        return region.stream().filter(origins::live).anyMatch(node -> switch (graph.opcode(node)) {
            case Opcodes.PUTSTATIC -> true;
            case Opcodes.PUTFIELD -> !madeIn(region, node, 1);
            default -> isArrayStore(graph.opcode(node)) && !madeIn(region, node, 2);
        });
    }

    private static boolean isArrayStore(int opcode) {
        return opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
    }

    private boolean madeIn(BitSet region, int node, int depth) {
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
}

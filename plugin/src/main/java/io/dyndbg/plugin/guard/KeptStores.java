package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What is stored in one class only where an answer that is kept says yes: {@code if (this.debug) w = new Watch(); ...; if
 * (log.isDebugEnabled()) w.stop();}. No query changes what is kept, so that a guard which reads it must not be opened.
 */
final class KeptStores {
    private final Fillers fillers;
    /** The nodes that may read such local variables. */
    private final Map<MethodNode, BitSet> reads = new HashMap<>();
    /** Likewise, containers that have nothing in them otherwise. */
    private final Map<MethodNode, BitSet> contents = new HashMap<>();

    private final Set<HeapPlace> heap = new HashSet<>();

    KeptStores(Fillers fillers) {
        this.fillers = fillers;
    }

    /**
     * @param kept what only runs where a kept answer says yes, or no
     * @param denied what of it where one says no
     */
    void add(MethodNode method, MethodFlow flow, BitSet kept, BitSet denied) {
        HeapStores heapStores = new HeapStores(flow);
        LocalContainers containers = new LocalContainers(flow, fillers);
        for (int node = 0; node < flow.control().size(); node++) {
            AbstractInsnNode insn = flow.control().instruction(node);
            if (kept.get(node)) {
                containers.fields(insn, denied.get(node)).forEach(heap::add);
            }
            LocalContainers.Reads changed = containers.reads(node, kept, denied);
            addReads(method, flow, changed.others(), kept, reads);
            addReads(method, flow, changed.emptyOtherwise(), kept, contents);
            if (!GuardedStores.isStore(insn.getOpcode()) || !flow.stack().live(node)) {
                continue;
            }
            boolean inside = kept.get(node);
            if (!inside && !GuardedStores.chooses(insn, kept, flow)) {
                continue;
            }
            if (insn instanceof VarInsnNode || insn instanceof IincInsnNode) {
                if (!(insn instanceof VarInsnNode local && flow.constants().isStoredAnyway(local))) {
                    int variable = GuardedStores.variable(insn);
                    addReads(method, flow, flow.locals().readsAfter(variable, Set.of(node)), kept, reads);
                }
            } else if (!inside || heapStores.leaves(kept, node)) {
                HeapPlace.of(insn, flow).ifPresent(heap::add);
            }
        }
    }

    private void addReads(MethodNode method, MethodFlow flow, BitSet first, BitSet kept, Map<MethodNode, BitSet> to) {
        if (first.isEmpty()) {
            return;
        }
        FollowedValue followed = new FollowedValue(flow, first);
        followed.heapStores()
                .flatMap(place -> HeapPlace.of(place, flow).stream())
                .forEach(heap::add);
        BitSet elsewhere = followed.loads();
        elsewhere.andNot(kept);
        to.computeIfAbsent(method, any -> new BitSet()).or(elsewhere);
    }

    /**
     * Answers the nodes of {@code method} that read such a local variable where no kept answer has said yes.
     *
     * @param emptyOtherwise whether those of containers that have nothing in them otherwise, or the others
     */
    BitSet readsElsewhere(MethodNode method, boolean emptyOtherwise) {
        return (emptyOtherwise ? contents : reads).getOrDefault(method, new BitSet());
    }

    /** Answers the fields and arrays that such is stored into. */
    Set<HeapPlace> heap() {
        return heap;
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.KeptRegions;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** What all has to be answered where something is stored there. */
    private final Map<HeapPlace, Set<Object>> heap = new HashMap<>();

    KeptStores(Fillers fillers) {
        this.fillers = fillers;
    }

    void add(MethodNode method, MethodFlow flow, KeptRegions regions) {
        new OneMethod(method, flow, regions).add();
    }

    private void addToHeap(HeapPlace place, Set<Object> answers) {
        heap.computeIfAbsent(place, any -> new HashSet<>()).addAll(answers);
    }

    /**
     * Answers the nodes of {@code method} that read such a local variable where no kept answer has said yes.
     *
     * @param emptyOtherwise whether those of containers that have nothing in them otherwise, or the others
     */
    BitSet readsElsewhere(MethodNode method, boolean emptyOtherwise) {
        return (emptyOtherwise ? contents : reads).getOrDefault(method, new BitSet());
    }

    /** Answers the fields and arrays that such is stored into, with what all has to be answered for that. */
    Map<HeapPlace, Set<Object>> heap() {
        return heap;
    }

    private final class OneMethod {
        private final MethodNode method;
        private final MethodFlow flow;
        private final KeptRegions regions;
        private final HeapStores heapStores;
        private final LocalContainers containers;

        OneMethod(MethodNode method, MethodFlow flow, KeptRegions regions) {
            this.method = method;
            this.flow = flow;
            this.regions = regions;
            this.heapStores = new HeapStores(flow);
            this.containers = new LocalContainers(flow, fillers);
        }

        void add() {
            for (int node = 0; node < flow.control().size(); node++) {
                AbstractInsnNode insn = flow.control().instruction(node);
                if (GuardedStores.isCall(insn)) {
                    addContents(node);
                } else if (GuardedStores.isStore(insn.getOpcode())
                        && flow.stack().live(node)) {
                    BitSet decided = decided(node, insn);
                    if (!decided.isEmpty()) {
                        addStore(node, insn, decided);
                    }
                }
            }
        }

        private void addContents(int node) {
            LocalContainers.Reads changed = containers.reads(node, regions.all(), regions.denied());
            BitSet at = new BitSet();
            at.set(node);
            addReads(changed.others(), at, reads);
            addReads(changed.emptyOtherwise(), at, contents);
            if (regions.all().get(node)) {
                containers
                        .fields(
                                flow.control().instruction(node),
                                regions.denied().get(node))
                        .forEach(place -> addToHeap(place, answers(at)));
            }
        }

        /** Answers the nodes that an answer has decided about of a store, and of what pushes one of several values for it. */
        private BitSet decided(int node, AbstractInsnNode store) {
            BitSet decided = new BitSet();
            decided.set(node);
            GuardedStores.alternatives(store, flow)
                    .forEach(pusher -> decided.set(flow.control().node(pusher)));
            decided.and(regions.all());
            return decided;
        }

        private void addStore(int node, AbstractInsnNode store, BitSet decided) {
            if (store instanceof VarInsnNode || store instanceof IincInsnNode) {
                if (!(store instanceof VarInsnNode local && flow.constants().isStoredAnyway(local))) {
                    int variable = GuardedStores.variable(store);
                    addReads(flow.locals().readsAfter(variable, Set.of(node)), decided, reads);
                }
            } else if (!decided.get(node) || heapStores.leaves(regions.all(), node)) {
                HeapPlace.of(store, flow).ifPresent(place -> addToHeap(place, answers(decided)));
            }
        }

        private void addReads(BitSet first, BitSet decided, Map<MethodNode, BitSet> to) {
            if (first.isEmpty()) {
                return;
            }
            Set<Object> answers = answers(decided);
            FollowedValue followed = new FollowedValue(flow, first);
            followed.heapStores()
                    .flatMap(place -> HeapPlace.of(place, flow).stream())
                    .forEach(place -> addToHeap(place, answers));
            BitSet elsewhere = to.computeIfAbsent(method, any -> new BitSet());
            followed.loads().stream()
                    .filter(read -> !regions.isBehind(answers, read))
                    .forEach(elsewhere::set);
        }

        private Set<Object> answers(BitSet nodes) {
            return nodes.stream()
                    .mapToObj(regions::answers)
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
        }
    }
}

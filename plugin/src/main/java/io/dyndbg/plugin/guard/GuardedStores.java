package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Guard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What the guards of one class decide about what is stored: a guard that reads it elsewhere must not be opened alone. {@code if
 * (debug) w = new Watch(); ...; if (debug) w.stop();} would throw; and what a constructor did not store before a query came,
 * no query brings back.
 */
final class GuardedStores {

    /**
     * One store into a local variable.
     *
     * @param by the guards that decide whether it happens, or what is stored
     * @param reads the nodes that may read it, or a copy
     * @param emptyOtherwise whether it is put into a container that lies there, and has nothing in it otherwise
     */
    private record Decided(Set<Guard> by, BitSet reads, boolean emptyOtherwise) {}

    private final Fillers fillers;
    private final Map<MethodNode, GuardRegions> regions = new HashMap<>();
    private final Map<MethodNode, List<Decided>> locals = new HashMap<>();
    private final Map<HeapPlace, Set<Guard>> heap = new LinkedHashMap<>();

    GuardedStores(Fillers fillers) {
        this.fillers = fillers;
    }

    /**
     * Looks at the stores of one method that has guards.
     *
     * @param known the method's regions, whatever was asked for there
     */
    void add(MethodNode method, MethodFlow flow, List<Guard> guards, GuardRegions known) {
        BitSet decided = known.whole();
        BitSet denied = known.denied();
        decided.or(denied);
        guards.forEach(guard -> {
            decided.or(known.partly(guard));
            decided.or(known.partlyDenied(guard));
        });
        LocalContainers containers = new LocalContainers(flow, fillers);
        List<AbstractInsnNode> stores = stores(flow, decided, denied, containers);
        if (stores.isEmpty()) {
            return;
        }
        Set<AbstractInsnNode> asked = new LinkedHashSet<>(stores);
        stores.forEach(store -> asked.addAll(alternatives(store, flow)));
        GuardRegions found = known.around(asked);
        regions.put(method, found);
        for (AbstractInsnNode store : stores) {
            Set<Guard> by = new LinkedHashSet<>(deciding(store, found, guards));
            alternatives(store, flow).forEach(producer -> by.addAll(deciding(producer, found, guards)));
            if (by.isEmpty()
                    || store instanceof VarInsnNode local && flow.constants().isStoredAnyway(local)) {
                continue;
            }
            int node = flow.control().node(store);
            if (!isStore(store.getOpcode())) {
                LocalContainers.Reads reads = containers.reads(node, decided, denied);
                addLocal(method, flow, by, reads.others(), false);
                addLocal(method, flow, by, reads.emptyOtherwise(), true);
                containers.fields(store, denied.get(node)).forEach(place -> addToHeap(place, by));
                continue;
            }
            if (store instanceof VarInsnNode || store instanceof IincInsnNode) {
                addLocal(method, flow, by, flow.locals().readsAfter(variable(store), Set.of(node)), false);
            } else {
                HeapStores heapStores = new HeapStores(flow);
                by.removeIf(guard -> !heapStores.leaves(
                        found.denied(guard).get(node) ? found.denied(guard) : found.region(guard), node));
                addToHeap(store, flow, by);
            }
        }
    }

    /**
     * Answers what happens, or what value it takes, only where something is {@code decided}. What is taken out of a container is missing
     * elsewhere if a guard says no for it: {@code if (!debug) items.clear();}.
     */
    private static List<AbstractInsnNode> stores(
            MethodFlow flow, BitSet decided, BitSet denied, LocalContainers containers) {
        List<AbstractInsnNode> stores = new ArrayList<>();
        for (int node = 0; node < flow.control().size(); node++) {
            AbstractInsnNode insn = flow.control().instruction(node);
            boolean counts = isStore(insn.getOpcode())
                    ? decided.get(node) || chooses(insn, decided, flow)
                    : decided.get(node) && isCall(insn) && changes(insn, containers, denied.get(node));
            if (counts && flow.stack().live(node)) {
                stores.add(insn);
            }
        }
        return stores;
    }

    /** Answers whether {@code insn} calls a method, or makes what does. */
    static boolean isCall(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.INVOKEVIRTUAL && insn.getOpcode() <= Opcodes.INVOKEDYNAMIC;
    }

    private static boolean changes(AbstractInsnNode insn, LocalContainers containers, boolean denied) {
        return containers.fields(insn, denied).findAny().isPresent()
                || containers.filled(insn).findAny().isPresent()
                || denied && containers.taken(insn).findAny().isPresent();
    }

    /** Answers the guards that enclose {@code insn}, or are one of several reasons for it to run, or must say no for that. */
    private static Set<Guard> deciding(AbstractInsnNode insn, GuardRegions found, List<Guard> guards) {
        int node = found.flow().control().node(insn);
        Set<Guard> deciding = new LinkedHashSet<>(found.enclosing(insn));
        guards.stream()
                .filter(guard -> found.partly(guard).get(node)
                        || found.partlyDenied(guard).get(node))
                .forEach(deciding::add);
        deciding.addAll(found.denying(insn));
        return deciding;
    }

    private void addLocal(MethodNode method, MethodFlow flow, Set<Guard> by, BitSet reads, boolean emptyOtherwise) {
        if (reads.isEmpty()) {
            return;
        }
        FollowedValue followed = new FollowedValue(flow, reads);
        followed.heapStores().forEach(copied -> addToHeap(copied, flow, by));
        locals.computeIfAbsent(method, any -> new ArrayList<>()).add(new Decided(by, followed.loads(), emptyOtherwise));
    }

    /** Answers whether {@code store} has several values to store, one of which is pushed in {@code guarded}. */
    static boolean chooses(AbstractInsnNode store, BitSet guarded, MethodFlow flow) {
        return alternatives(store, flow).stream()
                .anyMatch(producer -> guarded.get(flow.control().node(producer)));
    }

    /**
     * Adds the stores of a hidden method that guards decide about as a whole.
     *
     * @param denied whether they must say no for it
     */
    void addEnclosed(MethodFlow flow, Set<Guard> by, boolean denied) {
        BitSet whole = flow.control().whole();
        HeapStores heapStores = new HeapStores(flow);
        LocalContainers containers = new LocalContainers(flow, fillers);
        whole.stream().filter(flow.stack()::live).forEach(node -> {
            AbstractInsnNode insn = flow.control().instruction(node);
            if (heapStores.leaves(whole, node)) {
                addToHeap(insn, flow, by);
            }
            containers.fields(insn, denied).forEach(place -> addToHeap(place, by));
        });
    }

    private void addToHeap(AbstractInsnNode store, MethodFlow flow, Set<Guard> by) {
        HeapPlace.of(store, flow).ifPresent(place -> addToHeap(place, by));
    }

    private void addToHeap(HeapPlace place, Set<Guard> by) {
        heap.computeIfAbsent(place, any -> new HashSet<>()).addAll(by);
    }

    /** Answers the instructions that push what is stored where there are several, as behind {@code on ? new Watch() : null}. */
    static Set<AbstractInsnNode> alternatives(AbstractInsnNode store, MethodFlow flow) {
        Set<AbstractInsnNode> producers = flow.stack().producersBelow(store, 0);
        return producers.size() < 2 || flow.constants().of(producers).isPresent() ? Set.of() : producers;
    }

    /** Answers the other guards that decide about a local variable which {@code region}, that of {@code guard}, reads. */
    Set<Guard> storersOfLocals(Guard guard, BitSet region) {
        Set<Guard> storers = new LinkedHashSet<>();
        for (Decided decided : locals.getOrDefault(guard.method(), List.of())) {
            if (decided.reads().intersects(region)) {
                BitSet reads = (BitSet) decided.reads().clone();
                reads.and(region);
                decided.by().stream()
                        .filter(other -> isElsewhere(guard, other, reads))
                        .forEach(storers::add);
            }
        }
        return storers;
    }

    /**
     * Answers the nodes of {@code method} that read a local variable which a guard decides about that does not enclose them.
     *
     * @param emptyOtherwise whether those of containers that have nothing in them otherwise, or the others
     */
    BitSet readsElsewhere(MethodNode method, boolean emptyOtherwise) {
        BitSet all = new BitSet();
        for (Decided decided : locals.getOrDefault(method, List.of())) {
            if (decided.emptyOtherwise() == emptyOtherwise) {
                BitSet reads = (BitSet) decided.reads().clone();
                decided.by().forEach(guard -> reads.andNot(decidedBy(guard)));
                all.or(reads);
            }
        }
        return all;
    }

    /** Answers what the class puts into containers that it is given. */
    Fillers fillers() {
        return fillers;
    }

    /** Answers the fields and arrays that guards decide about, with these. */
    Map<HeapPlace, Set<Guard>> heap() {
        return heap;
    }

    /** Answers whether {@code guard}, one of those that decide about a store, encloses {@code node} of its method. */
    boolean isInside(Guard guard, int node) {
        return regions.containsKey(guard.method())
                && regions.get(guard.method()).region(guard).get(node);
    }

    /** Answers whether {@code nodes}, which {@code guard} encloses, read a field or an array that another guard decides about. */
    boolean areReadIn(BitSet nodes, MethodFlow flow, Guard guard) {
        if (heap.isEmpty()) {
            return false;
        }
        return nodes.stream().filter(flow.stack()::live).anyMatch(node -> {
            Set<Guard> by = HeapPlace.readAt(node, flow).map(heap::get).orElse(Set.of());
            BitSet read = new BitSet();
            read.set(node);
            return by.stream().anyMatch(other -> isElsewhere(guard, other, read));
        });
    }

    /** What another guard decides may be read where that one is open, too: in its own region. */
    private boolean isElsewhere(Guard guard, Guard other, BitSet reads) {
        if (other == guard) {
            return false;
        }
        BitSet outside = (BitSet) reads.clone();
        if (other.method() == guard.method() && regions.containsKey(other.method())) {
            outside.andNot(decidedBy(other));
        }
        return !outside.isEmpty();
    }

    /** Answers what {@code guard} encloses, is one of several reasons for, or denies: what it stores there is there. */
    private BitSet decidedBy(Guard guard) {
        GuardRegions known = regions.get(guard.method());
        BitSet all = (BitSet) known.region(guard).clone();
        // Of an answer that is asked twice, the one branch may store what the other finds missing.
        if (known.answer(guard).branches().size() == 1) {
            all.or(known.partly(guard));
            all.or(known.partlyDenied(guard));
        }
        all.or(known.denied(guard));
        return all;
    }

    static int variable(AbstractInsnNode store) {
        return store instanceof IincInsnNode increment ? increment.var : ((VarInsnNode) store).var;
    }

    static boolean isStore(int opcode) {
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.SASTORE
                || opcode == Opcodes.IINC
                || opcode == Opcodes.PUTFIELD
                || opcode == Opcodes.PUTSTATIC;
    }
}

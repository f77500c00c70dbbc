package io.dyndbg.plugin.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Who reads what is stored into the local variables of a method. Compilers use one slot for several variables, so that
 * only the flow tells. Each question walks as far as its answer is away.
 */
public final class LocalFlow {
    /** Stands for what a variable holds at the entry of the method. */
    private static final int ENTRY = -1;

    private final ControlFlow control;
    private final MethodNode method;
    private Map<Integer, BitSet> reads;

    LocalFlow(ControlFlow control, MethodNode method) {
        this.control = control;
        this.method = method;
    }

    /** Answers whether the method is called with a boolean in the slot {@code variable}. */
    public boolean isBooleanParameter(int variable) {
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            if (slot == variable) {
                return type.equals(Type.BOOLEAN_TYPE);
            }
            slot += type.getSize();
        }
        return false;
    }

    /** Answers the nodes that may read what any of {@code stores} left in the slot {@code variable}. */
    public BitSet readsAfter(int variable, Collection<Integer> stores) {
        BitSet found = new BitSet();
        Walk walk = new Walk(control);
        stores.forEach(store -> follow(variable, store + 1, control.block(store), found, walk));
        while (walk.more()) {
            int block = walk.take();
            follow(variable, control.start(block), block, found, walk);
        }
        found.and(reads().getOrDefault(variable, new BitSet()));
        return found;
    }

    /** Notes the nodes of {@code block} from {@code from} on that see the value, and where else it may be seen. */
    private void follow(int variable, int from, int block, BitSet found, Walk walk) {
        for (int node = from; node < control.end(block); node++) {
            found.set(node);
            if (overwrites(control.instruction(node), variable)) {
                return;
            }
            if (control.opcode(node) >= 0) {
                walk.visitAll(control.handlers(block));
            }
        }
        walk.visitAll(control.successors(block));
    }

    /**
     * Answers whether something stored in {@code region} may be read outside of it.
     *
     * @param harmless the reads that don't count, by node
     */
    boolean leaves(BitSet region, IntPredicate harmless) {
        Map<Integer, List<Integer>> stores = new LinkedHashMap<>();
        region.stream().forEach(node -> {
            AbstractInsnNode insn = control.instruction(node);
            if (insn instanceof IincInsnNode increment) {
                stores.computeIfAbsent(increment.var, any -> new ArrayList<>()).add(node);
            } else if (insn instanceof VarInsnNode local && isStore(local)) {
                stores.computeIfAbsent(local.var, any -> new ArrayList<>()).add(node);
            }
        });
        return stores.entrySet().stream().anyMatch(entry -> leaves(entry.getKey(), entry.getValue(), region, harmless));
    }

    private boolean leaves(int variable, List<Integer> stores, BitSet region, IntPredicate harmless) {
        BitSet outside = (BitSet) reads().getOrDefault(variable, new BitSet()).clone();
        outside.andNot(region);
        // Most variables of a region are read nowhere else, which saves the walk.
        if (outside.isEmpty()) {
            return false;
        }
        outside.and(readsAfter(variable, stores));
        return !outside.stream().allMatch(harmless);
    }

    /**
     * Answers the one instruction that stored what the slot {@code variable} holds before {@code node}; nothing if there are
     * several, or if it may be what the method was called with.
     */
    public Optional<AbstractInsnNode> soleStore(int node, int variable) {
        Set<AbstractInsnNode> stores = stores(node, variable);
        return stores.size() == 1 ? Optional.of(stores.iterator().next()) : Optional.empty();
    }

    /**
     * Answers the instructions that may have stored what the slot {@code variable} holds before {@code node}; none if it may
     * also be something that is not stored: what the method was called with, a count.
     */
    public Set<AbstractInsnNode> stores(int node, int variable) {
        Set<Integer> changes = new HashSet<>();
        Walk walk = new Walk(control);
        back(variable, node, control.block(node), changes, walk);
        while (walk.more()) {
            int block = walk.take();
            for (int from : control.predecessors(block)) {
                back(variable, control.end(from), from, changes, walk);
            }
            for (int from : control.handled(block)) {
                backFromHandler(variable, from, changes, walk);
            }
        }
        Set<AbstractInsnNode> stores = new HashSet<>();
        for (int change : changes) {
            if (change == ENTRY
                    || !(control.instruction(change) instanceof VarInsnNode store)
                    || store.var != variable) {
                return Set.of();
            }
            stores.add(store);
        }
        return stores;
    }

    /** Goes back from before {@code node} to the last change in {@code block}; without one, to what comes before it. */
    private void back(int variable, int node, int block, Set<Integer> changes, Walk walk) {
        for (int at = node - 1; at >= control.start(block); at--) {
            if (changes(control.instruction(at), variable)) {
                changes.add(at);
                return;
            }
        }
        backBefore(block, changes, walk);
    }

    /** A handler sees what each instruction of the block found: what the last one stored it can't see. */
    private void backFromHandler(int variable, int block, Set<Integer> changes, Walk walk) {
        int last = control.end(block) - 1;
        while (control.opcode(last) < 0) {
            last--;
        }
        for (int at = control.start(block); at < last; at++) {
            if (changes(control.instruction(at), variable)) {
                changes.add(at);
            }
        }
        backBefore(block, changes, walk);
    }

    private static void backBefore(int block, Set<Integer> changes, Walk walk) {
        if (block == 0) {
            changes.add(ENTRY);
        }
        walk.visit(block);
    }

    private Map<Integer, BitSet> reads() {
        if (reads == null) {
            reads = new HashMap<>();
            for (int node = 0; node < control.size(); node++) {
                AbstractInsnNode insn = control.instruction(node);
                int variable = insn instanceof IincInsnNode increment
                        ? increment.var
                        : insn instanceof VarInsnNode local && !isStore(local) ? local.var : -1;
                if (variable >= 0) {
                    reads.computeIfAbsent(variable, any -> new BitSet()).set(node);
                }
            }
        }
        return reads;
    }

    private static boolean changes(AbstractInsnNode insn, int variable) {
        return insn instanceof IincInsnNode increment && increment.var == variable || overwrites(insn, variable);
    }

    private static boolean overwrites(AbstractInsnNode insn, int variable) {
        if (!(insn instanceof VarInsnNode local) || !isStore(local)) {
            return false;
        }
        boolean wide = local.getOpcode() == Opcodes.LSTORE || local.getOpcode() == Opcodes.DSTORE;
        return local.var == variable || wide && local.var + 1 == variable;
    }

    private static boolean isStore(VarInsnNode local) {
        return local.getOpcode() >= Opcodes.ISTORE && local.getOpcode() <= Opcodes.ASTORE;
    }
}

package io.dyndbg.plugin.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Who reads what is stored into the local variables of a method. Compilers use one slot for several variables, so that
 * only the flow tells. Each question walks as far as its answer is away.
 */
public final class LocalFlow {
    /** Stands for the value that a variable has at the entry of the method. */
    private static final int ENTRY = -1;

    private final ControlFlow control;
    private Map<Integer, BitSet> reads;

    LocalFlow(ControlFlow control) {
        this.control = control;
    }

    /** Answers the nodes that may read what any of {@code stores} left in the slot {@code variable}, each once. */
    public List<Integer> readsAfter(int variable, List<Integer> stores) {
        BitSet readers = reads().getOrDefault(variable, new BitSet());
        Set<Integer> found = new LinkedHashSet<>();
        BitSet seen = new BitSet(control.blocks());
        Deque<Integer> pending = new ArrayDeque<>();
        for (int store : stores) {
            follow(variable, store + 1, control.end(control.block(store)), readers, found, pending);
        }
        while (!pending.isEmpty()) {
            int block = pending.pop();
            if (!seen.get(block)) {
                seen.set(block);
                follow(variable, control.start(block), control.end(block), readers, found, pending);
            }
        }
        return List.copyOf(found);
    }

    /** Goes on from {@code from} to the end of its block, and notes the blocks to go on with. */
    private void follow(int variable, int from, int end, BitSet readers, Set<Integer> found, Deque<Integer> pending) {
        int block = control.block(end - 1);
        for (int node = from; node < end; node++) {
            if (readers.get(node)) {
                found.add(node);
            }
            if (overwrites(control.instruction(node), variable)) {
                return;
            }
            if (control.opcode(node) >= 0) {
                addAll(pending, control.handlers(block));
            }
        }
        addAll(pending, control.successors(block));
    }

    private static void addAll(Deque<Integer> pending, int[] blocks) {
        for (int block : blocks) {
            pending.push(block);
        }
    }

    /** Answers whether something stored in {@code region} may be read outside of it. */
    public boolean leaves(BitSet region) {
        Map<Integer, List<Integer>> stores = new LinkedHashMap<>();
        for (int node = region.nextSetBit(0); node >= 0; node = region.nextSetBit(node + 1)) {
            AbstractInsnNode insn = control.instruction(node);
            if (insn instanceof IincInsnNode increment) {
                stores.computeIfAbsent(increment.var, any -> new ArrayList<>()).add(node);
            } else if (insn instanceof VarInsnNode local && isStore(local)) {
                stores.computeIfAbsent(local.var, any -> new ArrayList<>()).add(node);
            }
        }
        return stores.entrySet().stream().anyMatch(entry -> leaves(entry.getKey(), entry.getValue(), region));
    }

    private boolean leaves(int variable, List<Integer> stores, BitSet region) {
        BitSet outside = (BitSet) reads().getOrDefault(variable, new BitSet()).clone();
        outside.andNot(region);
        // Most variables of a region are read nowhere else, which saves the walk.
        return !outside.isEmpty() && readsAfter(variable, stores).stream().anyMatch(outside::get);
    }

    /**
     * Answers the one instruction that stored what the slot {@code variable} holds before {@code node}; nothing if there are
     * several, or if it may be what the method was called with.
     */
    public OptionalInt soleStore(int node, int variable) {
        Set<Integer> stores = new LinkedHashSet<>();
        BitSet seen = new BitSet(control.blocks());
        Deque<Integer> pending = new ArrayDeque<>();
        back(variable, control.block(node), node, stores, pending);
        while (!pending.isEmpty()) {
            int block = pending.pop();
            if (seen.get(block)) {
                continue;
            }
            seen.set(block);
            for (int from : control.predecessors(block)) {
                back(variable, from, control.end(from), stores, pending);
            }
            for (int from : control.handled(block)) {
                backFromHandler(variable, from, stores, pending);
            }
        }
        int sole = stores.size() == 1 ? stores.iterator().next() : ENTRY;
        return sole != ENTRY && control.instruction(sole) instanceof VarInsnNode local && local.var == variable
                ? OptionalInt.of(sole)
                : OptionalInt.empty();
    }

    /** Goes back from before {@code node} to the last store in {@code block}; without one, its predecessors are to be asked. */
    private void back(int variable, int block, int node, Set<Integer> stores, Deque<Integer> pending) {
        for (int at = node - 1; at >= control.start(block); at--) {
            if (changes(control.instruction(at), variable)) {
                stores.add(at);
                return;
            }
        }
        backBefore(block, stores, pending);
    }

    private static void backBefore(int block, Set<Integer> stores, Deque<Integer> pending) {
        if (block == 0) {
            stores.add(ENTRY);
        }
        pending.push(block);
    }

    /** A handler sees what each instruction of the block found: what the last one stored it can't see. */
    private void backFromHandler(int variable, int block, Set<Integer> stores, Deque<Integer> pending) {
        int last = control.end(block) - 1;
        while (control.opcode(last) < 0) {
            last--;
        }
        for (int at = control.start(block); at < last; at++) {
            if (changes(control.instruction(at), variable)) {
                stores.add(at);
            }
        }
        backBefore(block, stores, pending);
    }

    private Map<Integer, BitSet> reads() {
        if (reads == null) {
            reads = new HashMap<>();
            for (int node = 0; node < control.size(); node++) {
                AbstractInsnNode insn = control.instruction(node);
                if (insn instanceof IincInsnNode increment) {
                    addRead(increment.var, node);
                } else if (insn instanceof VarInsnNode local && !isStore(local)) {
                    addRead(local.var, node);
                }
            }
        }
        return reads;
    }

    private void addRead(int variable, int node) {
        reads.computeIfAbsent(variable, any -> new BitSet()).set(node);
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

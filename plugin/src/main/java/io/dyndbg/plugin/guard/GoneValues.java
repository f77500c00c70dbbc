package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.StackFlow;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds values that are null or 0 where some code of a method has run, and something else elsewhere: {@code Object known = debug ? null :
 * find(); if (known == null) log.debug(..);}.
 */
final class GoneValues {
    private final MethodNode method;
    private final MethodFlow flow;
    private final BitSet region;
    private final DecidedValues found;

    private GoneValues(MethodNode method, MethodFlow flow, BitSet region, DecidedValues found) {
        this.method = method;
        this.flow = flow;
        this.region = region;
        this.found = found;
    }

    /**
     * @param region the code
     * @param merges those of the method
     * @param found takes the values
     */
    static void add(
            MethodNode method, MethodFlow flow, BitSet region, List<StackFlow.Merge> merges, DecidedValues found) {
        // Most code pushes neither.
        if (region.stream().anyMatch(node -> isNothing(flow.control().opcode(node)))) {
            GoneValues gone = new GoneValues(method, flow, region, found);
            region.stream().filter(flow.stack()::live).forEach(gone::addStored);
            merges.forEach(gone::addMerged);
        }
    }

    private static boolean isNothing(int opcode) {
        return opcode == Opcodes.ACONST_NULL
                || opcode == Opcodes.ICONST_0
                || opcode == Opcodes.LCONST_0
                || opcode == Opcodes.FCONST_0
                || opcode == Opcodes.DCONST_0;
    }

    private boolean isNothing(Set<AbstractInsnNode> producers) {
        return !producers.isEmpty() && producers.stream().allMatch(producer -> isNothing(producer.getOpcode()));
    }

    private void addStored(int node) {
        AbstractInsnNode insn = flow.control().instruction(node);
        if ((Absence.isReturn(insn) || isVariableOrField(insn))
                && isNothing(flow.stack().producersBelow(insn, 0))) {
            add(insn);
        }
    }

    private static boolean isVariableOrField(AbstractInsnNode insn) {
        return GuardedStores.isStore(insn.getOpcode())
                && (insn instanceof VarInsnNode || insn instanceof FieldInsnNode);
    }

    private void addMerged(StackFlow.Merge merge) {
        Set<AbstractInsnNode> inside = merge.producers().stream()
                .filter(producer -> region.get(flow.control().node(producer)))
                .collect(Collectors.toSet());
        if (region.get(flow.control().node(merge.user()))
                || !isNothing(inside)
                || flow.constants().of(merge.producers()).isPresent()) {
            return;
        }
        if (isVariableOrField(merge.user())) {
            add(merge.user());
        } else {
            found.addValues(method, inside);
        }
    }

    private void add(AbstractInsnNode taker) {
        if (taker instanceof VarInsnNode store) {
            if (!flow.constants().isStoredAnyway(store)) {
                BitSet loads = flow.locals()
                        .readsAfter(store.var, Set.of(flow.control().node(store)));
                loads.andNot(region);
                found.addBeyond(method, loads);
            }
        } else if (taker instanceof FieldInsnNode store) {
            found.addPlace(new HeapPlace.Field(store.owner, store.name));
        } else {
            found.addResult(method);
        }
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.StackFlow;
import io.dyndbg.plugin.kept.Containers;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells values that are only there where some code of a method has run, and elsewhere are constants: null or 0 mostly, as in {@code debug ?
 * nanoTime() : 0}. Others are there either way, and mean the same.
 */
final class Absence {
    private final MethodFlow flow;
    private final BitSet region;
    private final List<StackFlow.Merge> merges;

    /**
     * @param region the code
     * @param merges those of the method
     */
    Absence(MethodFlow flow, BitSet region, List<StackFlow.Merge> merges) {
        this.flow = flow;
        this.region = region;
        this.merges = merges;
    }

    /** Answers whether the code returns a value. */
    boolean returns() {
        for (int node = region.nextSetBit(0); node >= 0; node = region.nextSetBit(node + 1)) {
            if (isReturn(flow.control().instruction(node))) {
                return true;
            }
        }
        return false;
    }

    /** Answers whether what it returns is one. */
    boolean isReturned() {
        for (int node = 0; node < flow.control().size(); node++) {
            AbstractInsnNode insn = flow.control().instruction(node);
            if (isReturn(insn)
                    && !region.get(node)
                    && flow.stack().live(node)
                    && !areElsewhereConstant(flow.stack().producersBelow(insn, 0))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Answers the instructions of the code whose values it leaves on the stack for others, and not to be stored; other code leaves other values
     * there.
     *
     * @param absent whether those that are there only where it has run, or the others
     */
    Set<AbstractInsnNode> left(boolean absent) {
        Set<AbstractInsnNode> left = new HashSet<>();
        for (StackFlow.Merge merge : merges) {
            Set<AbstractInsnNode> producers = merge.producers();
            if (!isInside(merge.user())
                    && !GuardedStores.isStore(merge.user().getOpcode())
                    && producers.stream().anyMatch(this::isInside)
                    && flow.constants().of(producers).isEmpty()
                    && areElsewhereConstant(producers) == absent) {
                producers.stream().filter(this::isInside).forEach(left::add);
            }
        }
        return left;
    }

    private boolean isInside(AbstractInsnNode insn) {
        return region.get(flow.control().node(insn));
    }

    static boolean isReturn(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.ARETURN;
    }

    private boolean areElsewhereConstant(Collection<AbstractInsnNode> producers) {
        return producers.stream().filter(producer -> !isInside(producer)).allMatch(this::isConstant);
    }

    /** What has nothing in it is one, too, and one of an enum. */
    private boolean isConstant(AbstractInsnNode producer) {
        return Containers.isEmpty(producer)
                || producer.getOpcode() == Opcodes.GETSTATIC && isOfItsOwnType((FieldInsnNode) producer)
                || flow.constants().of(List.of(producer)).isPresent();
    }

    private static boolean isOfItsOwnType(FieldInsnNode field) {
        return field.desc.equals("L" + field.owner + ";");
    }

    /** Answers those of {@code loads} that read one from a local variable. */
    BitSet of(BitSet loads) {
        BitSet found = new BitSet();
        loads.stream().filter(this::isLoaded).forEach(found::set);
        return found;
    }

    /**
     * Answers those of {@code loads} that read what {@code denied}, code that runs instead, has made a constant: {@code if (!debug) w = null;}.
     */
    static BitSet ofDenied(MethodFlow flow, BitSet denied, BitSet loads) {
        BitSet others = flow.control().whole();
        others.andNot(denied);
        Absence absence = new Absence(flow, others, List.of());
        BitSet found = new BitSet();
        loads.stream()
                .filter(node -> flow.control().instruction(node) instanceof VarInsnNode load
                        && flow.locals().stores(node, load.var).stream().anyMatch(store -> !absence.isInside(store))
                        && absence.isLoaded(node))
                .forEach(found::set);
        return found;
    }

    private boolean isLoaded(int node) {
        if (!(flow.control().instruction(node) instanceof VarInsnNode load)) {
            return true;
        }
        Set<AbstractInsnNode> stores = flow.locals().stores(node, load.var);
        return stores.stream()
                .filter(store -> !isInside(store))
                .allMatch(store -> areElsewhereConstant(flow.stack().producersBelow(store, 0)));
    }
}

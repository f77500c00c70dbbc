package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Containers;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The JDK's containers that lie in local variables of one method, and what is put into them. */
final class LocalContainers {
    private final MethodFlow flow;
    private final Fillers fillers;

    LocalContainers(MethodFlow flow, Fillers fillers) {
        this.flow = flow;
        this.fillers = fillers;
    }

    /** Answers the slots of the variables whose containers, or arrays, {@code insn} puts something into through a call. */
    IntStream variables(AbstractInsnNode insn) {
        return fillers.depths(insn)
                .mapToObj(depth -> flow.producer(insn, depth).orElse(null))
                .filter(VarInsnNode.class::isInstance)
                .mapToInt(container -> ((VarInsnNode) container).var);
    }

    /** Answers the nodes that read it, from {@code node} on where something is put into it, and do not just put more into it. */
    BitSet readsAfter(int variable, int node) {
        BitSet reads = new BitSet();
        flow.locals().readsAfter(variable, Set.of(node)).stream()
                .filter(read -> !isPutInto(read))
                .forEach(reads::set);
        return reads;
    }

    private boolean isPutInto(int load) {
        AbstractInsnNode container = flow.control().instruction(load);
        return flow.stack().consumers(container).stream()
                .allMatch(user -> fillers.depths(user)
                        .anyMatch(depth ->
                                flow.stack().producersBelow(user, depth).contains(container)));
    }

    /**
     * Answers those of {@code reads} at which the container in {@code variable} has nothing in it but what {@code some} code puts there: it was
     * made empty, and what else is put into it comes later.
     */
    BitSet emptyWithout(int variable, BitSet some, BitSet reads) {
        BitSet empty = (BitSet) reads.clone();
        for (int node = 0; node < flow.control().size() && !empty.isEmpty(); node++) {
            if (flow.stack().live(node)
                    && flow.control().instruction(node) instanceof VarInsnNode local
                    && local.var == variable) {
                if (local.getOpcode() == Opcodes.ALOAD ? isGiven(node, variable) : !isMadeEmpty(local)) {
                    return new BitSet();
                }
                if (local.getOpcode() == Opcodes.ALOAD && !some.get(node) && isPutInto(node)) {
                    empty.andNot(flow.locals().readsAfter(variable, Set.of(node)));
                }
            }
        }
        return empty;
    }

    /** Who has called the method may have filled what it is given. */
    private boolean isGiven(int load, int variable) {
        return flow.locals().stores(load, variable).isEmpty();
    }

    private boolean isMadeEmpty(AbstractInsnNode store) {
        AbstractInsnNode made = flow.maker(store, 0).orElse(store);
        return switch (made.getOpcode()) {
            // An array of zeros is as good as an empty one: if (count[0] > 0).
            case Opcodes.ACONST_NULL, Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> true;
            case Opcodes.NEW -> isConstructedEmpty(made);
            default -> Containers.isEmpty(made);
        };
    }

    private boolean isConstructedEmpty(AbstractInsnNode made) {
        for (int node = 0; node < flow.control().size(); node++) {
            if (flow.control().instruction(node) instanceof MethodInsnNode call
                    && Containers.makesEmpty(call)
                    && flow.maker(call, Type.getArgumentCount(call.desc))
                            .filter(object -> object == made)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }
}

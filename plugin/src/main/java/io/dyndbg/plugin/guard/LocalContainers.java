package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Containers;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The JDK's containers that lie in local variables of one method, and what is put into them. */
final class LocalContainers {
    private final MethodFlow flow;

    LocalContainers(MethodFlow flow) {
        this.flow = flow;
    }

    /** Answers the slot of the variable whose container {@code insn} puts something into; nothing if it does not, or into another one. */
    OptionalInt variable(AbstractInsnNode insn) {
        if (puts(insn)
                && flow.stack().producerBelow(insn, arguments(insn)).orElse(null) instanceof VarInsnNode container) {
            return OptionalInt.of(container.var);
        }
        return OptionalInt.empty();
    }

    private static boolean puts(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode call && Containers.puts(call.getOpcode(), call.owner, call.name);
    }

    private static int arguments(AbstractInsnNode call) {
        return Type.getArgumentCount(((MethodInsnNode) call).desc);
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
                .allMatch(user -> puts(user)
                        && flow.stack().producersBelow(user, arguments(user)).contains(container));
    }

    /** Answers whether the container in {@code variable} was made empty, and nothing is put into it but by {@code some} code. */
    boolean isEmptyWithout(int variable, BitSet some) {
        for (int node = 0; node < flow.control().size(); node++) {
            if (flow.stack().live(node)
                    && flow.control().instruction(node) instanceof VarInsnNode local
                    && local.var == variable
                    && (local.getOpcode() == Opcodes.ALOAD ? isFilled(node, variable, some) : !isMadeEmpty(local))) {
                return false;
            }
        }
        return true;
    }

    /** Who has called the method may have filled what it is given. */
    private boolean isFilled(int load, int variable, BitSet some) {
        return !some.get(load) && isPutInto(load)
                || flow.locals().stores(load, variable).isEmpty();
    }

    private boolean isMadeEmpty(AbstractInsnNode store) {
        AbstractInsnNode made = flow.maker(store, 0).orElse(store);
        return made.getOpcode() == Opcodes.ACONST_NULL || made.getOpcode() == Opcodes.NEW && isConstructedEmpty(made);
    }

    private boolean isConstructedEmpty(AbstractInsnNode made) {
        for (int node = 0; node < flow.control().size(); node++) {
            if (flow.control().instruction(node) instanceof MethodInsnNode call
                    && Containers.makes(call)
                    && call.desc.equals("()V")
                    && flow.maker(call, 0).filter(object -> object == made).isPresent()) {
                return true;
            }
        }
        return false;
    }
}

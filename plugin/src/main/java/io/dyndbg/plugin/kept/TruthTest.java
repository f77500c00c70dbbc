package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.MethodFlow;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A branch on a truth value: {@code if (on)}, or {@code if (on == true)} as some write it.
 *
 * @param depth how many of the values that the branch takes lie above the truth value
 * @param jumpsWhenTrue whether it jumps if the value is true, or if it is false
 */
public record TruthTest(int depth, boolean jumpsWhenTrue) {
    /** People compare a value with true that has come from somewhere near. */
    private static final int MOST_VALUES = 64;

    /** Answers what {@code branch}, which must be live, tests; nothing if it is no test of one. */
    public static Optional<TruthTest> of(AbstractInsnNode branch, MethodFlow flow) {
        return switch (branch.getOpcode()) {
            case Opcodes.IFEQ -> Optional.of(new TruthTest(0, false));
            case Opcodes.IFNE -> Optional.of(new TruthTest(0, true));
            case Opcodes.IF_ICMPEQ -> compared(branch, true, flow);
            case Opcodes.IF_ICMPNE -> compared(branch, false, flow);
            default -> Optional.empty();
        };
    }

    private static Optional<TruthTest> compared(AbstractInsnNode branch, boolean jumpsWhenEqual, MethodFlow flow) {
        for (int depth = 0; depth < 2; depth++) {
            Optional<AbstractInsnNode> other = flow.stack().producerBelow(branch, 1 - depth);
            if (other.isPresent() && isConstant(other.get()) && isTruth(branch, depth, flow)) {
                boolean isTrue = other.get().getOpcode() == Opcodes.ICONST_1;
                return Optional.of(new TruthTest(depth, jumpsWhenEqual == isTrue));
            }
        }
        return Optional.empty();
    }

    /** Answers whether {@code insn} pushes what could be {@code true} or {@code false}. */
    public static boolean isConstant(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.ICONST_0 || insn.getOpcode() == Opcodes.ICONST_1;
    }

    /** Answers whether what {@code branch} takes there is 0 or 1, whatever it was copied to and combined with. */
    private static boolean isTruth(AbstractInsnNode branch, int depth, MethodFlow flow) {
        Set<AbstractInsnNode> seen = new HashSet<>();
        Deque<AbstractInsnNode> pending = new ArrayDeque<>(flow.stack().producersBelow(branch, depth));
        while (!pending.isEmpty()) {
            AbstractInsnNode value = pending.poll();
            if (seen.add(value) && (seen.size() > MOST_VALUES || !isTruth(value, flow, pending))) {
                return false;
            }
        }
        return true;
    }

    /** @param others takes what must be one, too */
    private static boolean isTruth(AbstractInsnNode value, MethodFlow flow, Collection<AbstractInsnNode> others) {
        return switch (value.getOpcode()) {
            case Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.INSTANCEOF -> true;
            case Opcodes.IAND, Opcodes.IOR, Opcodes.IXOR -> {
                others.addAll(flow.stack().producersBelow(value, 0));
                others.addAll(flow.stack().producersBelow(value, 1));
                yield true;
            }
            case Opcodes.DUP -> {
                others.addAll(flow.stack().producersBelow(value, 0));
                yield true;
            }
            case Opcodes.ILOAD -> {
                int variable = ((VarInsnNode) value).var;
                Set<AbstractInsnNode> stores =
                        flow.locals().stores(flow.control().node(value), variable);
                stores.forEach(store -> others.addAll(flow.stack().producersBelow(store, 0)));
                yield !stores.isEmpty() || flow.locals().isBooleanParameter(variable);
            }
            default ->
                value instanceof MethodInsnNode call && call.desc.endsWith(")Z")
                        || value instanceof FieldInsnNode field && field.desc.equals("Z");
        };
    }
}

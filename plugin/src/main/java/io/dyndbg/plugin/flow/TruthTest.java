package io.dyndbg.plugin.flow;

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
    private static final int MOST_COPIES = 4;

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
            if (other.isPresent() && isConstant(other.get()) && areTruths(branch, depth, flow, MOST_COPIES)) {
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

    /** @param copies how often it may be copied from variable to variable, or combined */
    private static boolean isTruth(AbstractInsnNode insn, MethodFlow flow, int copies) {
        return switch (insn.getOpcode()) {
            case Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.INSTANCEOF -> true;
            case Opcodes.IAND, Opcodes.IOR, Opcodes.IXOR ->
                copies > 0 && areTruths(insn, 0, flow, copies - 1) && areTruths(insn, 1, flow, copies - 1);
            case Opcodes.ILOAD -> isTruth((VarInsnNode) insn, flow, copies);
            default ->
                insn instanceof MethodInsnNode call && call.desc.endsWith(")Z")
                        || insn instanceof FieldInsnNode field && field.desc.equals("Z");
        };
    }

    private static boolean isTruth(VarInsnNode load, MethodFlow flow, int copies) {
        Set<AbstractInsnNode> stores = flow.locals().stores(flow.control().node(load), load.var);
        return stores.isEmpty()
                ? flow.locals().isBooleanParameter(load.var)
                : copies > 0 && stores.stream().allMatch(store -> areTruths(store, 0, flow, copies - 1));
    }

    private static boolean areTruths(AbstractInsnNode user, int depth, MethodFlow flow, int copies) {
        return flow.stack().producersBelow(user, depth).stream().allMatch(value -> isTruth(value, flow, copies));
    }
}

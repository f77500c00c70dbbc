package io.dyndbg.plugin.flow;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which constant a value is, whichever way it came. Compilers of expression languages end both ways of a branch with the same
 * one, {@code BoxedUnit.UNIT} or {@code null}, pushed by two instructions: that is one value, and decides nothing.
 */
public final class Constants {
    private static final Object NULL = new Object();

    /** A static final field; what it holds is not known, but always the same. */
    private record Field(String owner, String name, String descriptor) {}

    private final ControlFlow control;
    private final StackFlow stack;
    private final LocalFlow locals;
    private final Predicate<FieldInsnNode> isConstant;

    Constants(ControlFlow control, StackFlow stack, LocalFlow locals, Predicate<FieldInsnNode> isConstant) {
        this.control = control;
        this.stack = stack;
        this.locals = locals;
        this.isConstant = isConstant;
    }

    /** Answers the one constant that all of {@code producers} push; equal if and only if the constants are. */
    public Optional<Object> of(Collection<AbstractInsnNode> producers) {
        Set<Object> constants = new HashSet<>();
        Set<AbstractInsnNode> seen = new HashSet<>(producers);
        Deque<AbstractInsnNode> pending = new ArrayDeque<>(seen);
        while (!pending.isEmpty()) {
            AbstractInsnNode insn = pending.poll();
            Object constant = constant(insn);
            if (constant != null) {
                constants.add(constant);
                continue;
            }
            Set<AbstractInsnNode> sources = sources(insn);
            if (sources.isEmpty()) {
                return Optional.empty();
            }
            sources.stream().filter(seen::add).forEach(pending::add);
        }
        return constants.size() == 1 ? Optional.of(constants.iterator().next()) : Optional.empty();
    }

    /** Answers the one constant that {@code insn} takes from the top of the stack, if it is one. */
    public Optional<Object> takenBy(AbstractInsnNode insn) {
        return of(stack.producersBelow(insn, 0));
    }

    /**
     * Answers whether what lies on the stack before {@code block} lay there before {@code entered}, or is a constant whichever way.
     *
     * @param harmless those that may be others, each by what pushes it
     */
    public boolean isSameStack(int entered, int block, Predicate<Set<AbstractInsnNode>> harmless) {
        return stack.differences(entered, block)
                .map(values ->
                        values.stream().allMatch(value -> of(value.insns).isPresent() || harmless.test(value.insns)))
                .orElse(false);
    }

    /** Answers whether what {@code store} stores into a local variable is the constant that is stored there whichever way. */
    public boolean isStoredAnyway(VarInsnNode store) {
        return locals.readsAfter(store.var, Set.of(control.node(store))).stream()
                .allMatch(read -> of(Set.of(control.instruction(read))).isPresent());
    }

    /** Answers where a value comes from that is a copy, or lies in a local variable; nothing for other values. */
    private Set<AbstractInsnNode> sources(AbstractInsnNode insn) {
        if (insn.getOpcode() == Opcodes.DUP || insn.getOpcode() == Opcodes.CHECKCAST) {
            return stack.producersBelow(insn, 0);
        }
        if (!(insn instanceof VarInsnNode load) || insn.getOpcode() > Opcodes.ALOAD) {
            return Set.of();
        }
        Set<AbstractInsnNode> sources = new HashSet<>();
        for (AbstractInsnNode store : locals.stores(control.node(load), load.var)) {
            Set<AbstractInsnNode> stored = stack.producersBelow(store, 0);
            if (stored.isEmpty()) {
                return Set.of();
            }
            sources.addAll(stored);
        }
        return sources;
    }

    private Object constant(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode == Opcodes.ACONST_NULL) {
            return NULL;
        }
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return opcode - Opcodes.ICONST_0;
        }
        if (opcode >= Opcodes.LCONST_0 && opcode <= Opcodes.DCONST_1) {
            return opcode < Opcodes.FCONST_0
                    ? (Object) (long) (opcode - Opcodes.LCONST_0)
                    : opcode < Opcodes.DCONST_0
                            ? (Object) (float) (opcode - Opcodes.FCONST_0)
                            : (Object) (double) (opcode - Opcodes.DCONST_0);
        }
        if (insn instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY) {
            return push.operand;
        }
        if (insn instanceof LdcInsnNode ldc) {
            return ldc.cst;
        }
        return insn instanceof FieldInsnNode field && opcode == Opcodes.GETSTATIC && isConstant.test(field)
                ? new Field(field.owner, field.name, field.desc)
                : null;
    }
}

package io.dyndbg.plugin.flow;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * All that is known of one method before anything is decided about it. The method must not change meanwhile. For one thread.
 *
 * @param control where the code goes on
 * @param reachability what is reached from where
 * @param joins where the ways behind branches join
 * @param stack where the values on the stack come from and go to
 * @param locals where the values of local variables come from and go to
 * @param constants which constants values are
 */
public record MethodFlow(
        ControlFlow control,
        Reachability reachability,
        Joins joins,
        StackFlow stack,
        LocalFlow locals,
        Constants constants) {

    /**
     * Answers the flow of {@code method}, in one pass over its code. Nothing if the code has subroutines (JVMS 6.5, jsr), which
     * no rule here follows, or contradicts itself, which no JVM would verify.
     *
     * @param isConstant whether a static field that is read always holds the same
     */
    public static Optional<MethodFlow> of(MethodNode method, Predicate<FieldInsnNode> isConstant) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.JSR || insn.getOpcode() == Opcodes.RET) {
                return Optional.empty();
            }
        }
        ControlFlow control = new ControlFlow(method);
        return StackWalk.of(control, method).map(stack -> of(control, stack, method, isConstant));
    }

    private static MethodFlow of(
            ControlFlow control, StackFlow stack, MethodNode method, Predicate<FieldInsnNode> isConstant) {
        Reachability reachability = new Reachability(control);
        LocalFlow locals = new LocalFlow(control, method);
        return new MethodFlow(
                control,
                reachability,
                new Joins(control, reachability),
                stack,
                locals,
                new Constants(control, stack, locals, isConstant));
    }

    /**
     * Answers whether something that is stored into a local variable in {@code region} decides what is read outside of it.
     *
     * @param harmless the nodes whose reads don't count
     */
    public boolean localsLeave(BitSet region, BitSet harmless) {
        return locals.leaves(
                region,
                read -> harmless.get(read)
                        || constants.of(Set.of(control.instruction(read))).isPresent());
    }

    /**
     * Answers the one instruction that pushes a value, or whose value it is a copy of: what compilers copy to read and write it at once,
     * {@code count[0]++}.
     *
     * @param insn what takes the value from the stack
     * @param depth how many of the values that it takes lie above
     */
    public Optional<AbstractInsnNode> producer(AbstractInsnNode insn, int depth) {
        Optional<AbstractInsnNode> producer = stack.producerBelow(insn, depth);
        boolean isLowerCopy = depth > 0
                && producer.filter(copy -> copy.getOpcode() == Opcodes.DUP2).isPresent()
                && producer.equals(stack.producerBelow(insn, depth - 1));
        if (isLowerCopy) {
            producer = stack.producerBelow(producer.get(), 1);
        }
        for (int steps = 0;
                producer.isPresent() && producer.get().getOpcode() == Opcodes.DUP && steps < control.size();
                steps++) {
            producer = stack.producerBelow(producer.get(), 0);
        }
        return producer;
    }

    /**
     * Follows a value through copies, casts, arrays and local variables to the one instruction that made it.
     *
     * @param insn what takes the value from the stack
     * @param depth how many of the values that it takes lie above
     * @return nothing if it is not one instruction, or none that the method has: a parameter
     */
    public Optional<AbstractInsnNode> maker(AbstractInsnNode insn, int depth) {
        Optional<AbstractInsnNode> maker = producer(insn, depth);
        for (int steps = 0; maker.isPresent() && steps < control.size(); steps++) {
            AbstractInsnNode copy = maker.get();
            switch (copy.getOpcode()) {
                case Opcodes.DUP, Opcodes.CHECKCAST -> maker = stack.producerBelow(copy, 0);
                case Opcodes.AALOAD -> maker = producer(copy, 1);
                case Opcodes.ALOAD ->
                    maker = locals.soleStore(control.node(copy), ((VarInsnNode) copy).var)
                            .flatMap(store -> stack.producerBelow(store, 0));
                default -> {
                    return maker;
                }
            }
        }
        return Optional.empty();
    }
}

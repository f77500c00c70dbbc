package io.dyndbg.plugin.flow;

import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * All that is known of one method before anything is decided about it. The method must not change meanwhile. For one thread.
 *
 * @param control where the code goes on
 * @param stack where the values on the stack come from and go to
 * @param locals where the values of local variables come from and go to
 */
public record MethodFlow(ControlFlow control, StackFlow stack, LocalFlow locals) {

    /**
     * Answers the flow of {@code method}, in one pass over its code. Nothing if the code has subroutines (JVMS 6.5, jsr), which
     * no rule here follows, or contradicts itself, which no JVM would verify.
     */
    public static Optional<MethodFlow> of(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.JSR || insn.getOpcode() == Opcodes.RET) {
                return Optional.empty();
            }
        }
        ControlFlow control = new ControlFlow(method);
        return StackFlow.of(control).map(stack -> new MethodFlow(control, stack, new LocalFlow(control)));
    }

    /**
     * Follows a value on the stack through copies, casts, arrays and local variables to the one instruction that made it.
     *
     * @param node before which the value lies on the stack
     * @param depth how many values lie above it
     * @return nothing if it is not one instruction, or none that the method has: a parameter, a caught exception
     */
    public Optional<AbstractInsnNode> maker(int node, int depth) {
        OptionalInt maker = stack.sole(node, depth);
        for (int steps = 0; maker.isPresent() && steps < control.size(); steps++) {
            int at = maker.getAsInt();
            AbstractInsnNode insn = control.instruction(at);
            switch (insn.getOpcode()) {
                case Opcodes.DUP, Opcodes.CHECKCAST -> maker = stack.sole(at, 0);
                case Opcodes.AALOAD -> maker = stack.sole(at, 1);
                case Opcodes.ALOAD -> {
                    OptionalInt store = locals.soleStore(at, ((VarInsnNode) insn).var);
                    maker = store.isPresent() ? stack.sole(store.getAsInt(), 0) : store;
                }
                default -> {
                    return Optional.of(insn);
                }
            }
        }
        return Optional.empty();
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.DynamicCalls;
import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Containers;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which instructions of one class do one thing to a container, or array, that they are given: themselves, or through a method or a lambda of
 * the class. {@code items.forEach(item -> count[0]++)} makes a function object with {@code count}, and that fills it.
 */
final class GivenChanges {
    private final ContainerChange change;
    private final Flows flows;
    private final OwnCalls calls;
    /** By method, the slots of the parameters that it does so to. */
    private final Map<MethodNode, BitSet> changed = new HashMap<>();

    GivenChanges(ContainerChange change, Flows flows, OwnCalls calls) {
        this.change = change;
        this.flows = flows;
        this.calls = calls;
    }

    /** Answers how many of the values that {@code insn} takes lie above each that it does so to. */
    IntStream depths(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            int[] itself = change.depths(call).toArray();
            return itself.length > 0 || !Containers.areTaken(call.desc) ? IntStream.of(itself) : throughOwn(call);
        }
        return insn instanceof InvokeDynamicInsnNode indy
                        && DynamicCalls.makesFunction(indy)
                        && Containers.areTaken(indy.desc)
                ? throughFunction(indy)
                : IntStream.empty();
    }

    /** Likewise, but also of the array that it stores into itself. */
    IntStream depthsWithArrays(AbstractInsnNode insn) {
        return change.isArrayStore(insn) ? IntStream.of(ContainerChange.ARRAY) : depths(insn);
    }

    private IntStream throughFunction(InvokeDynamicInsnNode indy) {
        // Not of the list that is still to come, as with List::add.
        boolean itself = OwnCalls.target(indy)
                .filter(target -> change.isDoneBy(opcode(target), target.getOwner(), target.getName()))
                .isPresent();
        return itself ? IntStream.of(Type.getArgumentCount(indy.desc) - 1) : throughOwn(indy);
    }

    private static int opcode(Handle target) {
        return target.getTag() == Opcodes.H_INVOKESTATIC ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
    }

    private IntStream throughOwn(AbstractInsnNode user) {
        return calls.called(user)
                .map(method -> {
                    BitSet parameters = parameters(method);
                    int[] slots = OwnCalls.slots(user);
                    return IntStream.range(0, slots.length)
                            .filter(index -> parameters.get(slots[index]))
                            .map(index -> slots.length - 1 - index);
                })
                .orElse(IntStream.empty());
    }

    /** Answers the slots of the parameters that {@code method} does so to. */
    private BitSet parameters(MethodNode method) {
        BitSet known = changed.get(method);
        if (known == null) {
            BitSet slots = new BitSet();
            // One that calls itself does nothing more to them.
            changed.put(method, slots);
            flows.of(method)
                    .ifPresent(flow -> slots.or(parameters(flow, flow.control().whole())));
            return slots;
        }
        return known;
    }

    /** Answers the slots of the parameters that {@code nodes} of a method do so to. */
    BitSet parameters(MethodFlow flow, BitSet nodes) {
        BitSet slots = new BitSet();
        nodes.stream().filter(flow.stack()::live).forEach(node -> {
            AbstractInsnNode insn = flow.control().instruction(node);
            depthsWithArrays(insn).forEach(depth -> parameter(insn, depth, flow).ifPresent(slots::set));
        });
        return slots;
    }

    /** Answers the slot of the parameter that {@code insn} takes; nothing if it takes anything else. */
    static OptionalInt parameter(AbstractInsnNode insn, int depth, MethodFlow flow) {
        return flow.producer(insn, depth).orElse(null) instanceof VarInsnNode load
                        && flow.locals()
                                .stores(flow.control().node(load), load.var)
                                .isEmpty()
                ? OptionalInt.of(load.var)
                : OptionalInt.empty();
    }
}

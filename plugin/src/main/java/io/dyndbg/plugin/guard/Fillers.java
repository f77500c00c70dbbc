package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.DynamicCalls;
import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses;
import io.dyndbg.plugin.kept.Containers;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which instructions of one class put something into a container that they are given, or an array: themselves, or through a method or a
 * lambda of the class. {@code items.forEach(item -> count[0]++)} makes a function object with {@code count}, and that fills it.
 */
final class Fillers {
    /** How many of the values that a store into an array takes lie above the array. */
    private static final int ARRAY = 2;

    private final Flows flows;
    private final OwnCalls calls;
    /** By method, the slots of the parameters that it puts something into. */
    private final Map<MethodNode, BitSet> filled = new HashMap<>();
    /** By method, the slots of those containers among its parameters that it asks something. */
    private final Map<MethodNode, BitSet> asked = new HashMap<>();

    Fillers(ClassNode owner, Flows flows) {
        this.flows = flows;
        this.calls = new OwnCalls(owner);
    }

    /** Answers the methods of the class that it calls. */
    OwnCalls calls() {
        return calls;
    }

    /** Answers how many of the values that {@code insn} takes lie above each that it puts something into. */
    IntStream depths(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            int arguments = Type.getArgumentCount(call.desc);
            if (Containers.puts(call.getOpcode(), call.owner, call.name)) {
                return IntStream.of(arguments);
            }
            if (Containers.putsIntoFirst(call.owner, call.name)) {
                return IntStream.of(arguments - 1);
            }
            return Containers.areTaken(call.desc) ? throughOwn(call) : IntStream.empty();
        }
        return insn instanceof InvokeDynamicInsnNode indy
                        && DynamicCalls.makesFunction(indy)
                        && Containers.areTaken(indy.desc)
                ? throughFunction(indy)
                : IntStream.empty();
    }

    /** Likewise, but also of the array that it stores into itself. */
    IntStream depthsWithArrays(AbstractInsnNode insn) {
        return HeapStores.isArrayStore(insn.getOpcode()) ? IntStream.of(ARRAY) : depths(insn);
    }

    private IntStream throughFunction(InvokeDynamicInsnNode indy) {
        // Not of the list that is still to come, as with List::add.
        boolean puts = OwnCalls.target(indy)
                .filter(target -> Containers.puts(opcode(target), target.getOwner(), target.getName()))
                .isPresent();
        return puts ? IntStream.of(Type.getArgumentCount(indy.desc) - 1) : throughOwn(indy);
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

    /** Answers the slots of the parameters that {@code method} puts something into. */
    private BitSet parameters(MethodNode method) {
        BitSet known = filled.get(method);
        if (known == null) {
            BitSet slots = new BitSet();
            // One that calls itself puts nothing more into them.
            filled.put(method, slots);
            flows.of(method)
                    .ifPresent(flow -> slots.or(parameters(flow, flow.control().whole())));
            return slots;
        }
        return known;
    }

    /** Answers the slots of the parameters that {@code nodes} of a method put something into. */
    BitSet parameters(MethodFlow flow, BitSet nodes) {
        BitSet slots = new BitSet();
        nodes.stream().filter(flow.stack()::live).forEach(node -> {
            AbstractInsnNode insn = flow.control().instruction(node);
            depthsWithArrays(insn).forEach(depth -> parameter(insn, depth, flow).ifPresent(slots::set));
        });
        return slots;
    }

    /**
     * Answers whether the method of the class that {@code user} calls, or makes a function object of, also reads what is in the container that
     * {@code user} takes with {@code depth} values above it: {@code () -> { if (list.isEmpty()) list.add(item); }}.
     */
    boolean asksGiven(AbstractInsnNode user, int depth) {
        return calls.called(user)
                .filter(method -> {
                    int[] slots = OwnCalls.slots(user);
                    return asked(method).get(slots[slots.length - 1 - depth]);
                })
                .isPresent();
    }

    private BitSet asked(MethodNode method) {
        BitSet known = asked.get(method);
        if (known != null) {
            return known;
        }
        BitSet slots = new BitSet();
        // One that calls itself asks them nothing more.
        asked.put(method, slots);
        flows.of(method).ifPresent(flow -> {
            LocalContainers containers = new LocalContainers(flow, this);
            for (int node = 0; node < flow.control().size(); node++) {
                if (flow.control().instruction(node) instanceof VarInsnNode load
                        && load.getOpcode() == Opcodes.ALOAD
                        && flow.stack().live(node)
                        && flow.locals().stores(node, load.var).isEmpty()
                        && !containers.isOnlyPutInto(node)) {
                    slots.set(load.var);
                }
            }
        });
        return slots;
    }

    /** Answers the slot of the parameter that {@code insn} takes; nothing if it takes anything else. */
    private static OptionalInt parameter(AbstractInsnNode insn, int depth, MethodFlow flow) {
        return flow.producer(insn, depth).orElse(null) instanceof VarInsnNode load
                        && flow.locals()
                                .stores(flow.control().node(load), load.var)
                                .isEmpty()
                ? OptionalInt.of(load.var)
                : OptionalInt.empty();
    }

    /**
     * Answers whether {@code store} goes into an array that all who use its method have made.
     *
     * @param flow of that method
     * @param uses all uses of it
     */
    boolean isIntoTheirs(AbstractInsnNode store, MethodFlow flow, List<MethodUses.Use> uses) {
        if (!HeapStores.isArrayStore(store.getOpcode()) || uses.isEmpty()) {
            return false;
        }
        OptionalInt slot = parameter(store, ARRAY, flow);
        return slot.isPresent() && uses.stream().allMatch(use -> makesArray(use, slot.getAsInt()));
    }

    private boolean makesArray(MethodUses.Use use, int slot) {
        if (calls.called(use.at()).isEmpty()) {
            return false;
        }
        int[] slots = OwnCalls.slots(use.at());
        // What a lambda does not capture it is given by anybody: arrays.forEach(array -> array[0] = 0).
        return IntStream.range(0, slots.length)
                .filter(index -> slots[index] == slot)
                .anyMatch(index -> flows.of(use.user())
                        .flatMap(flow -> flow.maker(use.at(), slots.length - 1 - index))
                        .filter(maker -> HeapStores.makes(maker.getOpcode()))
                        .isPresent());
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What instructions of one class put into a container, or array, that they are given, and what they take out of it: themselves, or through a
 * method or a lambda of the class.
 */
final class Fillers {
    private final Flows flows;
    private final OwnCalls calls;
    private final GivenChanges puts;
    private final GivenChanges takes;
    /** By method, the slots of those containers among its parameters that it asks something. */
    private final Map<MethodNode, BitSet> asked = new HashMap<>();

    Fillers(ClassNode owner, Flows flows) {
        this.flows = flows;
        this.calls = new OwnCalls(owner);
        this.puts = new GivenChanges(ContainerChange.PUT, flows, calls);
        this.takes = new GivenChanges(ContainerChange.TAKE, flows, calls);
    }

    /** Answers the methods of the class that it calls. */
    OwnCalls calls() {
        return calls;
    }

    /** Answers how many of the values that {@code insn} takes lie above each that it puts something into. */
    IntStream depths(AbstractInsnNode insn) {
        return puts.depths(insn);
    }

    /** Likewise, but also of the array that it stores into itself. */
    IntStream depthsWithArrays(AbstractInsnNode insn) {
        return puts.depthsWithArrays(insn);
    }

    /** Answers how many of the values that {@code insn} takes lie above each that it takes something out of. */
    IntStream taken(AbstractInsnNode insn) {
        return takes.depths(insn);
    }

    /** Answers the slots of the parameters that {@code nodes} of a method put something into. */
    BitSet filledParameters(MethodFlow flow, BitSet nodes) {
        return puts.parameters(flow, nodes);
    }

    /** Likewise, or take something out of. */
    BitSet changedParameters(MethodFlow flow, BitSet nodes) {
        BitSet slots = puts.parameters(flow, nodes);
        slots.or(takes.parameters(flow, nodes));
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
        OptionalInt slot = GivenChanges.parameter(store, ContainerChange.ARRAY, flow);
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

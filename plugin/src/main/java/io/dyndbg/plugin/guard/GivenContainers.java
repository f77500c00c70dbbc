package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The containers and arrays that methods and lambdas of one class are given by those that use them, and put something into where a guard
 * says yes: {@code items.forEach(item -> { if (debug) odd.add(item); }); if (!odd.isEmpty()) log.debug("{}", odd);}.
 */
final class GivenContainers {
    private final Flows flows;
    private final Fillers fillers;

    GivenContainers(Flows flows, Fillers fillers) {
        this.flows = flows;
        this.fillers = fillers;
    }

    /**
     * Adds what those that use a method read from the containers afterwards.
     *
     * @param decided what of the method only runs where the answer is yes
     * @param contents takes what has nothing in it otherwise
     * @param others takes the others
     */
    void addTo(MethodNode method, BitSet decided, DecidedValues contents, DecidedValues others) {
        add(method, decided, contents, others, new HashMap<>());
    }

    /** @param looked the slots that were seen already, by method */
    private void add(
            MethodNode method,
            BitSet decided,
            DecidedValues contents,
            DecidedValues others,
            Map<MethodNode, BitSet> looked) {
        BitSet slots = fillers.parameters(flows.known(method), decided);
        slots.andNot(looked.computeIfAbsent(method, any -> new BitSet()));
        if (slots.isEmpty()) {
            return;
        }
        looked.get(method).or(slots);
        for (MethodUses.Use use : flows.uses().of(method)) {
            if (fillers.calls()
                    .called(use.at())
                    .filter(called -> called == method)
                    .isPresent()) {
                flows.of(use.user()).ifPresent(flow -> {
                    BitSet node = new BitSet();
                    node.set(flow.control().node(use.at()));
                    addRead(use, flow, slots, contents, others);
                    add(use.user(), node, contents, others, looked);
                });
            }
        }
    }

    private void addRead(
            MethodUses.Use use, MethodFlow flow, BitSet slots, DecidedValues contents, DecidedValues others) {
        LocalContainers containers = new LocalContainers(flow, fillers);
        int node = flow.control().node(use.at());
        given(use.at(), flow, slots).forEach(container -> {
            if (container instanceof VarInsnNode load) {
                BitSet giving = new BitSet();
                giving.set(flow.control().node(load));
                LocalContainers.Reads reads = containers.reads(load.var, node, giving);
                contents.add(use.user(), reads.emptyOtherwise());
                others.add(use.user(), reads.others());
            } else if (container instanceof FieldInsnNode field) {
                contents.addPlace(new HeapPlace.Field(field.owner, field.name));
            }
        });
    }

    /** Answers the instructions that push what {@code user} gives a method in these slots, where each is the only one. */
    private static Stream<AbstractInsnNode> given(AbstractInsnNode user, MethodFlow flow, BitSet slots) {
        int[] given = OwnCalls.slots(user);
        return IntStream.range(0, given.length)
                .filter(index -> slots.get(given[index]))
                .mapToObj(index -> flow.producer(user, given.length - 1 - index))
                .flatMap(Optional::stream);
    }
}

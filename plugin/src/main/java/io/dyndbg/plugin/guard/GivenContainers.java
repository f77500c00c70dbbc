package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The containers and arrays that methods and lambdas of one class are given by those that use them, and change where a guard
 * decides: {@code items.forEach(item -> { if (debug) odd.add(item); }); if (!odd.isEmpty()) log.debug("{}", odd);}.
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
        new Search(fillers::filledParameters, contents, others).add(method, decided);
    }

    /**
     * Likewise, where the answer is no: then something may be taken out.
     *
     * @param denied what of the method only runs there
     * @param contents takes all
     */
    void addDenied(MethodNode method, BitSet denied, DecidedValues contents) {
        new Search(fillers::changedParameters, contents, contents).add(method, denied);
    }

    /** A search through the methods that use others. */
    private final class Search {
        private final BiFunction<MethodFlow, BitSet, BitSet> changedParameters;
        private final DecidedValues contents;
        private final DecidedValues others;
        /** The slots that were seen already, by method. */
        private final Map<MethodNode, BitSet> looked = new HashMap<>();

        Search(BiFunction<MethodFlow, BitSet, BitSet> changedParameters, DecidedValues contents, DecidedValues others) {
            this.changedParameters = changedParameters;
            this.contents = contents;
            this.others = others;
        }

        void add(MethodNode method, BitSet nodes) {
            BitSet slots = changedParameters.apply(flows.known(method), nodes);
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
                        addRead(use, flow, slots);
                        add(use.user(), node);
                    });
                }
            }
        }

        private void addRead(MethodUses.Use use, MethodFlow flow, BitSet slots) {
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

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.ClassAnswers;
import io.dyndbg.plugin.scan.Guard;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells which guards of one class read what may not be there once they are opened alone: since another guard stores it, or an answer
 * that is kept, here or where the method is called.
 */
final class GuardedReads {
    private final ClassNode owner;
    private final Flows flows;
    private final ClassAnswers answers;
    private final Map<MethodNode, GuardRegions> regions;
    private final Map<MethodNode, Set<Guard>> around;
    private final GuardedStores stores = new GuardedStores();
    private KeptStores kept;
    private GuardedArguments arguments;

    /**
     * @param regions of methods that were looked at
     * @param around the hidden methods that guards enclose as a whole
     */
    GuardedReads(
            ClassNode owner,
            Flows flows,
            ClassAnswers answers,
            Map<MethodNode, GuardRegions> regions,
            Map<MethodNode, List<Guard>> guardsOf,
            Map<MethodNode, Set<Guard>> around) {
        this.owner = owner;
        this.flows = flows;
        this.answers = answers;
        this.regions = regions;
        this.around = around;
        // Behind plain guards nothing is stored.
        guardsOf.forEach((method, own) -> flows.of(method)
                .filter(any -> answers.mayDecideMore(method))
                .ifPresent(flow -> stores.add(
                        method,
                        flow,
                        own,
                        regions.containsKey(method) ? regions.get(method) : new GuardRegions(flow, own, List.of()))));
        around.forEach((method, enclosing) -> flows.of(method).ifPresent(flow -> stores.addEnclosed(flow, enclosing)));
    }

    GuardedStores stores() {
        return stores;
    }

    /** Answers whether {@code guard} encloses such a read, but for those of local variables that another guard stores. */
    boolean areInside(Guard guard) {
        if (kept == null) {
            kept = keptStores();
            arguments = guardedArguments();
        }
        Map<MethodNode, BitSet> enclosed = new HashMap<>();
        around.forEach((method, guards) -> {
            if (guards.contains(guard)) {
                flows.of(method)
                        .ifPresent(flow -> enclosed.put(method, flow.control().whole()));
            }
        });
        enclosed.put(guard.method(), regions.get(guard.method()).region(guard));
        return enclosed.entrySet().stream().anyMatch(entry -> {
            MethodNode method = entry.getKey();
            MethodFlow flow = flows.known(method);
            return stores.areReadIn(entry.getValue(), flow, guard)
                    || kept.areReadIn(entry.getValue(), method, flow)
                    || arguments.areReadIn(entry.getValue(), method, flow);
        });
    }

    private KeptStores keptStores() {
        KeptStores found = new KeptStores();
        for (MethodNode method : owner.methods) {
            BitSet nodes = answers.onlyWhereKept(method);
            if (!nodes.isEmpty()) {
                found.add(method, flows.known(method), nodes);
            }
        }
        return found;
    }

    private GuardedArguments guardedArguments() {
        GuardedArguments found = new GuardedArguments(owner, flows);
        for (MethodNode method : owner.methods) {
            BitSet reads = stores.readsElsewhere(method);
            reads.or(kept.readsElsewhere(method));
            if (!reads.isEmpty()) {
                found.add(flows.known(method), new Copies(flows.known(method), reads));
            }
        }
        return found;
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses;
import io.dyndbg.plugin.kept.ClassAnswers;
import io.dyndbg.plugin.scan.Guard;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<MethodNode, List<Guard>> guardsOf;
    private final Map<MethodNode, Set<Guard>> around;
    private final MethodUses uses;
    private final Map<MethodNode, GuardRegions> deciding = new HashMap<>();
    private final GuardedStores stores = new GuardedStores();
    /** By what the guards ask that decide; by nothing if that is not known, or for an answer that is kept. */
    private Map<Optional<Question>, DecidedValues> decided;

    /**
     * @param regions of methods that were looked at
     * @param around the hidden methods that guards enclose as a whole
     */
    GuardedReads(
            ClassNode owner,
            Flows flows,
            MethodUses uses,
            ClassAnswers answers,
            Map<MethodNode, GuardRegions> regions,
            Map<MethodNode, List<Guard>> guardsOf,
            Map<MethodNode, Set<Guard>> around) {
        this.owner = owner;
        this.flows = flows;
        this.uses = uses;
        this.answers = answers;
        this.regions = regions;
        this.guardsOf = guardsOf;
        this.around = around;
        // Behind plain guards nothing is stored.
        guardsOf.forEach((method, own) -> flows.of(method)
                .filter(any -> answers.mayDecideMore(method))
                .ifPresent(flow -> {
                    GuardRegions known =
                            regions.containsKey(method) ? regions.get(method) : new GuardRegions(flow, own, List.of());
                    deciding.put(method, known);
                    stores.add(method, flow, own, known);
                }));
        around.forEach((method, enclosing) -> flows.of(method).ifPresent(flow -> stores.addEnclosed(flow, enclosing)));
    }

    GuardedStores stores() {
        return stores;
    }

    /** Answers whether {@code guard} encloses such a read, but for those of local variables that another guard stores. */
    boolean areInside(Guard guard) {
        if (decided == null) {
            decided = new HashMap<>();
            addDecided();
        }
        Map<MethodNode, BitSet> enclosed = new HashMap<>();
        around.forEach((method, guards) -> {
            if (guards.contains(guard)) {
                flows.of(method)
                        .ifPresent(flow -> enclosed.put(method, flow.control().whole()));
            }
        });
        enclosed.put(guard.method(), regions.get(guard.method()).region(guard));
        return enclosed.entrySet().stream()
                .anyMatch(entry -> stores.areReadIn(entry.getValue(), flows.known(entry.getKey()), guard)
                        || areReadIn(entry.getValue(), entry.getKey(), guard));
    }

    /**
     * Answers whether {@code guard} reads a decided value at {@code nodes}. Those of guards that ask the same logger for a lower level
     * don't count: wherever it is at the level of {@code guard}, they say no.
     */
    private boolean areReadIn(BitSet nodes, MethodNode method, Guard guard) {
        Optional<Question> asked = questionOf(guard);
        return decided.entrySet().stream()
                .filter(entry -> !entry.getKey()
                        .filter(by -> asked.isPresent() && asked.get().denies(by) && !by.denies(asked.get()))
                        .isPresent())
                .anyMatch(entry -> entry.getValue().areReadIn(nodes, method));
    }

    private Optional<Question> questionOf(Guard guard) {
        return Question.of(guard, flows.known(guard.method()));
    }

    private DecidedValues decidedBy(Optional<Question> question) {
        return decided.computeIfAbsent(question, any -> new DecidedValues(owner, flows, uses));
    }

    private void addDecided() {
        deciding.forEach((method, known) -> {
            decidedBy(Optional.empty()).addBeyond(method, stores.readsElsewhere(method));
            BitSet rest = known.whole();
            for (Guard guard : guardsOf.get(method)) {
                BitSet region = known.region(guard);
                decidedBy(questionOf(guard)).addDecided(method, known.flow(), region);
                rest.andNot(region);
            }
            decidedBy(Optional.empty()).addDecided(method, known.flow(), rest);
        });
        stores.heap()
                .forEach((place, by) -> by.stream()
                        .map(this::questionOf)
                        .distinct()
                        .forEach(question ->
                                decidedBy(question).addPlace(place, (method, node) -> !isInside(method, node, by))));
        addKept(decidedBy(Optional.empty()));
    }

    private boolean isInside(MethodNode method, int node, Set<Guard> any) {
        return !Collections.disjoint(around.getOrDefault(method, Set.of()), any)
                || any.stream().anyMatch(guard -> guard.method() == method && stores.isInside(guard, node));
    }

    private void addKept(DecidedValues found) {
        KeptStores kept = new KeptStores();
        Map<MethodNode, BitSet> onlyWhereKept = new HashMap<>();
        for (MethodNode method : owner.methods) {
            BitSet nodes = answers.onlyWhereKept(method);
            if (!nodes.isEmpty()) {
                MethodFlow flow = flows.known(method);
                onlyWhereKept.put(method, nodes);
                kept.add(method, flow, nodes);
                found.add(method, kept.readsElsewhere(method));
                found.addDecided(method, flow, nodes);
            }
        }
        kept.heap()
                .forEach(place -> found.addPlace(
                        place,
                        (method, node) -> !onlyWhereKept
                                .getOrDefault(method, new BitSet())
                                .get(node)));
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodUses;
import io.dyndbg.plugin.kept.ClassAnswers;
import io.dyndbg.plugin.kept.Place;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.site.Level;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
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
    private final DecidedPlaces elsewhere;
    private final Map<MethodNode, GuardRegions> deciding = new HashMap<>();
    private final GuardedStores stores;
    private final Map<MethodNode, BitSet> closed = new HashMap<>();
    private Map<DecidedBy, DecidedValues> decided;

    /**
     * @param elsewhere what comes from other classes
     * @param regions of methods that were looked at
     * @param around the hidden methods that guards enclose as a whole
     */
    GuardedReads(
            ClassNode owner,
            Flows flows,
            DecidedPlaces elsewhere,
            ClassAnswers answers,
            Map<MethodNode, GuardRegions> regions,
            Map<MethodNode, List<Guard>> guardsOf,
            Map<MethodNode, Set<Guard>> around) {
        this.owner = owner;
        this.flows = flows;
        this.elsewhere = elsewhere;
        this.answers = answers;
        this.regions = regions;
        this.guardsOf = guardsOf;
        this.around = around;
        this.stores = new GuardedStores(new Fillers(owner, flows));
        // Behind plain guards nothing is stored.
        guardsOf.forEach((method, own) -> flows.of(method)
                .filter(any -> answers.mayDecideMore(method))
                .ifPresent(flow -> {
                    GuardRegions known =
                            regions.containsKey(method) ? regions.get(method) : new GuardRegions(flow, own, List.of());
                    deciding.put(method, known);
                    stores.add(method, flow, own, known);
                }));
        if (!guardsOf.isEmpty()) {
            owner.methods.stream()
                    .filter(HiddenMethods::mayHide)
                    .filter(method -> HeapStores.mayStore(method, owner.name))
                    .forEach(this::addEnclosed);
        }
    }

    private void addEnclosed(MethodNode method) {
        Set<Guard> deciding = deciding(method);
        if (!deciding.isEmpty()) {
            boolean denied = !around.containsKey(method)
                    && flows.uses().of(method).stream().noneMatch(this::isEnclosed);
            flows.of(method).ifPresent(flow -> stores.addEnclosed(flow, deciding, denied));
        }
    }

    private boolean isEnclosed(MethodUses.Use use) {
        return regionsAround(use)
                .filter(known -> !known.enclosing(use.at()).isEmpty())
                .isPresent();
    }

    /**
     * Answers the guards that enclose a hidden method as a whole, also one without statements, or must say no for it to run; none if it
     * runs anyway.
     */
    private Set<Guard> deciding(MethodNode method) {
        if (around.containsKey(method)) {
            return around.get(method);
        }
        Set<Guard> deciding = new HashSet<>();
        for (MethodUses.Use use : flows.uses().of(method)) {
            Set<Guard> guards =
                    regionsAround(use).map(known -> decidingAt(use, known)).orElse(Set.of());
            if (guards.isEmpty()) {
                return Set.of();
            }
            deciding.addAll(guards);
        }
        return deciding;
    }

    private static Set<Guard> decidingAt(MethodUses.Use use, GuardRegions known) {
        Set<Guard> enclosing = known.enclosing(use.at());
        return enclosing.isEmpty() ? known.denying(use.at()) : enclosing;
    }

    /** Answers the regions of the guards of the method that {@code use} stands in; nothing if it has none. */
    Optional<GuardRegions> regionsAround(MethodUses.Use use) {
        List<AbstractInsnNode> at = List.of(use.at());
        GuardRegions known = deciding.getOrDefault(use.user(), regions.get(use.user()));
        return known != null
                ? Optional.of(known.around(at))
                : Optional.ofNullable(guardsOf.get(use.user()))
                        .map(own -> new GuardRegions(flows.known(use.user()), own, at));
    }

    GuardedStores stores() {
        return stores;
    }

    /** Answers whether {@code guard} encloses such a read, but for those of local variables that another guard stores. */
    boolean areInside(Guard guard) {
        if (stores.heap().isEmpty() && decided().values().stream().noneMatch(DecidedValues::areRead)) {
            return false;
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

    private boolean areReadIn(BitSet nodes, MethodNode method, Guard guard) {
        List<DecidedBy> deciders = decided().entrySet().stream()
                .filter(entry -> entry.getKey().otherwise() != Otherwise.PRESENT
                        && entry.getValue().areReadIn(nodes, method))
                .map(Map.Entry::getKey)
                .toList();
        if (deciders.isEmpty()) {
            return false;
        }
        Optional<Question> asked = Question.of(guard, flows.known(guard.method()));
        return deciders.stream().anyMatch(decider -> decider.mattersTo(guard, asked));
    }

    /** Answers what of {@code method} only runs where such a value is there. */
    BitSet closedByAbsence(MethodNode method) {
        return closed.computeIfAbsent(method, any -> {
            BitSet absent = comesTo(method, Otherwise.ABSENT);
            BitSet gone = comesTo(method, Otherwise.PRESENT);
            BitSet others = comesTo(method, Otherwise.OTHER);
            return absent.isEmpty() && gone.isEmpty() && others.isEmpty()
                    ? absent
                    : new AbsentBranches(method, flows.known(method), absent, gone, others, stores.fillers())
                            .closedWithFunctions();
        });
    }

    private BitSet comesTo(MethodNode method, Otherwise otherwise) {
        BitSet values = new BitSet();
        decided().forEach((decider, found) -> {
            if (decider.otherwise() == otherwise) {
                values.or(found.comesTo(method));
            }
        });
        return values;
    }

    /**
     * Answers the places through which other classes may see values that are not there unless a guard says yes, with the level of the
     * guards that decide. Values that are there either way are many, and are passed on far.
     */
    Map<Place, Level> seenElsewhere() {
        Map<Place, Level> seen = new HashMap<>();
        decided().forEach((decider, values) -> {
            if (decider.otherwise() == Otherwise.ABSENT) {
                values.seenElsewhere()
                        .forEach(place -> seen.merge(
                                place, decider.level(), (one, other) -> one.compareTo(other) < 0 ? other : one));
            }
        });
        return seen;
    }

    private Map<DecidedBy, DecidedValues> decided() {
        if (decided == null) {
            decided = new Decisions(owner, flows, guardsOf, around, stores).all(deciding, answers, elsewhere);
        }
        return decided;
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodUses;
import io.dyndbg.plugin.kept.ClassAnswers;
import io.dyndbg.plugin.kept.Place;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the enclosures of one class. Used once, by one thread. */
final class EnclosureSearch {
    private final ClassNode owner;
    private final Scan scan;
    private final List<Statement> statements;
    private final Map<MethodNode, List<Statement>> statementsOf;
    private final Map<MethodNode, List<Guard>> guardsOf;
    private final List<Guard> guards;
    private final HiddenMethods hidden;
    private final Flows flows;
    private final ClassAnswers answers;
    private final ModuleFacts module;

    private final Map<MethodNode, GuardRegions> regions = new HashMap<>();
    private final Map<MethodNode, OtherDecisions> decisions = new HashMap<>();
    private final Map<Guard, String> reasons = new HashMap<>();
    private final Denials denials;
    /** The hidden methods that guards enclose as a whole. */
    private Map<MethodNode, Set<Guard>> around;

    private GuardedReads reads;
    private Ties ties;

    EnclosureSearch(ClassNode owner, Scan scan, LoggingCatalog apis, ModuleFacts module) {
        this.owner = owner;
        this.scan = scan;
        MethodUses uses = scan.flows().uses();
        statements = scan.statements();
        guards = scan.guards();
        statementsOf = statements.stream().collect(Collectors.groupingBy(Statement::method));
        guardsOf = guards.stream().collect(Collectors.groupingBy(Guard::method));
        hidden = new HiddenMethods(owner, uses, statementsOf.keySet());
        denials = new Denials(regions, guardsOf, hidden);
        flows = scan.flows();
        this.module = module;
        answers = ClassAnswers.of(owner, uses, scan, apis, module.kept(), HiddenMethods::mayHide);
    }

    Enclosures find() {
        begin();
        Map<Guard, List<Statement>> collected = new LinkedHashMap<>();
        guards.forEach(guard -> collected.put(guard, new ArrayList<>()));
        Set<Guard> otherLevel = new HashSet<>();
        for (Statement statement : statements) {
            Set<Guard> enclosing = new LinkedHashSet<>(enclosing(statement.method(), statement.call()));
            enclosing.addAll(around.getOrDefault(statement.method(), Set.of()));
            if (statement.collected()) {
                enclosing.forEach(guard -> collected.get(guard).add(statement));
            } else {
                otherLevel.addAll(enclosing);
            }
        }
        collected.values().removeIf(List::isEmpty);
        decide(collected.keySet(), otherLevel);
        return result(collected);
    }

    /** Answers the places through which other classes may see values that this one's guards decide about. */
    Map<Place, Level> decided() {
        begin();
        return reads.seenElsewhere();
    }

    private void begin() {
        if (reads == null) {
            analyse();
            around = hidden.enclosed(use -> enclosing(use.user(), use.at()));
            reads = new GuardedReads(owner, flows, module.decided(), answers, regions, guardsOf, around);
        }
    }

    /** Looks only into methods with a guard and with something that it may enclose: most methods have neither. */
    private void analyse() {
        Map<MethodNode, List<AbstractInsnNode>> inside = new HashMap<>();
        statements.forEach(statement -> inside.computeIfAbsent(statement.method(), any -> new ArrayList<>())
                .add(statement.call()));
        hidden.uses()
                .forEach(use -> inside.computeIfAbsent(use.user(), any -> new ArrayList<>())
                        .add(use.at()));
        guardsOf.forEach((method, own) -> {
            if (hidden.leading().contains(method)) {
                regions.put(method, new GuardRegions(flows.known(method), own, inside.get(method)));
            }
        });
    }

    private Set<Guard> enclosing(MethodNode method, AbstractInsnNode instruction) {
        GuardRegions known = regions.get(method);
        return known == null ? Set.of() : known.enclosing(instruction);
    }

    private void decide(Set<Guard> candidates, Set<Guard> otherLevel) {
        ties = new Ties(candidates, reads.stores(), guard -> regions.get(guard.method()));
        Set<Guard> asked = new LinkedHashSet<>(candidates);
        asked.addAll(ties.storers());
        candidates.forEach(guard -> asked.addAll(inside(guard)));
        asked.forEach(guard -> decideMore(guard, otherLevel.contains(guard)));
        around.forEach((method, enclosing) -> {
            if (!reasons.keySet().containsAll(enclosing) && storesToHeap(method)) {
                enclosing.forEach(guard -> reasons.putIfAbsent(guard, OtherDecisions.STORE));
            }
        });
        shareWithinGroups(candidates);
        Set<Guard> reading = candidates.stream()
                .filter(guard -> !reasons.containsKey(guard) && reads.areInside(guard))
                .collect(Collectors.toSet());
        int before;
        do {
            before = reasons.size();
            for (Guard guard : candidates) {
                if (reading.contains(guard) || readsWhatIsNotThere(guard)) {
                    reasons.putIfAbsent(guard, OtherDecisions.READS);
                }
                if (inside(guard).stream().anyMatch(reasons::containsKey)) {
                    reasons.putIfAbsent(guard, OtherDecisions.INSIDE);
                }
            }
            shareWithinGroups(candidates);
            // What one of the guards that read it is shut for must not be stored, or left out, for the others.
            ties.storers().forEach(guard -> decideMore(guard, false));
        } while (reasons.size() > before);
    }

    private void decideMore(Guard guard, boolean otherLevel) {
        if (!reasons.containsKey(guard)) {
            // Of a method whose guards are plain a quick look has told that.
            Optional<String> more = answers.mayDecideMore(guard.method())
                    ? otherDecisions(guard.method()).of(guard, ties.readBy(guard, reasons.keySet()))
                    : Optional.empty();
            more.or(() -> otherLevel ? Optional.of(OtherDecisions.OTHER_LEVEL) : Optional.empty())
                    .or(() -> denials.contains(guard) ? Optional.of(OtherDecisions.DENIED) : Optional.empty())
                    .ifPresent(reason -> reasons.put(guard, reason));
        }
    }

    private OtherDecisions otherDecisions(MethodNode method) {
        return decisions.computeIfAbsent(
                method,
                any -> new OtherDecisions(
                        regions.get(any),
                        nodes(any, statement -> true),
                        nodes(any, Statement::collected),
                        reads.stores().fillers()));
    }

    /**
     * Answers the guards inside of what {@code guard} encloses whose answer follows from its own: of the same level or a higher
     * one. Where one of them has to say no while this one says yes, code runs that never ran.
     */
    private Set<Guard> inside(Guard guard) {
        Set<Guard> inside = new LinkedHashSet<>();
        GuardRegions own = regions.get(guard.method());
        for (Guard other : guardsOf.get(guard.method())) {
            if (other != guard && own.region(guard).get(own.answer(other).node())) {
                inside.add(other);
            }
        }
        around.forEach((method, enclosing) -> {
            if (enclosing.contains(guard) && regions.containsKey(method)) {
                inside.addAll(guardsOf.get(method));
            }
        });
        inside.removeIf(other ->
                other.level().compareTo(guard.level()) < 0 || !scan.levels().contains(other.level()));
        return inside;
    }

    /** A guard that reads what another one stores would find nothing there if it were opened alone. */
    private boolean readsWhatIsNotThere(Guard guard) {
        return ties.isUntied(guard) || ties.storersFor(guard).stream().anyMatch(reasons::containsKey);
    }

    private BitSet nodes(MethodNode method, Predicate<Statement> which) {
        BitSet nodes = new BitSet();
        for (Statement statement : statementsOf.getOrDefault(method, List.of())) {
            if (which.test(statement)) {
                nodes.set(flows.known(method).control().node(statement.call()));
            }
        }
        return nodes;
    }

    private boolean storesToHeap(MethodNode method) {
        return flows.of(method)
                .map(flow -> new HeapStores(flow)
                        .leave(
                                flow.control().whole(),
                                store -> reads.stores().fillers().isIntoTheirs(store, flow, hidden.usesOf(method))))
                .orElse(true);
    }

    /** The guards of a compound condition decide together. */
    private void shareWithinGroups(Set<Guard> candidates) {
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Guard guard : candidates) {
                if (!reasons.containsKey(guard)) {
                    Optional<String> shared = regions.get(guard.method()).groups(guard).stream()
                            .flatMap(Set::stream)
                            .map(reasons::get)
                            .filter(Objects::nonNull)
                            .findFirst();
                    shared.ifPresent(reason -> reasons.put(guard, reason));
                    grows |= shared.isPresent();
                }
            }
        }
    }

    private Enclosures result(Map<Guard, List<Statement>> collected) {
        Map<Guard, List<Statement>> enclosed = new LinkedHashMap<>();
        Map<Guard, String> decidesMore = new LinkedHashMap<>();
        Map<Statement, String> behind = new LinkedHashMap<>();
        Set<Statement> tied = new HashSet<>();
        collected.forEach((guard, inside) -> {
            String reason = reasons.get(guard);
            if (reason == null) {
                enclosed.computeIfAbsent(guard, any -> new ArrayList<>()).addAll(inside);
                // A guard that stores what this one reads opens with it.
                ties.storersFor(guard).forEach(storer -> {
                    enclosed.computeIfAbsent(storer, any -> new ArrayList<>()).addAll(inside);
                    tied.addAll(inside);
                });
            } else {
                decidesMore.put(guard, reason);
                inside.forEach(statement -> behind.putIfAbsent(statement, reason));
            }
        });
        for (Statement statement : statements) {
            String where = statement.collected()
                    ? answers.keptBefore(statement.method(), statement.call(), tied.contains(statement))
                    : null;
            if (where != null) {
                behind.putIfAbsent(statement, where);
                // To open a guard for one that an answer from elsewhere stops runs but what else stands there.
                enclosed.values().forEach(inside -> inside.remove(statement));
            }
        }
        enclosed.values().removeIf(List::isEmpty);
        return new Enclosures(
                Collections.unmodifiableMap(enclosed),
                Collections.unmodifiableMap(decidesMore),
                Collections.unmodifiableMap(behind),
                Collections.unmodifiableMap(
                        new Doubts(owner, module, scan, reads, hidden, regions, around, answers).of(statements, tied)));
    }
}

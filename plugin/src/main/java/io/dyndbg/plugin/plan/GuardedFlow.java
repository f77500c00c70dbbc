package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.scan.Guard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One method with guards: which guards enclose which of its instructions.
 *
 * <p>A guard encloses alone what the entry does not reach without the guard's true edges. Guards of a compound condition,
 * {@code a.isDebugEnabled() || b.isDebugEnabled()}, enclose together what is not reached without the true edges of all
 * of them; such guards form a group.
 */
final class GuardedFlow {
    private final FlowGraph graph;
    private final Origins origins;
    private final Reachability reachability;
    private final Map<Guard, Answer> answers = new LinkedHashMap<>();
    private final Map<Guard, BitSet> alone = new HashMap<>();
    private final BitSet live;

    private final Map<Guard, Set<Set<Guard>>> groups = new LinkedHashMap<>();
    private final Map<Set<Guard>, BitSet> shared = new HashMap<>();
    private final Map<Set<Guard>, BitSet> reachedWithoutRest = new HashMap<>();
    private final Map<Integer, Set<Guard>> enclosing = new HashMap<>();
    private Joins joins;

    private GuardedFlow(FlowGraph graph, Origins origins, List<Guard> guards) {
        this.graph = graph;
        this.origins = origins;
        reachability = new Reachability(graph);
        live = reachability.fromEntry(Cut.NOTHING);
        for (Guard guard : guards) {
            Answer answer = Answer.of(guard, graph, origins);
            answers.put(guard, answer);
            alone.put(guard, lostWithout(List.of(guard)));
        }
    }

    /** Answers the method's flow; nothing if its code can't be analysed. */
    static Optional<GuardedFlow> of(ClassNode owner, MethodNode method, List<Guard> guards) {
        return FlowGraph.of(method)
                .flatMap(graph ->
                        Origins.in(owner, method, graph).map(origins -> new GuardedFlow(graph, origins, guards)));
    }

    FlowGraph graph() {
        return graph;
    }

    Origins origins() {
        return origins;
    }

    Reachability reachability() {
        return reachability;
    }

    Answer answer(Guard guard) {
        return answers.get(guard);
    }

    /** Answers where the ways behind branches join; made when first asked for. */
    Joins joins() {
        if (joins == null) {
            joins = new Joins(graph);
        }
        return joins;
    }

    /** Answers whether {@code node} is the call of a guard. */
    boolean isGuard(int node) {
        return answers.keySet().stream().anyMatch(guard -> graph.node(guard.call()) == node);
    }

    /** Answers the guards that enclose {@code instruction}, in the order of the code. */
    Set<Guard> enclosing(AbstractInsnNode instruction) {
        return enclosing.computeIfAbsent(graph.node(instruction), this::findEnclosing);
    }

    /** Answers the groups that {@code guard} was found in by {@link #enclosing} so far. */
    Set<Set<Guard>> groups(Guard guard) {
        return groups.getOrDefault(guard, Set.of());
    }

    /** Answers what {@code guard} encloses, alone and with its groups. */
    BitSet region(Guard guard) {
        BitSet region = (BitSet) alone.get(guard).clone();
        for (Set<Guard> group : groups(guard)) {
            region.or(shared.computeIfAbsent(group, this::lostWithout));
        }
        return region;
    }

    private Set<Guard> findEnclosing(int node) {
        Set<Guard> found = new LinkedHashSet<>();
        if (!live.get(node)) {
            return found;
        }
        for (Guard guard : answers.keySet()) {
            if (alone.get(guard).get(node)) {
                found.add(guard);
            }
        }
        Set<Guard> rest = new LinkedHashSet<>(answers.keySet());
        rest.removeAll(found);
        BitSet reached = reachedWithoutRest.computeIfAbsent(rest, others -> reachability.fromEntry(cut(others)));
        if (reached.get(node)) {
            return found;
        }
        found.addAll(groupsAround(node, rest));
        Set<Guard> ordered = new LinkedHashSet<>(answers.keySet());
        ordered.retainAll(found);
        return ordered;
    }

    /** Goes outwards from {@code node}, one compound condition after the other, until the entry is reached. */
    private Set<Guard> groupsAround(int node, Set<Guard> guards) {
        Set<Guard> found = new LinkedHashSet<>();
        Set<Guard> rest = new LinkedHashSet<>(guards);
        while (true) {
            BitSet before = reachability.to(node, cut(rest));
            List<Guard> innermost =
                    rest.stream().filter(guard -> leadsInto(guard, before)).toList();
            if (before.get(0) || innermost.isEmpty()) {
                return found;
            }
            Set<Guard> group = needed(node, innermost);
            Set<Guard> members = new LinkedHashSet<>(group);
            members.addAll(around(group, guards));
            members.forEach(guard ->
                    groups.computeIfAbsent(guard, any -> new LinkedHashSet<>()).add(group));
            found.addAll(members);
            innermost.forEach(rest::remove);
        }
    }

    private boolean leadsInto(Guard guard, BitSet nodes) {
        return answers.get(guard).branches().stream().anyMatch(branch -> nodes.get(branch.whenTrue()));
    }

    /** Leaves out the guards without which the others still enclose {@code node}: in {@code a || b} around {@code x || c}, c. */
    private Set<Guard> needed(int node, List<Guard> innermost) {
        Set<Guard> needed = new LinkedHashSet<>(innermost);
        for (Guard guard : innermost) {
            needed.remove(guard);
            if (reachability.to(node, cut(needed)).get(0)) {
                needed.add(guard);
            }
        }
        return needed;
    }

    /** Answers the guards around a member of the group alone: a in {@code a && b || c}. */
    private List<Guard> around(Set<Guard> group, Set<Guard> guards) {
        List<Guard> around = new ArrayList<>();
        for (Guard outer : guards) {
            boolean encloses = group.stream()
                    .anyMatch(member -> alone.get(outer).get(answers.get(member).node()));
            if (encloses && !group.contains(outer)) {
                around.add(outer);
            }
        }
        return around;
    }

    private BitSet lostWithout(Collection<Guard> guards) {
        BitSet lost = (BitSet) live.clone();
        lost.andNot(reachability.fromEntry(cut(guards)));
        return lost;
    }

    private Cut cut(Collection<Guard> guards) {
        return Cut.of(guards.stream().map(answers::get).toList());
    }
}

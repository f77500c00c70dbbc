package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.scan.Guard;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final LocalVariables variables;
    private final Reachability reachability;
    private final Map<Guard, Answer> answers = new LinkedHashMap<>();
    private final Map<Guard, BitSet> alone = new LinkedHashMap<>();
    private final BitSet live;

    private final Map<Guard, Set<Set<Guard>>> groups = new LinkedHashMap<>();
    private final Map<Set<Guard>, BitSet> shared = new HashMap<>();
    private final Map<Set<Guard>, BitSet> reachedWithoutRest = new HashMap<>();
    private final Map<Integer, Surroundings> surroundings = new HashMap<>();
    private final Map<Integer, Set<Guard>> enclosing = new HashMap<>();
    private Joins joins;

    /**
     * What encloses one node.
     *
     * @param alone the guards that each do so alone
     * @param group the guards of the innermost compound condition that do so together; empty if there is none
     */
    private record Surroundings(Set<Guard> alone, Set<Guard> group) {}

    private GuardedFlow(FlowGraph graph, Origins origins, List<Guard> guards) {
        this.graph = graph;
        this.origins = origins;
        variables = new LocalVariables(graph);
        reachability = new Reachability(graph);
        live = reachability.fromEntry(Cut.NOTHING);
        for (Guard guard : guards) {
            Answer answer = Answer.of(guard, graph, origins, variables);
            answers.put(guard, answer);
            alone.put(guard, lostWithout(List.of(guard)));
        }
    }

    /** Answers the method's flow; nothing if its code can't be analysed. */
    static Optional<GuardedFlow> of(ClassNode owner, MethodNode method, List<Guard> guards) {
        Set<AbstractInsnNode> calls = guards.stream().map(Guard::call).collect(Collectors.toSet());
        return FlowGraph.of(method)
                .flatMap(graph -> Origins.in(owner, method, graph, calls)
                        .map(origins -> new GuardedFlow(graph, origins, guards)));
    }

    FlowGraph graph() {
        return graph;
    }

    Origins origins() {
        return origins;
    }

    LocalVariables variables() {
        return variables;
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
        Deque<Integer> pending = new ArrayDeque<>(List.of(node));
        while (!pending.isEmpty()) {
            Surroundings around = surroundings.computeIfAbsent(pending.poll(), this::surroundings);
            found.addAll(around.alone());
            for (Guard guard : around.group()) {
                if (found.add(guard)) {
                    // What encloses the condition encloses its block: each condition is asked for its own surroundings.
                    pending.add(answers.get(guard).node());
                }
            }
        }
        Set<Guard> ordered = new LinkedHashSet<>(answers.keySet());
        ordered.retainAll(found);
        return ordered;
    }

    private Surroundings surroundings(int node) {
        Set<Guard> around = new LinkedHashSet<>();
        if (!live.get(node)) {
            return new Surroundings(around, Set.of());
        }
        Set<Guard> rest = new LinkedHashSet<>();
        alone.forEach((guard, enclosed) -> (enclosed.get(node) ? around : rest).add(guard));
        BitSet reached = reachedWithoutRest.computeIfAbsent(rest, others -> reachability.fromEntry(cut(others)));
        if (reached.get(node)) {
            return new Surroundings(around, Set.of());
        }
        BitSet before = reachability.to(node, cut(rest));
        List<Guard> innermost =
                rest.stream().filter(guard -> leadsInto(guard, before)).toList();
        Set<Guard> group = needed(node, innermost);
        Set<Guard> members = new LinkedHashSet<>(group);
        members.addAll(insideCondition(group, rest));
        members.forEach(guard ->
                groups.computeIfAbsent(guard, any -> new LinkedHashSet<>()).add(group));
        return new Surroundings(around, group);
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

    /** Answers the guards around a member of the group, but not around its block: a in {@code a && b || c}. */
    private List<Guard> insideCondition(Set<Guard> group, Set<Guard> guards) {
        return guards.stream()
                .filter(outer -> group.stream()
                        .anyMatch(member ->
                                alone.get(outer).get(answers.get(member).node())))
                .toList();
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

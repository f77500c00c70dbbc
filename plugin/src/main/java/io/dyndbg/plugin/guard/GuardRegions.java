package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Joins;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.Reachability;
import io.dyndbg.plugin.scan.Guard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * One method with guards: which guards enclose which of its instructions.
 *
 * <p>A guard encloses alone what the entry does not reach without the guard's true edges. Guards of a compound condition,
 * {@code a.isDebugEnabled() || b.isDebugEnabled()}, enclose together what is not reached without the true edges of all
 * of them; such guards form a group.
 */
final class GuardRegions {
    private final MethodFlow flow;
    private final Reachability reachability;
    private final Joins joins;
    private final List<Guard> guards;
    private final Map<Guard, Integer> numbers;
    private final List<GuardBranches> answers;
    private final List<BitSet> alone;
    /** The numbers of those with a region of their own, and of those of them whose region goes on where the guard does. */
    private final BitSet own;

    private final BitSet plain;
    private final BitSet live;
    private final BitSet calls;

    private final Map<Integer, Set<Guard>> enclosing = new HashMap<>();
    private final Map<Guard, Set<Set<Guard>>> groups = new IdentityHashMap<>();
    private final Map<Guard, BitSet> known = new IdentityHashMap<>();
    private final Map<Guard, BitSet> partly = new IdentityHashMap<>();
    private final Map<Guard, BitSet> partlyDenied = new IdentityHashMap<>();
    private final Map<Guard, BitSet> leads;
    private final Map<Guard, BitSet> denied;

    /** @param inside the instructions whose guards are wanted: statements, and whatever leads to some */
    GuardRegions(MethodFlow flow, List<Guard> guards, Collection<AbstractInsnNode> inside) {
        this.flow = flow;
        this.guards = guards;
        reachability = flow.reachability();
        joins = flow.joins();
        live = reachability.fromEntry();
        numbers = new IdentityHashMap<>();
        answers = new ArrayList<>();
        alone = new ArrayList<>();
        own = new BitSet();
        plain = new BitSet();
        calls = new BitSet();
        leads = new IdentityHashMap<>();
        denied = new IdentityHashMap<>();
        for (Guard guard : guards) {
            int number = answers.size();
            GuardBranches answer = GuardBranches.of(guard, flow);
            Optional<OwnRegion> region = OwnRegion.of(answer, flow.control());
            numbers.put(guard, number);
            answers.add(answer);
            own.set(number, region.isPresent());
            plain.set(number, region.filter(any -> !any.ends()).isPresent());
            alone.add(region.map(OwnRegion::nodes).orElseGet(() -> lostWithout(List.of(guard))));
            calls.set(answer.node());
        }
        new Search().findEnclosing(inside);
    }

    private GuardRegions(GuardRegions same, Collection<AbstractInsnNode> inside) {
        flow = same.flow;
        guards = same.guards;
        reachability = same.reachability;
        joins = same.joins;
        live = same.live;
        numbers = same.numbers;
        answers = same.answers;
        alone = same.alone;
        own = same.own;
        plain = same.plain;
        calls = same.calls;
        leads = same.leads;
        denied = same.denied;
        new Search().findEnclosing(inside);
    }

    /** Answers the regions of the same guards where others are wanted: which of them are groups depends on that. */
    GuardRegions around(Collection<AbstractInsnNode> inside) {
        return new GuardRegions(this, inside);
    }

    MethodFlow flow() {
        return flow;
    }

    Reachability reachability() {
        return reachability;
    }

    /** Answers where the ways behind branches join. */
    Joins joins() {
        return joins;
    }

    GuardBranches answer(Guard guard) {
        return answers.get(numbers.get(guard));
    }

    /** Answers whether {@code node} is the call of a guard. */
    boolean isGuard(int node) {
        return calls.get(node);
    }

    /** Answers the guards that enclose {@code instruction}, one of those that were asked for, in the order of the code. */
    Set<Guard> enclosing(AbstractInsnNode instruction) {
        return enclosing.get(flow.control().node(instruction));
    }

    /** Answers the groups that {@code guard} encloses something with. */
    Set<Set<Guard>> groups(Guard guard) {
        return groups.getOrDefault(guard, Set.of());
    }

    /** Answers what {@code guard} encloses, alone and with its groups; not to be written to. */
    BitSet region(Guard guard) {
        return known.computeIfAbsent(guard, any -> {
            BitSet region = (BitSet) alone.get(numbers.get(guard)).clone();
            groups(guard).forEach(group -> region.or(lostWithout(group)));
            return region;
        });
    }

    /**
     * Answers the guards that lead to {@code instruction} and do not enclose it, since other ways lead there too: {@code
     * debug} in {@code if (debug || x)}.
     */
    Set<Guard> beside(AbstractInsnNode instruction) {
        int node = flow.control().node(instruction);
        Set<Guard> beside = new LinkedHashSet<>();
        for (Guard guard : guards) {
            if (!plain.get(numbers.get(guard))
                    && leads.computeIfAbsent(guard, this::leads).get(node)
                    && !region(guard).get(node)) {
                beside.add(guard);
            }
        }
        return beside;
    }

    /** Answers the guards that lead to {@code instruction}, one of those that were asked for, whether other ways lead there too or not. */
    Set<Guard> leading(AbstractInsnNode instruction) {
        Set<Guard> leading = new LinkedHashSet<>(beside(instruction));
        leading.addAll(enclosing(instruction));
        return leading;
    }

    /**
     * Answers what {@code guard} does not enclose, and what runs less often without it: {@code x()} in {@code if (debug || all) x();}. Not to
     * be written to.
     */
    BitSet partly(Guard guard) {
        return partly.computeIfAbsent(
                guard, any -> ledToMoreOften(any, Branch::whenTrue, Branch::whenFalse, this::region));
    }

    /** Likewise, what runs more often without it: {@code w = null} in {@code if (!debug || x) w = null;}. Not to be written to. */
    BitSet partlyDenied(Guard guard) {
        return partlyDenied.computeIfAbsent(
                guard, any -> ledToMoreOften(any, Branch::whenFalse, Branch::whenTrue, this::denied));
    }

    /** Answers what only runs where {@code guard} says no: {@code w = null} in {@code if (!debug) w = null;}. Not to be written to. */
    BitSet denied(Guard guard) {
        return denied.computeIfAbsent(
                guard, any -> plain.get(numbers.get(any)) ? new BitSet() : lostWithout(Cut.ofNo(List.of(answer(any)))));
    }

    /** Answers the guards that must say no for {@code instruction} to run. */
    Set<Guard> denying(AbstractInsnNode instruction) {
        int node = flow.control().node(instruction);
        return guards.stream()
                .filter(guard -> denied(guard).get(node))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Answers what only runs where any guard says no. */
    BitSet denied() {
        BitSet all = new BitSet();
        guards.forEach(guard -> all.or(denied(guard)));
        return all;
    }

    /** @param always what runs for no other reason, and does not count */
    private BitSet ledToMoreOften(
            Guard guard, ToIntFunction<Branch> way, ToIntFunction<Branch> otherWay, Function<Guard, BitSet> always) {
        BitSet all = new BitSet();
        if (!plain.get(numbers.get(guard))) {
            answer(guard)
                    .branches()
                    .forEach(branch ->
                            all.or(ledToMoreOften(branch.node(), way.applyAsInt(branch), otherWay.applyAsInt(branch))));
            all.andNot(always.apply(guard));
        }
        return all;
    }

    private BitSet ledToMoreOften(int branch, int way, int otherWay) {
        int join = joins.of(branch);
        BitSet led = reachability.side(way, join);
        for (int node = otherWay; node != join && node != flow.control().size(); node = joins.of(node)) {
            if (led.get(node)) {
                // Here comes the other way in any case, and from here on it makes no difference.
                led.and(reachability.side(way, node));
                break;
            }
        }
        return led;
    }

    private BitSet leads(Guard guard) {
        BitSet leads = new BitSet();
        for (Branch branch : answer(guard).branches()) {
            int join = joins.of(branch.node());
            leads.or(reachability.side(branch.whenTrue(), join));
            reachability.addHandlers(leads, join);
        }
        return leads;
    }

    /** Answers what any guard encloses, alone or with others. */
    BitSet whole() {
        if (own.cardinality() < guards.size()) {
            return lostWithout(guards);
        }
        BitSet whole = new BitSet();
        alone.forEach(whole::or);
        return whole;
    }

    private BitSet lostWithout(Collection<Guard> without) {
        return lostWithout(Cut.ofYes(without.stream().map(this::answer).toList()));
    }

    private BitSet lostWithout(Cut cut) {
        BitSet lost = (BitSet) live.clone();
        lost.andNot(reachability.fromEntry(cut));
        return lost;
    }

    /** Finds what encloses the instructions that are asked for, and with them the groups. */
    private final class Search {
        private final Map<BitSet, BitSet> reachedWithout = new HashMap<>();
        private final Map<Integer, Surroundings> surroundings = new HashMap<>();

        void findEnclosing(Collection<AbstractInsnNode> inside) {
            for (AbstractInsnNode instruction : inside) {
                enclosing.computeIfAbsent(flow.control().node(instruction), this::enclosing);
            }
        }

        private Set<Guard> enclosing(int node) {
            BitSet found = new BitSet();
            Deque<Integer> pending = new ArrayDeque<>(List.of(node));
            while (!pending.isEmpty()) {
                Surroundings around = surroundings.computeIfAbsent(pending.poll(), this::surroundings);
                found.or(around.alone());
                around.group().stream().filter(number -> !found.get(number)).forEach(number -> {
                    // What encloses the condition encloses its block: each condition is asked for its own surroundings.
                    found.set(number);
                    pending.add(answers.get(number).node());
                });
            }
            return guards(found);
        }

        private Surroundings surroundings(int node) {
            BitSet around = new BitSet();
            BitSet rest = new BitSet();
            for (int number = 0; live.get(node) && number < answers.size(); number++) {
                (alone.get(number).get(node) ? around : rest).set(number);
            }
            BitSet others = (BitSet) rest.clone();
            others.andNot(own);
            if (!live.get(node)
                    || others.isEmpty()
                    || reachedWithout
                            .computeIfAbsent(rest, this::reachedWithout)
                            .get(node)) {
                return new Surroundings(around, new BitSet());
            }
            BitSet before = reachability.to(node, cut(rest));
            BitSet group = new BitSet();
            rest.stream().filter(number -> leadsInto(number, before)).forEach(group::set);
            leaveOutUnneeded(group, node);
            addGroup(group, rest);
            return new Surroundings(around, group);
        }

        private BitSet reachedWithout(BitSet numbers) {
            return reachability.fromEntry(cut(numbers));
        }

        private boolean leadsInto(int number, BitSet nodes) {
            return answers.get(number).branches().stream().anyMatch(branch -> nodes.get(branch.whenTrue()));
        }

        /** Leaves out the guards without which the others still enclose {@code node}: in {@code a || b} around {@code x || c}, c. */
        private void leaveOutUnneeded(BitSet group, int node) {
            for (int number : group.stream().toArray()) {
                group.clear(number);
                if (reachability.to(node, cut(group)).get(0)) {
                    group.set(number);
                }
            }
        }

        /** To the group belong the guards around a member of it, but not around its block: a in {@code a && b || c}. */
        private void addGroup(BitSet group, BitSet rest) {
            BitSet members = (BitSet) group.clone();
            rest.stream()
                    .filter(outer -> group.stream()
                            .anyMatch(member ->
                                    alone.get(outer).get(answers.get(member).node())))
                    .forEach(members::set);
            Set<Guard> together = guards(group);
            guards(members)
                    .forEach(guard -> groups.computeIfAbsent(guard, any -> new LinkedHashSet<>())
                            .add(together));
        }

        private Cut cut(BitSet numbers) {
            return Cut.ofYes(numbers.stream().mapToObj(answers::get).toList());
        }
    }

    private Set<Guard> guards(BitSet numbers) {
        Set<Guard> set = new LinkedHashSet<>();
        numbers.stream().forEach(number -> set.add(guards.get(number)));
        return set;
    }

    /**
     * What encloses one node, by the numbers of guards.
     *
     * @param alone the guards that each do so alone
     * @param group the guards of the innermost compound condition that do so together; empty if there is none
     */
    private record Surroundings(BitSet alone, BitSet group) {}
}

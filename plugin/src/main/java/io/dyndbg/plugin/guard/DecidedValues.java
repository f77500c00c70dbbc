package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses;
import io.dyndbg.plugin.kept.Place;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where in one class values come to that a guard, or an answer that is kept, has decided about: through variables, fields, arguments
 * of its methods and lambdas, and results. {@code long now() { return debug ? nanoTime() : 0; } ... long start = now(); ...; if
 * (debug) log.debug("{}", nanoTime() - start);}. What another guard makes of one is nothing while the first says no. A truth value that is
 * passed or returned is left out: where it decides, it is an answer that is kept.
 */
final class DecidedValues {
    private final ClassNode owner;
    private final Flows flows;
    private final OwnCalls calls;
    /** By method, the nodes that read one. */
    private final Map<MethodNode, BitSet> reads = new HashMap<>();
    /** Likewise those that read local variables which hold one for the method alone, and those that push one for what takes it at once. */
    private final Map<MethodNode, BitSet> locals = new HashMap<>();
    /** By method, the slots of parameters that are given one. */
    private final Map<MethodNode, BitSet> slots = new HashMap<>();

    private final Set<HeapPlace> heap = new HashSet<>();
    private final Set<MethodNode> results = new HashSet<>();
    private final SeenElsewhere others;

    DecidedValues(ClassNode owner, Flows flows, OwnCalls calls) {
        this.owner = owner;
        this.flows = flows;
        this.calls = calls;
        this.others = new SeenElsewhere(owner);
    }

    /** Adds the values that {@code nodes} push. */
    void add(MethodNode method, BitSet nodes) {
        BitSet news = (BitSet) nodes.clone();
        news.andNot(reads.computeIfAbsent(method, any -> new BitSet()));
        if (!news.isEmpty()) {
            FollowedValue followed = new FollowedValue(flows.known(method), news);
            note(method, followed);
        }
    }

    /** Adds what comes of local variables beyond their method; that the method itself reads them, or copies, is no reason for its guards. */
    void addBeyond(MethodNode method, BitSet loads) {
        if (!loads.isEmpty()) {
            FollowedValue followed = new FollowedValue(flows.known(method), loads);
            locals.computeIfAbsent(method, any -> new BitSet()).or(followed.loads());
            passOn(method, followed);
        }
    }

    /**
     * Adds what some code decides about but by storing it: what it returns, and what it leaves on the stack where its ways join
     * others, as in {@code tell(debug ? new Watch() : null)}.
     *
     * @param absence of what is decided in {@code method}
     * @param absent whether it is that which is not there elsewhere, or that which is another
     */
    void addDecided(MethodNode method, Absence absence, boolean absent) {
        if (absence.returns() && absence.isReturned() == absent) {
            addResult(method);
        }
        Set<AbstractInsnNode> left = absence.left(absent);
        if (!left.isEmpty()) {
            addValues(method, left);
        }
    }

    /** Adds {@code values}, which are pushed, not read. */
    void addValues(MethodNode method, Set<AbstractInsnNode> values) {
        values.forEach(value -> addPusher(method, value));
        note(method, FollowedValue.ofValues(flows.known(method), values));
    }

    private void addPusher(MethodNode method, AbstractInsnNode pusher) {
        locals.computeIfAbsent(method, any -> new BitSet())
                .set(flows.known(method).control().node(pusher));
    }

    private void note(MethodNode method, FollowedValue followed) {
        reads.computeIfAbsent(method, any -> new BitSet()).or(followed.loads());
        passOn(method, followed);
    }

    private void passOn(MethodNode method, FollowedValue followed) {
        MethodFlow flow = flows.known(method);
        followed.heapStores()
                .flatMap(store -> HeapPlace.of(store, flow).stream())
                .forEach(this::addPlace);
        for (AbstractInsnNode user : followed.users()) {
            if (Absence.isReturn(user)) {
                addResult(method);
            } else {
                calls.called(user).ifPresent(callee -> addArguments(callee, user, followed.values(), flow));
                others.addArguments(user, followed.values(), flow);
            }
        }
    }

    /** Adds what is read from {@code place}. */
    void addPlace(HeapPlace place) {
        addPlace(place, (method, node) -> true);
    }

    /**
     * Adds what is read from {@code place}.
     *
     * @param counts whether that of a node of a method counts
     */
    void addPlace(HeapPlace place, BiPredicate<MethodNode, Integer> counts) {
        if (!heap.add(place)) {
            return;
        }
        if (place instanceof HeapPlace.Field field) {
            others.addField(field.owner(), field.name());
        }
        for (MethodNode method : owner.methods) {
            if (mayRead(method, place)) {
                flows.of(method).ifPresent(flow -> {
                    BitSet found = new BitSet();
                    for (int node = 0; node < flow.control().size(); node++) {
                        if (flow.stack().live(node)
                                && HeapPlace.readAt(node, flow)
                                        .filter(place::equals)
                                        .isPresent()
                                && counts.test(method, node)) {
                            found.set(node);
                        }
                    }
                    add(method, found);
                });
            }
        }
    }

    private static boolean mayRead(MethodNode method, HeapPlace place) {
        for (AbstractInsnNode insn : method.instructions) {
            boolean mayRead = place instanceof HeapPlace.Field field
                    ? insn instanceof FieldInsnNode read && field.isNamedBy(read)
                    : insn == ((HeapPlace.Elements) place).maker();
            if (mayRead) {
                return true;
            }
        }
        return false;
    }

    /** Adds what {@code method} returns. */
    void addResult(MethodNode method) {
        if (!Type.getReturnType(method.desc).equals(Type.BOOLEAN_TYPE) && results.add(method)) {
            others.addResult(method);
            for (MethodUses.Use use : flows.uses().of(method)) {
                if (use.isCall()) {
                    flows.of(use.user()).ifPresent(flow -> {
                        BitSet call = new BitSet();
                        call.set(flow.control().node(use.at()));
                        add(use.user(), call);
                    });
                } else {
                    // What is given a function object answers perhaps what that does:
                    // text.map(x -> debug ? x : null).ifPresent(..)
                    flows.of(use.user()).ifPresent(flow -> addPusher(use.user(), use.at()));
                }
            }
        }
    }

    private void addArguments(MethodNode method, AbstractInsnNode user, Set<AbstractInsnNode> values, MethodFlow flow) {
        List<Type> types = OwnCalls.operands(user);
        int[] slots = OwnCalls.slots(user);
        for (int index = 0; index < slots.length; index++) {
            boolean given = !types.get(index).equals(Type.BOOLEAN_TYPE)
                    && !Collections.disjoint(flow.stack().producersBelow(user, slots.length - 1 - index), values);
            if (given) {
                addArgument(method, slots[index]);
            }
        }
    }

    /** Adds what {@code method} is given in a slot. */
    void addArgument(MethodNode method, int slot) {
        BitSet given = slots.computeIfAbsent(method, any -> new BitSet());
        if (given.get(slot)) {
            return;
        }
        given.set(slot);
        flows.of(method).ifPresent(flow -> {
            BitSet loads = new BitSet();
            for (int node = 0; node < flow.control().size(); node++) {
                if (flow.stack().live(node)
                        && flow.control().instruction(node) instanceof VarInsnNode load
                        && load.getOpcode() < Opcodes.ISTORE
                        && load.var == slot
                        && flow.locals().stores(node, slot).isEmpty()) {
                    loads.set(node);
                }
            }
            add(method, loads);
        });
    }

    /** Answers the places through which other classes may see such values. */
    Set<Place> seenElsewhere() {
        return others.places();
    }

    /** Answers the nodes of {@code method} that read one; not to be written to. */
    BitSet readIn(MethodNode method) {
        return reads.getOrDefault(method, new BitSet());
    }

    /** Answers the nodes of {@code method} that read one, also those of local variables, or push it. */
    BitSet comesTo(MethodNode method) {
        BitSet all = (BitSet) readIn(method).clone();
        all.or(locals.getOrDefault(method, new BitSet()));
        return all;
    }

    /** Answers whether any method reads one. */
    boolean areRead() {
        return !reads.isEmpty();
    }

    /** Answers whether {@code nodes} of {@code method} read any. */
    boolean areReadIn(BitSet nodes, MethodNode method) {
        return readIn(method).intersects(nodes);
    }
}

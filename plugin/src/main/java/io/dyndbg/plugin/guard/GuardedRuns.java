package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.kept.Containers;
import io.dyndbg.plugin.scan.Guard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The function objects of one class, lambdas and others, that are made where no guard stands, and are only run behind one: {@code ifDebug(() ->
 * log.debug(..))} with {@code void ifDebug(Runnable tell) { if (log.isDebugEnabled()) tell.run(); }}.
 */
final class GuardedRuns {
    private final Flows flows;
    private final OwnCalls calls;
    private final PrivateFields fields;
    private final Function<Use, Set<Guard>> guards;
    private final Function<Use, String> others;
    private final GuardedTakers elsewhere;
    /** By method, for the slots of its parameters that were asked for, what is asked before they are run. */
    private final Map<MethodNode, Map<Integer, Optional<String>>> parameters = new HashMap<>();

    private final Set<AbstractInsnNode> looked = new HashSet<>();

    /**
     * @param guards tells the guards that lead to an instruction
     * @param others tells what else is asked before it; null if nothing
     * @param elsewhere those of other classes; null where they do not count
     */
    GuardedRuns(
            ClassNode owner,
            Flows flows,
            Function<Use, Set<Guard>> guards,
            Function<Use, String> others,
            GuardedTakers elsewhere) {
        this.flows = flows;
        this.calls = new OwnCalls(owner);
        this.fields = new PrivateFields(owner);
        this.guards = guards;
        this.others = others;
        this.elsewhere = elsewhere;
    }

    /**
     * Answers what is asked before the function object that {@code use} makes is run, but for the guards that lead to {@code use} itself; null
     * if it may be run without, or it makes none.
     */
    String askedBefore(Use use) {
        if (use.isCall() || !looked.add(use.at())) {
            return null;
        }
        String first = flows.of(use.user())
                .map(flow -> asked(use.user(), flow, FollowedValue.ofValues(flow, Set.of(use.at())), use))
                .orElse(null);
        looked.remove(use.at());
        return first;
    }

    /** @param made what makes it, whose guards don't count; null if another method does */
    private String asked(MethodNode method, MethodFlow flow, FollowedValue function, Use made) {
        String first = null;
        List<AbstractInsnNode> users = new ArrayList<>(function.users());
        // What is said must not change from build to build, and they come in any order.
        users.sort(Comparator.comparingInt(flow.control()::node));
        for (AbstractInsnNode user : users) {
            if (uses(user, flow, function.values())) {
                String before = leading(new Use(method, user), made)
                        .map(guard -> guard.call().name)
                        .or(() -> Optional.ofNullable(others.apply(new Use(method, user))))
                        .or(() -> Optional.ofNullable(askedByTaker(user, flow, function.values())))
                        .orElseGet(() -> askedByHolder(new Use(method, user), flow, function.values(), made));
                if (before == null) {
                    return null;
                }
                first = first == null ? before : first;
            }
        }
        return first;
    }

    /** What asks whether one is there runs nothing, nor does what makes the array or the object that it was put into. */
    private static boolean uses(AbstractInsnNode user, MethodFlow flow, Set<AbstractInsnNode> values) {
        return !(user instanceof VarInsnNode
                || user instanceof JumpInsnNode
                || values.contains(user) && !runs(user)
                || constructed(user, flow)
                        .or(() -> holder(user, flow))
                        .filter(values::contains)
                        .isPresent());
    }

    /** Answers whether {@code user} calls a function object; what that gives is followed, like what makes another one of it. */
    private static boolean runs(AbstractInsnNode user) {
        return user.getOpcode() == Opcodes.INVOKEINTERFACE
                && user instanceof MethodInsnNode call
                && (call.owner.startsWith("java/util/function/") || call.owner.equals("java/util/concurrent/Callable"))
                && !call.desc.contains(")Ljava/util/function/");
    }

    /** Answers what makes the array that {@code user} stores into, or the object of the JDK's that it constructs; nothing if it is neither. */
    private static Optional<AbstractInsnNode> holder(AbstractInsnNode user, MethodFlow flow) {
        if (user.getOpcode() == Opcodes.AASTORE) {
            return flow.maker(user, 2);
        }
        return constructed(user, flow).filter(made -> ((MethodInsnNode) user).owner.startsWith("java/"));
    }

    private static Optional<AbstractInsnNode> constructed(AbstractInsnNode user, MethodFlow flow) {
        return user instanceof MethodInsnNode call && call.name.equals("<init>")
                ? flow.maker(user, flow.stack().operands(user) - 1)
                : Optional.empty();
    }

    /** Answers what is asked before anything is done with what {@code use} puts a function object into; null if nothing is. */
    private String askedByHolder(Use use, MethodFlow flow, Set<AbstractInsnNode> function, Use made) {
        Optional<AbstractInsnNode> holder =
                holder(use.at(), flow).or(() -> container(use.at(), flow)).filter(maker -> !function.contains(maker));
        if (holder.isEmpty() || !looked.add(use.at())) {
            return null;
        }
        String first = asked(use.user(), flow, FollowedValue.ofValues(flow, Set.of(holder.get())), made);
        looked.remove(use.at());
        return first;
    }

    /** Answers what makes the container that {@code user} puts something into; nothing if it does not, or if that is not made here. */
    private static Optional<AbstractInsnNode> container(AbstractInsnNode user, MethodFlow flow) {
        return user instanceof MethodInsnNode call && Containers.puts(call.getOpcode(), call.owner, call.name)
                ? flow.maker(call, Type.getArgumentCount(call.desc)).filter(maker -> maker.getOpcode() == Opcodes.NEW)
                : Optional.empty();
    }

    private Optional<Guard> leading(Use use, Use made) {
        Set<Guard> leading = guards.apply(use);
        // Most have none.
        Set<Guard> open = leading.isEmpty() || made == null ? Set.of() : guards.apply(made);
        return leading.stream().filter(guard -> !open.contains(guard)).findFirst();
    }

    /** Answers what is asked before a function object is run that {@code user} gives to a method, or stores. */
    private String askedByTaker(AbstractInsnNode user, MethodFlow flow, Set<AbstractInsnNode> function) {
        if (user.getOpcode() == Opcodes.PUTFIELD || user.getOpcode() == Opcodes.PUTSTATIC) {
            return askedForField((FieldInsnNode) user);
        }
        Optional<MethodNode> taker = calls.called(user);
        if (taker.isEmpty() && !(user instanceof MethodInsnNode)) {
            return null;
        }
        int[] slots = OwnCalls.slots(user);
        List<String> before = IntStream.range(0, slots.length)
                .filter(index ->
                        !Collections.disjoint(flow.stack().producersBelow(user, slots.length - 1 - index), function))
                .mapToObj(index -> taker.isPresent()
                        ? askedForParameter(taker.get(), slots[index])
                        : askedElsewhere((MethodInsnNode) user, index))
                .toList();
        return before.isEmpty() || before.contains(null) ? null : before.get(0);
    }

    private String askedElsewhere(MethodInsnNode call, int operand) {
        int index = call.getOpcode() == Opcodes.INVOKESTATIC ? operand : operand - 1;
        return elsewhere == null || index < 0 ? null : elsewhere.askedFor(call.owner, call.name, call.desc, index);
    }

    /** A private field is read in this class only, or in one that is nested in it. */
    private String askedForField(FieldInsnNode store) {
        Map<MethodNode, Set<AbstractInsnNode>> reads = fields.reads(store);
        if (reads.isEmpty() || !looked.add(store)) {
            return null;
        }
        List<String> before = new ArrayList<>();
        for (Map.Entry<MethodNode, Set<AbstractInsnNode>> entry : reads.entrySet()) {
            before.add(flows.of(entry.getKey())
                    .map(flow -> asked(entry.getKey(), flow, FollowedValue.ofValues(flow, entry.getValue()), null))
                    .orElse(null));
            if (before.contains(null)) {
                break;
            }
        }
        looked.remove(store);
        return before.contains(null) ? null : before.get(0);
    }

    /** Answers what {@code method} asks before it runs what it has in {@code slot}; null if it runs it without, or not at all. */
    String askedForParameter(MethodNode method, int slot) {
        Map<Integer, Optional<String>> known = parameters.computeIfAbsent(method, any -> new HashMap<>());
        if (!known.containsKey(slot)) {
            // One that calls itself with it asks nothing more.
            known.put(slot, Optional.empty());
            known.put(slot, flows.of(method).map(flow -> asked(method, flow, parameter(flow, slot), null)));
        }
        return known.get(slot).orElse(null);
    }

    private static FollowedValue parameter(MethodFlow flow, int slot) {
        BitSet loads = new BitSet();
        for (int node = 0; node < flow.control().size(); node++) {
            if (flow.control().instruction(node) instanceof VarInsnNode load
                    && load.getOpcode() == Opcodes.ALOAD
                    && load.var == slot
                    && flow.locals().stores(node, slot).isEmpty()) {
                loads.set(node);
            }
        }
        return new FollowedValue(flow, loads);
    }
}

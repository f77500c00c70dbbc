package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.DynamicCalls;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Containers;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where the value of a local variable comes to in its method, as it is or computed with, and through the variables that it is copied
 * into: {@code final long begin = start;}.
 */
final class FollowedValue {
    private final MethodFlow flow;
    private final BitSet loads = new BitSet();
    private final Set<AbstractInsnNode> values = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<AbstractInsnNode> users = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Expressions are as long as a generator of code made them: too long for a call a step. */
    private final Deque<AbstractInsnNode> pending = new ArrayDeque<>();

    /** @param first the nodes that read the variable, or whatever else pushes the value */
    FollowedValue(MethodFlow flow, BitSet first) {
        this.flow = flow;
        first.stream().forEach(this::load);
        follow();
    }

    /** What comes of {@code values}, which are not read there. */
    static FollowedValue ofValues(MethodFlow flow, Set<AbstractInsnNode> values) {
        FollowedValue followed = new FollowedValue(flow, new BitSet());
        followed.pending.addAll(values);
        followed.follow();
        return followed;
    }

    private void load(int node) {
        if (!loads.get(node) && flow.stack().live(node)) {
            loads.set(node);
            pending.add(flow.control().instruction(node));
        }
    }

    private void follow() {
        while (!pending.isEmpty()) {
            AbstractInsnNode value = pending.poll();
            if (value instanceof IincInsnNode) {
                stored(value);
            } else if (values.add(value)) {
                flow.stack().consumers(value).forEach(this::use);
            }
        }
    }

    private void use(AbstractInsnNode user) {
        users.add(user);
        if (user instanceof VarInsnNode) {
            stored(user);
        } else if (passesOn(user) || isTakenFrom(user)) {
            pending.add(user);
        } else if (Containers.makes(user)) {
            madeBy((MethodInsnNode) user).forEach(pending::add);
        }
    }

    /** Answers the {@code new} of a constructor, whose copy it takes. */
    private Stream<AbstractInsnNode> madeBy(MethodInsnNode constructor) {
        return flow.stack().producersBelow(constructor, Type.getArgumentCount(constructor.desc)).stream()
                .flatMap(copy -> flow.stack().producersBelow(copy, 0).stream());
    }

    private void stored(AbstractInsnNode store) {
        int node = flow.control().node(store);
        flow.locals().readsAfter(GuardedStores.variable(store), Set.of(node)).stream()
                .forEach(this::load);
    }

    private static boolean passesOn(AbstractInsnNode user) {
        int opcode = user.getOpcode();
        return opcode == Opcodes.CHECKCAST
                || opcode == Opcodes.ARRAYLENGTH
                || opcode >= Opcodes.DUP && opcode <= Opcodes.DUP2_X2
                || opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR
                || opcode >= Opcodes.I2L && opcode <= Opcodes.I2S
                || user instanceof MethodInsnNode call
                        && (boxes(call)
                                || Containers.wraps(call)
                                || call.name.equals("append") && Containers.gives(call))
                || DynamicCalls.concatenates(user);
    }

    /** Answers whether {@code user} takes something from a container that is one of the values. */
    private boolean isTakenFrom(AbstractInsnNode user) {
        return user instanceof MethodInsnNode call
                && Containers.gives(call)
                && !Collections.disjoint(flow.stack().producersBelow(call, Type.getArgumentCount(call.desc)), values);
    }

    private static boolean boxes(MethodInsnNode call) {
        return call.owner.startsWith("java/lang/")
                && (call.name.equals("valueOf") || call.name.endsWith("Value") && call.desc.startsWith("()"));
    }

    /** Answers the nodes that read the variable, or a copy. */
    BitSet loads() {
        return loads;
    }

    /** Answers the instructions that put the value, or one that is computed with it, on the stack. */
    Set<AbstractInsnNode> values() {
        return values;
    }

    /** Answers the instructions that take it from there. */
    Set<AbstractInsnNode> users() {
        return users;
    }

    /** Answers those of them that store it into a field or an array. */
    Stream<AbstractInsnNode> heapStores() {
        return users.stream()
                .filter(user -> !(user instanceof VarInsnNode) && GuardedStores.isStore(user.getOpcode()))
                .filter(store -> !Collections.disjoint(flow.stack().producersBelow(store, 0), values));
    }
}

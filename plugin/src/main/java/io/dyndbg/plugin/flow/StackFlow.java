package io.dyndbg.plugin.flow;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which instructions push what others pop. A value is named by the node of the instruction that pushed it; a copy is the
 * value of the {@code dup} or {@code swap} that made it. Where ways join with something on the stack, as behind a
 * conditional expression, what lies there is a value of its own, a {@link Joined} one, whose sources are looked up when
 * somebody asks.
 */
public final class StackFlow {
    private final ControlFlow control;

    /** The stack before each instruction that can be reached; what {@link #live} does not know has none. */
    private final Stack[] before;

    private final boolean[] live;
    private final Uses uses;

    StackFlow(ControlFlow control, Stack[] before, boolean[] live, Uses uses) {
        this.control = control;
        this.before = before;
        this.live = live;
        this.uses = uses;
    }

    /** Answers the flow of values; nothing if the heights of the stack don't agree. */
    static Optional<StackFlow> of(ControlFlow control) {
        return new StackWalk(control).flow();
    }

    /** Answers whether {@code node} can be reached at all. */
    public boolean live(int node) {
        return node < live.length && live[node];
    }

    /** Answers whether {@code insn} can be reached at all. */
    public boolean live(AbstractInsnNode insn) {
        return live(control.node(insn));
    }

    /** Answers how many values lie on the stack before {@code insn}; a long or a double is one value. */
    public int height(AbstractInsnNode insn) {
        return Stack.height(before[control.node(insn)]);
    }

    /** Answers the one instruction that pushes what lies {@code depth} values below the top of the stack before {@code node}. */
    public OptionalInt sole(int node, int depth) {
        Stack stack = Stack.height(before[node]) > depth ? Stack.drop(before[node], depth) : null;
        if (stack == null) {
            return OptionalInt.empty();
        }
        Set<Integer> sources = uses.sources(stack.value());
        return sources.size() == 1 && sources.iterator().next() >= 0
                ? OptionalInt.of(sources.iterator().next())
                : OptionalInt.empty();
    }

    /** Answers {@link #sole} as an instruction. */
    public Optional<AbstractInsnNode> producerBelow(AbstractInsnNode insn, int depth) {
        OptionalInt sole = sole(control.node(insn), depth);
        return sole.isPresent() ? Optional.of(control.instruction(sole.getAsInt())) : Optional.empty();
    }

    /** Answers the one instruction that pushes operand {@code index} of {@code call}, if it is one. */
    public Optional<AbstractInsnNode> producer(MethodInsnNode call, int index) {
        return producerBelow(call, StackEffect.takes(call) - 1 - index);
    }

    /**
     * Answers the instructions that push what {@code call} pops as operand {@code index}: the receiver is operand 0, then the
     * arguments.
     */
    public Set<AbstractInsnNode> producers(MethodInsnNode call, int index) {
        Stack stack = Stack.drop(before[control.node(call)], StackEffect.takes(call) - 1 - index);
        return instructions(uses.sources(stack.value()));
    }

    /** Answers the instructions that use what {@code producer} pushes; a {@code pop} does not count. */
    public Set<AbstractInsnNode> consumers(AbstractInsnNode producer) {
        return instructions(uses.users(control.node(producer)));
    }

    /** Answers whether what {@code producer} pushed lies on the stack before {@code insn}, {@code depth} values above the bottom. */
    public boolean lies(AbstractInsnNode producer, int depth, AbstractInsnNode insn) {
        Stack stack = before[control.node(insn)];
        int height = Stack.height(stack);
        return height > depth
                && uses.sources(Stack.drop(stack, height - 1 - depth).value()).contains(control.node(producer));
    }

    /** Answers whether the stack before two nodes is the same, value by value. */
    public boolean same(int one, int other) {
        Stack a = before[one];
        Stack b = before[other];
        boolean same = Stack.sameShape(a, b);
        while (same && a != b) {
            same = uses.sources(a.value()).equals(uses.sources(b.value()));
            a = a.below();
            b = b.below();
        }
        return same;
    }

    private Set<AbstractInsnNode> instructions(Set<Integer> nodes) {
        Set<AbstractInsnNode> instructions = Collections.newSetFromMap(new IdentityHashMap<>(2));
        for (int node : nodes) {
            if (node >= 0) {
                instructions.add(control.instruction(node));
            }
        }
        return instructions;
    }
}

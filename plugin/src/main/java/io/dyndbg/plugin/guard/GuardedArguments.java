package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Parameters of a class's methods that are given, at times, what a guard or an answer that is kept has decided about: {@code Watch
 * w = null; if (debug) w = new Watch(); ...; tell(w);}. What a guard in {@code tell} makes of it is nothing while the other says no.
 */
final class GuardedArguments {
    private final ClassNode owner;
    /** By method, the slots of such parameters. */
    private final Map<MethodNode, BitSet> slots = new HashMap<>();

    GuardedArguments(ClassNode owner) {
        this.owner = owner;
    }

    /** @param reads the nodes of a method that read what was decided about */
    void add(MethodFlow flow, BitSet reads) {
        reads.stream()
                .filter(flow.stack()::live)
                .mapToObj(flow.control()::instruction)
                .forEach(load -> flow.stack().consumers(load).forEach(user -> {
                    if (user instanceof MethodInsnNode call && call.owner.equals(owner.name)) {
                        called(call).ifPresent(method -> addArgument(method, call, load, flow));
                    }
                }));
    }

    private Optional<MethodNode> called(MethodInsnNode call) {
        return owner.methods.stream()
                .filter(method -> method.name.equals(call.name) && method.desc.equals(call.desc))
                .findFirst();
    }

    private void addArgument(MethodNode method, MethodInsnNode call, AbstractInsnNode load, MethodFlow flow) {
        Type[] types = Type.getArgumentTypes(call.desc);
        int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
        int slot = receiver;
        for (int index = 0; index < types.length; index++) {
            if (flow.stack().producers(call, index + receiver).contains(load)) {
                slots.computeIfAbsent(method, any -> new BitSet()).set(slot);
            }
            slot += types[index].getSize();
        }
    }

    /** Answers whether {@code nodes} of {@code method} read any of them. */
    boolean areReadIn(BitSet nodes, MethodNode method, MethodFlow flow) {
        BitSet own = slots.getOrDefault(method, new BitSet());
        return !own.isEmpty()
                && nodes.stream()
                        .filter(flow.stack()::live)
                        .anyMatch(node -> flow.control().instruction(node) instanceof VarInsnNode load
                                && load.getOpcode() < Opcodes.ISTORE
                                && own.get(load.var)
                                && flow.locals().stores(node, load.var).isEmpty());
    }
}

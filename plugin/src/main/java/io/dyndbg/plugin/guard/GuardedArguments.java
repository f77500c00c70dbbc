package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Parameters of a class's methods, those of its lambdas among them, that are given, at times, what a guard or an answer that is kept
 * has decided about: {@code Watch w = null; if (debug) w = new Watch(); ...; tell(w);}. What a guard in {@code tell} makes of it is
 * nothing while the other says no.
 */
final class GuardedArguments {
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private final ClassNode owner;
    private final Flows flows;
    /** By method, the slots of such parameters, and the nodes that read them, or copies. */
    private final Map<MethodNode, BitSet> slots = new HashMap<>();

    private final Map<MethodNode, BitSet> reads = new HashMap<>();
    private final Set<HeapPlace> heap = new HashSet<>();

    GuardedArguments(ClassNode owner, Flows flows) {
        this.owner = owner;
        this.flows = flows;
    }

    /** @param copies of what was decided about */
    void add(MethodFlow flow, Copies copies) {
        for (AbstractInsnNode user : copies.users()) {
            called(user).ifPresent(method -> addArguments(method, user, copies.values(), flow));
        }
    }

    /** Answers the method of this class that {@code user} calls, or makes a function object of. */
    private Optional<MethodNode> called(AbstractInsnNode user) {
        if (user instanceof MethodInsnNode call) {
            return own(call.owner, call.name, call.desc);
        }
        Handle target = user instanceof InvokeDynamicInsnNode indy ? body(indy) : null;
        return target == null ? Optional.empty() : own(target.getOwner(), target.getName(), target.getDesc());
    }

    private static Handle body(InvokeDynamicInsnNode indy) {
        return indy.bsmArgs.length > 1 && indy.bsmArgs[1] instanceof Handle target ? target : null;
    }

    private Optional<MethodNode> own(String type, String name, String descriptor) {
        return owner.methods.stream()
                .filter(method -> type.equals(owner.name) && method.name.equals(name) && method.desc.equals(descriptor))
                .findFirst();
    }

    private void addArguments(MethodNode method, AbstractInsnNode user, Set<AbstractInsnNode> values, MethodFlow flow) {
        List<Type> types = operands(user);
        // What a constructor's function object is given comes behind the new object.
        int slot =
                user instanceof InvokeDynamicInsnNode indy && body(indy).getTag() == Opcodes.H_NEWINVOKESPECIAL ? 1 : 0;
        for (int index = 0; index < types.size(); index++) {
            boolean given = !Collections.disjoint(flow.stack().producersBelow(user, types.size() - 1 - index), values);
            if (given && !slots.computeIfAbsent(method, any -> new BitSet()).get(slot)) {
                slots.get(method).set(slot);
                follow(method, slot);
            }
            slot += types.get(index).getSize();
        }
    }

    private static List<Type> operands(AbstractInsnNode user) {
        List<Type> types = new ArrayList<>();
        if (user instanceof MethodInsnNode call) {
            if (call.getOpcode() != Opcodes.INVOKESTATIC) {
                types.add(OBJECT);
            }
            types.addAll(List.of(Type.getArgumentTypes(call.desc)));
        } else {
            types.addAll(List.of(Type.getArgumentTypes(((InvokeDynamicInsnNode) user).desc)));
        }
        return types;
    }

    private void follow(MethodNode method, int slot) {
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
            Copies copies = new Copies(flow, loads);
            reads.computeIfAbsent(method, any -> new BitSet()).or(copies.loads());
            copies.heapStores()
                    .flatMap(store -> HeapPlace.of(store, flow).stream())
                    .forEach(heap::add);
            add(flow, copies);
        });
    }

    /** Answers whether {@code nodes} of {@code method} read any of them. */
    boolean areReadIn(BitSet nodes, MethodNode method, MethodFlow flow) {
        return reads.getOrDefault(method, new BitSet()).intersects(nodes) || HeapPlace.areReadIn(nodes, flow, heap);
    }
}

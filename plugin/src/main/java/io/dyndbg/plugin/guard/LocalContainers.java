package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Containers;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The JDK's containers that one method changes, and what it reads of those that lie in its variables. */
final class LocalContainers {
    private final MethodFlow flow;
    private final Fillers fillers;

    /**
     * The nodes that read containers after something was put into them, or taken out.
     *
     * @param emptyOtherwise those at which they may have nothing in them otherwise
     */
    record Reads(BitSet emptyOtherwise, BitSet others) {
        private void add(Reads more) {
            emptyOtherwise.or(more.emptyOtherwise);
            others.or(more.others);
            others.andNot(emptyOtherwise);
        }
    }

    LocalContainers(MethodFlow flow, Fillers fillers) {
        this.flow = flow;
        this.fillers = fillers;
    }

    /** Answers the slots of the variables whose containers, or arrays, {@code insn} puts something into through a call. */
    IntStream filled(AbstractInsnNode insn) {
        return variables(insn, fillers.depths(insn));
    }

    /** Answers the slots of the variables whose containers {@code insn} takes something out of. */
    IntStream taken(AbstractInsnNode insn) {
        return variables(insn, fillers.taken(insn));
    }

    /**
     * Answers the fields whose containers, or arrays, {@code insn} changes through a call.
     *
     * @param denied whether what is taken out counts
     */
    Stream<HeapPlace> fields(AbstractInsnNode insn, boolean denied) {
        IntStream depths = denied ? IntStream.concat(fillers.depths(insn), fillers.taken(insn)) : fillers.depths(insn);
        return depths.mapToObj(depth -> flow.maker(insn, depth).orElse(null))
                .filter(FieldInsnNode.class::isInstance)
                .map(FieldInsnNode.class::cast)
                .map(field -> new HeapPlace.Field(field.owner, field.name));
    }

    private IntStream variables(AbstractInsnNode insn, IntStream depths) {
        return depths.mapToObj(depth -> flow.producer(insn, depth).orElse(null))
                .filter(VarInsnNode.class::isInstance)
                .mapToInt(container -> ((VarInsnNode) container).var);
    }

    /** Answers the nodes that read it, from {@code node} on where something is put into it, and do not just put more into it. */
    BitSet readsAfter(int variable, int node) {
        BitSet reads = new BitSet();
        flow.locals().readsAfter(variable, Set.of(node)).stream()
                .filter(read -> !isOnlyPutInto(read))
                .forEach(reads::set);
        return reads;
    }

    /** Answers whether what uses the container that {@code load} pushes puts something into it, and asks it nothing. */
    boolean isOnlyPutInto(int load) {
        Set<AbstractInsnNode> containers = new HashSet<>(Set.of(flow.control().instruction(load)));
        // A chain is as long as a generator of code made it: too long for a call a step.
        Deque<AbstractInsnNode> pending = new ArrayDeque<>(containers);
        while (!pending.isEmpty()) {
            AbstractInsnNode container = pending.poll();
            for (AbstractInsnNode user : flow.stack().consumers(container)) {
                if (!onlyPuts(user, container)) {
                    return false;
                }
                // if (seen.add(item)) reads what is in there; text.append(one).append(more); does not.
                if (user instanceof MethodInsnNode call
                        && Containers.puts(call.getOpcode(), call.owner, call.name)
                        && containers.add(user)) {
                    pending.add(user);
                }
            }
        }
        return true;
    }

    private boolean onlyPuts(AbstractInsnNode user, AbstractInsnNode container) {
        // As counts[0]++ has it: what that reads it stores again.
        return user.getOpcode() == Opcodes.DUP2
                || fillers.depthsWithArrays(user)
                        .filter(depth ->
                                flow.stack().producersBelow(user, depth).contains(container))
                        .anyMatch(depth -> !fillers.asksGiven(user, depth));
    }

    private boolean isPutInto(int load) {
        AbstractInsnNode container = flow.control().instruction(load);
        return flow.stack().consumers(container).stream()
                .allMatch(user -> fillers.depths(user)
                        .anyMatch(depth ->
                                flow.stack().producersBelow(user, depth).contains(container)));
    }

    /**
     * Answers the nodes that read the container in {@code variable}, from {@code node} on where something is put into it.
     *
     * @param some the code that does so, with all that is decided with it
     */
    Reads reads(int variable, int node, BitSet some) {
        BitSet others = readsAfter(variable, node);
        BitSet empty = emptyWithout(variable, some, others);
        others.andNot(empty);
        return new Reads(empty, others);
    }

    /**
     * Answers the nodes that read the containers which {@code node} changes. One that something is taken out of may have nothing in it anywhere.
     *
     * @param decided what only runs where something is decided: what is put into a container there is missing elsewhere
     * @param denied what of it only runs where the answer is no: so is what is taken out there
     */
    Reads reads(int node, BitSet decided, BitSet denied) {
        AbstractInsnNode insn = flow.control().instruction(node);
        Reads all = new Reads(new BitSet(), new BitSet());
        if (decided.get(node)) {
            filled(insn).mapToObj(variable -> reads(variable, node, decided)).forEach(all::add);
        }
        if (denied.get(node)) {
            taken(insn)
                    .mapToObj(variable -> new Reads(readsAfter(variable, node), new BitSet()))
                    .forEach(all::add);
        }
        return all;
    }

    /**
     * Answers those of {@code reads} at which the container in {@code variable} may have nothing in it but what {@code some} code puts there:
     * it was made empty, and they can be reached without passing what else is put into it. Compilers use a slot for one variable after the
     * other.
     */
    private BitSet emptyWithout(int variable, BitSet some, BitSet reads) {
        BitSet empty = new BitSet();
        reads.stream().filter(read -> isMadeEmpty(read, variable)).forEach(empty::set);
        BitSet puts = new BitSet();
        for (int node = 0; node < flow.control().size() && !empty.isEmpty(); node++) {
            if (flow.control().instruction(node) instanceof VarInsnNode local
                    && local.var == variable
                    && local.getOpcode() == Opcodes.ALOAD
                    && flow.stack().live(node)
                    && !some.get(node)
                    && isPutInto(node)
                    && readsSame(node, empty, variable)) {
                puts.set(node);
            }
        }
        if (!puts.isEmpty()) {
            empty.and(flow.reachability().fromEntryWithoutPassing(puts));
        }
        return empty;
    }

    /** Answers whether it was, wherever {@code load} may have it from. Who has called the method may have filled what it is given. */
    private boolean isMadeEmpty(int load, int variable) {
        Set<AbstractInsnNode> stores = flow.locals().stores(load, variable);
        return !stores.isEmpty() && stores.stream().allMatch(this::isMadeEmpty);
    }

    /** Answers whether {@code load} may have its value from where one of {@code others} has it from. */
    private boolean readsSame(int load, BitSet others, int variable) {
        Set<AbstractInsnNode> stores = flow.locals().stores(load, variable);
        return others.stream()
                .anyMatch(other -> !Collections.disjoint(stores, flow.locals().stores(other, variable)));
    }

    private boolean isMadeEmpty(AbstractInsnNode store) {
        AbstractInsnNode made = flow.maker(store, 0).orElse(store);
        return switch (made.getOpcode()) {
            // An array of zeros is as good as an empty one: if (count[0] > 0).
            case Opcodes.ACONST_NULL, Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> true;
            case Opcodes.NEW -> isConstructedEmpty(made);
            default -> Containers.isEmpty(made);
        };
    }

    private boolean isConstructedEmpty(AbstractInsnNode made) {
        for (int node = 0; node < flow.control().size(); node++) {
            if (flow.control().instruction(node) instanceof MethodInsnNode call
                    && Containers.makesEmpty(call)
                    && flow.maker(call, Type.getArgumentCount(call.desc))
                            .filter(object -> object == made)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }
}

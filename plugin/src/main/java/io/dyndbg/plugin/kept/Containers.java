package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.MethodFlow;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What is put into the JDK's containers that lie in fields or variables: {@code if (debug) starts.put(id, nanoTime()); ...; if (debug)
 * log.debug("{}", nanoTime() - starts.remove(id));}. It is stored like into the field itself, and who reads the field may read it.
 */
public final class Containers {
    private static final Set<String> OTHERS =
            Set.of("java/lang/ThreadLocal", "java/lang/StringBuilder", "java/lang/StringBuffer");

    private static final Set<String> PUTS = Set.of(
            "accumulate",
            "add",
            "addAll",
            "addAndGet",
            "addFirst",
            "addLast",
            "append",
            "compareAndSet",
            "compute",
            "computeIfAbsent",
            "getAndAdd",
            "getAndIncrement",
            "getAndSet",
            "increment",
            "incrementAndGet",
            "insert",
            "merge",
            "offer",
            "offerFirst",
            "offerLast",
            "push",
            "put",
            "putAll",
            "putIfAbsent",
            "set",
            "setProperty");

    private Containers() {}

    /** Answers whether the method puts something into what it is called on. */
    public static boolean puts(int opcode, String owner, String name) {
        return opcode != Opcodes.INVOKESTATIC && PUTS.contains(name) && isContainer(owner);
    }

    /** Answers whether a call makes one that has nothing in it, {@code List.of()}. */
    public static boolean isEmpty(int opcode, String owner, String name, String descriptor) {
        return opcode == Opcodes.INVOKESTATIC
                && isContainer(owner)
                && descriptor.startsWith("()")
                && (name.equals("of") || name.startsWith("empty"));
    }

    /** Answers whether {@code insn} is a constructor of one. */
    public static boolean makes(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode call && call.name.equals("<init>") && isContainer(call.owner);
    }

    /** Answers whether {@code call} makes one of its arguments, {@code Optional.of}, or answers them otherwise. */
    public static boolean wraps(MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKESTATIC && isContainer(call.owner) && !call.desc.endsWith(")V");
    }

    /** Answers whether what is put into a container of {@code type} takes the place of what was in there. */
    static boolean holdsOne(String type) {
        return type.equals("java/lang/ThreadLocal") || type.equals("java/util/concurrent/atomic/AtomicReference");
    }

    /** Answers whether {@code call} gives something that is in what it is called on. */
    public static boolean gives(MethodInsnNode call) {
        return call.getOpcode() != Opcodes.INVOKESTATIC && isContainer(call.owner) && !call.desc.endsWith(")V");
    }

    static boolean isContainer(String type) {
        return type.startsWith("java/util/") || OTHERS.contains(type);
    }

    /** Answers the slot of the local variable whose container {@code insn} puts something into; nothing likewise. */
    public static OptionalInt variable(AbstractInsnNode insn, MethodFlow flow) {
        if (insn instanceof MethodInsnNode call
                && puts(call.getOpcode(), call.owner, call.name)
                && flow.stack()
                                .producerBelow(call, Type.getArgumentCount(call.desc))
                                .orElse(null)
                        instanceof VarInsnNode load) {
            return OptionalInt.of(load.var);
        }
        return OptionalInt.empty();
    }

    /** Answers the nodes that read it, from {@code node} on where something is put into it, and do not just put more into it. */
    public static BitSet readsAfter(int variable, int node, MethodFlow flow) {
        BitSet reads = new BitSet();
        flow.locals().readsAfter(variable, Set.of(node)).stream()
                .filter(read -> !isPutInto(read, flow))
                .forEach(reads::set);
        return reads;
    }

    /** Answers whether the container in {@code variable} was made empty, and nothing is put into it but by {@code some} code. */
    public static boolean isEmptyWithout(int variable, BitSet some, MethodFlow flow) {
        for (int node = 0; node < flow.control().size(); node++) {
            AbstractInsnNode insn = flow.control().instruction(node);
            if (insn instanceof VarInsnNode local
                    && local.var == variable
                    && flow.stack().live(node)) {
                boolean filled = insn.getOpcode() == Opcodes.ALOAD
                        ? !some.get(node) && isPutInto(node, flow)
                                || flow.locals().stores(node, variable).isEmpty()
                        : !isMadeEmpty(insn, flow);
                if (filled) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isMadeEmpty(AbstractInsnNode store, MethodFlow flow) {
        AbstractInsnNode made = flow.maker(store, 0).orElse(store);
        return made.getOpcode() == Opcodes.ACONST_NULL
                || made.getOpcode() == Opcodes.NEW && isConstructedEmpty(made, flow);
    }

    private static boolean isConstructedEmpty(AbstractInsnNode made, MethodFlow flow) {
        for (int node = 0; node < flow.control().size(); node++) {
            if (flow.control().instruction(node) instanceof MethodInsnNode call
                    && makes(call)
                    && call.desc.equals("()V")
                    && flow.maker(call, 0).filter(object -> object == made).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPutInto(int load, MethodFlow flow) {
        AbstractInsnNode container = flow.control().instruction(load);
        return flow.stack().consumers(container).stream()
                .allMatch(user -> user instanceof MethodInsnNode call
                        && puts(call.getOpcode(), call.owner, call.name)
                        && flow.stack()
                                .producersBelow(call, Type.getArgumentCount(call.desc))
                                .contains(container));
    }

    /** Answers the field whose container {@code insn} puts something into; nothing if it does not, or into another one. */
    public static Optional<FieldInsnNode> of(AbstractInsnNode insn, MethodFlow flow) {
        return insn instanceof MethodInsnNode call && puts(call.getOpcode(), call.owner, call.name)
                ? flow.maker(call, Type.getArgumentCount(call.desc))
                        .filter(FieldInsnNode.class::isInstance)
                        .map(FieldInsnNode.class::cast)
                : Optional.empty();
    }
}

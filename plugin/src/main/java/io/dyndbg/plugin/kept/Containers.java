package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.MethodFlow;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

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

    private static final Set<String> TAKES = Set.of(
            "clear",
            "delete",
            "deleteCharAt",
            "drainTo",
            "poll",
            "pollFirst",
            "pollFirstEntry",
            "pollLast",
            "pollLastEntry",
            "pop",
            "remove",
            "removeAll",
            "removeAllElements",
            "removeElement",
            "removeElementAt",
            "removeFirst",
            "removeIf",
            "removeLast",
            "retainAll",
            "setLength",
            "setSize",
            "take");

    private Containers() {}

    /** Answers whether the method puts something into what it is called on. */
    public static boolean puts(int opcode, String owner, String name) {
        return opcode != Opcodes.INVOKESTATIC && PUTS.contains(name) && isContainer(owner);
    }

    /** Answers whether the method takes something out of what it is called on. */
    public static boolean takes(int opcode, String owner, String name) {
        return opcode != Opcodes.INVOKESTATIC && TAKES.contains(name) && isContainer(owner);
    }

    /** Answers whether {@code insn} takes something out of one. */
    public static boolean takes(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode call && takes(call.getOpcode(), call.owner, call.name);
    }

    /** Answers whether the method puts something into the first of its arguments. */
    public static boolean putsIntoFirst(String owner, String name) {
        return owner.equals("java/util/Collections") && name.equals("addAll");
    }

    /** Answers whether what has this descriptor takes any, or an array. */
    public static boolean areTaken(String descriptor) {
        String arguments = descriptor.substring(0, descriptor.indexOf(')'));
        return arguments.contains("[")
                || arguments.contains("Ljava/util/")
                || OTHERS.stream().anyMatch(arguments::contains);
    }

    /** Answers whether a call makes one that has nothing in it, {@code List.of()}. */
    public static boolean isEmpty(int opcode, String owner, String name, String descriptor) {
        return opcode == Opcodes.INVOKESTATIC
                && isContainer(owner)
                && (descriptor.startsWith("()") && (name.equals("of") || name.startsWith("empty"))
                        || owner.equals("java/util/EnumSet") && name.equals("noneOf"));
    }

    /** Answers whether {@code insn} makes one that has nothing in it, or such an array. */
    public static boolean isEmpty(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode call && isEmpty(call.getOpcode(), call.owner, call.name, call.desc)
                || (insn.getOpcode() == Opcodes.NEWARRAY || insn.getOpcode() == Opcodes.ANEWARRAY)
                        && insn.getPrevious() != null
                        && insn.getPrevious().getOpcode() == Opcodes.ICONST_0;
    }

    /** Answers whether {@code constructor} makes one that has nothing in it: it is told a size at most, or an order. */
    public static boolean makesEmpty(MethodInsnNode constructor) {
        return makes(constructor)
                && !constructor.desc.contains("Ljava/lang/String;")
                && !constructor.desc.contains("Ljava/util/Collection;")
                && !constructor.desc.contains("Ljava/util/Map;")
                && (constructor.desc.equals("()V") || !constructor.owner.startsWith("java/util/concurrent/atomic/"));
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

    /** Answers whether {@code type}, an internal name, is one of the JDK's. */
    public static boolean isContainer(String type) {
        return type.startsWith("java/util/") || OTHERS.contains(type);
    }

    /** Answers the field whose container {@code put} puts something into; nothing if that is another one. */
    static Optional<FieldInsnNode> of(MethodInsnNode put, MethodFlow flow) {
        return flow.maker(put, Type.getArgumentCount(put.desc))
                .filter(FieldInsnNode.class::isInstance)
                .map(FieldInsnNode.class::cast);
    }
}

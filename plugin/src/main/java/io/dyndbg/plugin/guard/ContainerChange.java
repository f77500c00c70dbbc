package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.kept.Containers;
import java.util.stream.IntStream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What is done to a container. */
enum ContainerChange {
    /** Something is put into it; an array, too, is stored into. */
    PUT,
    /** Something is taken out of it. */
    TAKE;

    /** How many of the values that a store into an array takes lie above the array. */
    static final int ARRAY = 2;

    /** Answers whether the method does so to what it is called on. */
    boolean isDoneBy(int opcode, String owner, String name) {
        return this == PUT ? Containers.puts(opcode, owner, name) : Containers.takes(opcode, owner, name);
    }

    /** Answers how many of the values that {@code call} takes lie above each container that the method does so to. */
    IntStream depths(MethodInsnNode call) {
        int arguments = Type.getArgumentCount(call.desc);
        if (isDoneBy(call.getOpcode(), call.owner, call.name)) {
            return IntStream.of(arguments);
        }
        return this == PUT && Containers.putsIntoFirst(call.owner, call.name)
                ? IntStream.of(arguments - 1)
                : IntStream.empty();
    }

    /** Answers whether {@code insn} does so to an array itself. */
    boolean isArrayStore(AbstractInsnNode insn) {
        return this == PUT && HeapStores.isArrayStore(insn.getOpcode());
    }
}

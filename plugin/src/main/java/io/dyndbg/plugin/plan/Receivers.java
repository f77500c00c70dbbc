package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.flow.StackFlow;
import io.dyndbg.plugin.scan.LoggingCalls;
import io.dyndbg.plugin.scan.LoggingCatalog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Decides whether the logger of one call can go through {@code ajc$log}: where it is pushed, and who else sees it there. */
final class Receivers {
    private Receivers() {}

    /** Answers why the receiver of {@code call} can't be answered for; nothing if it can. */
    static Optional<String> obstacle(
            MethodNode method, MethodInsnNode call, StackFlow flow, LoggingCalls api, LoggingCatalog apis) {
        Set<AbstractInsnNode> producers = flow.producers(call, 0);
        if (call.getOpcode() == Opcodes.INVOKEVIRTUAL
                && !api.classesAnsweredFor().contains(call.owner)
                && isThis(method, producers)) {
            return Optional.of("a logger calls itself");
        }
        Optional<String> obstacle = apis.classObstacle(call, api);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        obstacle = obstacle(method, producers, call, call, flow);
        for (AbstractInsnNode producer : producers) {
            if (obstacle.isEmpty() && producer.getOpcode() == Opcodes.SWAP) {
                obstacle = obstacle(method, flow.producersBelow(producer, 0), producer, call, flow);
            }
        }
        return obstacle;
    }

    /** Of a class that passes on its own calls, from one overload to the other. */
    private static boolean isThis(MethodNode method, Set<AbstractInsnNode> producers) {
        return (method.access & Opcodes.ACC_STATIC) == 0
                && producers.stream()
                        .allMatch(
                                producer -> producer.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) producer).var == 0);
    }

    /**
     * Answers the instructions behind which the logger of {@code call} lies on top of the stack. Kotlin's inlining leaves loggers
     * that are pushed behind their first argument and swapped with it: there it is the instruction before the swap.
     */
    static Set<AbstractInsnNode> pushers(MethodInsnNode call, StackFlow flow) {
        return flow.producers(call, 0).stream()
                .flatMap(producer -> producer.getOpcode() == Opcodes.SWAP
                        ? flow.producersBelow(producer, 0).stream()
                        : Stream.of(producer))
                .collect(Collectors.toSet());
    }

    /** Looks at {@code producers} of what {@code user} takes; the call itself, or a swap whose values only the call uses. */
    private static Optional<String> obstacle(
            MethodNode method,
            Set<AbstractInsnNode> producers,
            AbstractInsnNode user,
            MethodInsnNode call,
            StackFlow flow) {
        if (producers.isEmpty()) {
            return Optional.of("logger's origin is unknown");
        }
        for (AbstractInsnNode producer : producers) {
            if (!pushesOneValue(producer) && !(producer.getOpcode() == Opcodes.SWAP && user == call)) {
                return Optional.of("logger's origin is unknown");
            }
            // A store or a dup beside the call would keep the logger that ajc$log answers: (x = LOG).debug(...).
            if (!flow.isOnlyUser(user, producer)) {
                return Optional.of("logger is used by more than the statement");
            }
            if (!framesAgree(method, producer, user, call.owner, flow)) {
                return Optional.of("logger has another type at a branch");
            }
        }
        return Optional.empty();
    }

    private static boolean pushesOneValue(AbstractInsnNode producer) {
        return switch (producer.getOpcode()) {
            // What a handler caught has no instruction, and so the label's opcode.
            case -1,
                    Opcodes.NEW,
                    Opcodes.DUP_X1,
                    Opcodes.DUP_X2,
                    Opcodes.DUP2,
                    Opcodes.DUP2_X1,
                    Opcodes.DUP2_X2,
                    Opcodes.SWAP,
                    Opcodes.ACONST_NULL -> false;
            default -> true;
        };
    }

    /**
     * What {@code ajc$log} answers has the type that the call names. A frame on the way must not promise more: the verifier
     * checks class types there (JVMS 4.10.1.2).
     */
    private static boolean framesAgree(
            MethodNode method, AbstractInsnNode producer, AbstractInsnNode user, String type, StackFlow flow) {
        if (method.instructions.indexOf(producer) > method.instructions.indexOf(user)) {
            return false;
        }
        for (AbstractInsnNode insn = producer; insn != user; insn = insn.getNext()) {
            if (insn instanceof FrameNode frame) {
                List<SourceValue> stack = flow.at(frame);
                for (int slot = 0; slot < stack.size(); slot++) {
                    // A frame of another branch, where this logger does not lie on the stack, is none of its business.
                    if (stack.get(slot).insns.contains(producer) && !type.equals(frame.stack.get(slot))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}

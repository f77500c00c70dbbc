package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.site.Level;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What a guard asks: this logger, for this level.
 *
 * @param logger the field that it is in, or the methods without arguments that lead to it: {@code logger().underlying()}, as in Scala
 */
record Question(String logger, Level level) {

    /** Answers what {@code guard} asks; nothing if its logger is one of another object, or comes from anywhere else. */
    static Optional<Question> of(Guard guard, MethodFlow flow) {
        return logger(guard.call(), flow).map(logger -> new Question(logger, guard.level()));
    }

    /** Answers where {@code taker} has its logger from: static, or of this very object. */
    private static Optional<String> logger(MethodInsnNode taker, MethodFlow flow) {
        Optional<AbstractInsnNode> producer = flow.stack().producer(taker, 0);
        if (producer.isEmpty()) {
            return Optional.empty();
        }
        if (producer.get() instanceof FieldInsnNode field) {
            String named = field.owner + "." + field.name;
            return field.getOpcode() == Opcodes.GETSTATIC || isOfThis(field, flow)
                    ? Optional.of(named)
                    : Optional.empty();
        }
        if (!(producer.get() instanceof MethodInsnNode call) || !call.desc.startsWith("()")) {
            return Optional.empty();
        }
        String named = call.owner + "." + call.name + "()";
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            // How older compilers read a private field of the class around.
            return call.name.startsWith("access$") ? Optional.of(named) : Optional.empty();
        }
        return isOfThis(call, flow) ? Optional.of(named) : logger(call, flow).map(from -> from + " " + named);
    }

    private static boolean isOfThis(AbstractInsnNode taker, MethodFlow flow) {
        return flow.stack()
                .producerBelow(taker, 0)
                .filter(object -> object instanceof VarInsnNode load && load.var == 0)
                .isPresent();
    }

    /** Answers whether no to {@code other} follows from no to this one: it is asked of the same logger, for no higher level. */
    boolean denies(Question other) {
        return logger.equals(other.logger) && level.compareTo(other.level) >= 0;
    }
}

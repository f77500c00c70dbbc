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

/** What a guard asks: this logger, for this level. */
record Question(Logger logger, Level level) {

    /**
     * Where a logger comes from: a field, or methods without arguments, {@code logger().underlying()}, as in Scala.
     *
     * @param owner of the field or the last method, an internal name
     * @param from what the method is called on; null for a static one, and for one of this very object
     */
    record Logger(String owner, String member, Logger from) {}

    /** Answers what {@code guard} asks; nothing if its logger is one of another object, or comes from anywhere else. */
    static Optional<Question> of(Guard guard, MethodFlow flow) {
        return logger(guard.call(), flow).map(logger -> new Question(logger, guard.level()));
    }

    private static Optional<Logger> logger(MethodInsnNode taker, MethodFlow flow) {
        AbstractInsnNode producer = flow.stack().producer(taker, 0).orElse(null);
        if (producer instanceof FieldInsnNode field) {
            return field.getOpcode() == Opcodes.GETSTATIC || isOfThis(field, flow)
                    ? Optional.of(new Logger(field.owner, field.name, null))
                    : Optional.empty();
        }
        if (!(producer instanceof MethodInsnNode call) || !call.desc.startsWith("()")) {
            return Optional.empty();
        }
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            // How older compilers read a private field of the class around.
            return call.name.startsWith("access$")
                    ? Optional.of(new Logger(call.owner, call.name, null))
                    : Optional.empty();
        }
        return isOfThis(call, flow)
                ? Optional.of(new Logger(call.owner, call.name, null))
                : logger(call, flow).map(from -> new Logger(call.owner, call.name, from));
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

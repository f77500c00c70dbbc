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

/** What a guard asks: this logger, by the field that it is in, for this level. */
record Question(String owner, String field, Level level) {

    /** Answers what {@code guard} asks; nothing if its logger comes from no field, or from one of another object. */
    static Optional<Question> of(Guard guard, MethodFlow flow) {
        Optional<AbstractInsnNode> logger = flow.stack().producer(guard.call(), 0);
        if (logger.isPresent() && logger.get() instanceof FieldInsnNode field && isOwn(field, flow)) {
            return Optional.of(new Question(field.owner, field.name, guard.level()));
        }
        // How older compilers read a private field of the class around.
        return logger.isPresent()
                        && logger.get() instanceof MethodInsnNode call
                        && call.name.startsWith("access$")
                        && call.desc.startsWith("()")
                ? Optional.of(new Question(call.owner, call.name, guard.level()))
                : Optional.empty();
    }

    /** Answers whether {@code field} is static, or one of this very object. */
    private static boolean isOwn(FieldInsnNode field, MethodFlow flow) {
        return field.getOpcode() == Opcodes.GETSTATIC
                || flow.stack()
                        .producerBelow(field, 0)
                        .filter(object -> object instanceof VarInsnNode load && load.var == 0)
                        .isPresent();
    }

    /** Answers whether no to {@code other} follows from no to this one: it is asked of the same logger, for no higher level. */
    boolean denies(Question other) {
        return owner.equals(other.owner) && field.equals(other.field) && level.compareTo(other.level) >= 0;
    }
}

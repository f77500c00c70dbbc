package io.dyndbg.plugin.flow;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The flows of the methods of one class, each made when somebody first asks. For one thread. */
public final class Flows {
    private final Map<MethodNode, Optional<MethodFlow>> flows = new IdentityHashMap<>();
    private final ClassNode owner;
    private final Predicate<FieldInsnNode> isConstant;
    private MethodUses uses;

    /** @param isConstant whether a static field of another class always holds the same */
    public Flows(ClassNode owner, Predicate<FieldInsnNode> isConstant) {
        this.owner = owner;
        this.isConstant = isConstant;
    }

    /** Answers the flow of {@code method}; nothing if its code can't be analysed. */
    public Optional<MethodFlow> of(MethodNode method) {
        return flows.computeIfAbsent(method, any -> MethodFlow.of(method, field -> isConstant(field, method)));
    }

    /** Answers where the class uses its own methods. */
    public MethodUses uses() {
        if (uses == null) {
            uses = new MethodUses(owner);
        }
        return uses;
    }

    /** The class's own fields are still being set in its initializer. */
    private boolean isConstant(FieldInsnNode read, MethodNode in) {
        return read.owner.equals(owner.name)
                ? !in.name.equals("<clinit>")
                        && owner.fields.stream()
                                .anyMatch(field -> field.name.equals(read.name)
                                        && field.desc.equals(read.desc)
                                        && (field.access & Opcodes.ACC_FINAL) != 0)
                : isConstant.test(read);
    }

    /** Answers the flow of a method that was analysed before. */
    public MethodFlow known(MethodNode method) {
        return of(method).orElseThrow();
    }
}

package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.scan.Hierarchy.Declared;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Tells whether a subclass in the same package can stand for a class at a call of one of its methods. */
final class Subclassing {
    private static final int NOT_PRIVATE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final Hierarchy hierarchy;

    Subclassing(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Answers why none can; nothing if one can. */
    Optional<String> obstacle(MethodInsnNode call) {
        Optional<ClassNode> type = hierarchy.classNode(call.owner);
        if (type.isEmpty()) {
            return Optional.of("logger class is not on the class path");
        }
        if ((type.get().access & Opcodes.ACC_FINAL) != 0 || type.get().permittedSubclasses != null) {
            return Optional.of("logger class can't have a subclass");
        }
        return isOverridable(call) ? Optional.empty() : Optional.of("logger's method can't be overridden");
    }

    private boolean isOverridable(MethodInsnNode call) {
        return hierarchy
                .declarations(call)
                .findFirst()
                .filter(declared -> mayOverride(declared, call.owner))
                .isPresent();
    }

    private static boolean mayOverride(Declared declared, String type) {
        int access = declared.method().access;
        return (access & (Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE)) == 0
                && ((access & NOT_PRIVATE) != 0
                        || packageOf(declared.owner().name).equals(packageOf(type)));
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('/') + 1);
    }
}

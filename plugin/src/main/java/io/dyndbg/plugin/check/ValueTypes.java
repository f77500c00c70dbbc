package io.dyndbg.plugin.check;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Hierarchy;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The types of values in one method, as its code declares them. */
final class ValueTypes {
    private static final String THROWABLE = "java/lang/Throwable";
    private static final int MOST_COPIES = 100;

    private final MethodNode method;
    private final MethodFlow flow;
    private final Hierarchy hierarchy;

    ValueTypes(MethodNode method, MethodFlow flow, Hierarchy hierarchy) {
        this.method = method;
        this.flow = flow;
        this.hierarchy = hierarchy;
    }

    /** Answers whether a value is a throwable for sure. */
    boolean isThrowable(AbstractInsnNode producer) {
        return of(producer)
                .filter(type -> type.equals(THROWABLE) || hierarchy.isSubtype(type, THROWABLE))
                .isPresent();
    }

    /** Answers the internal name of a value's class or interface; nothing if it is not known. */
    private Optional<String> of(AbstractInsnNode producer) {
        AbstractInsnNode at = producer;
        for (int copies = 0; copies < MOST_COPIES; copies++) {
            if (at instanceof VarInsnNode load && at.getOpcode() == Opcodes.ALOAD) {
                Optional<String> declared = declared(load);
                if (declared.isPresent()) {
                    return declared;
                }
                at = flow.locals()
                        .soleStore(flow.control().node(load), load.var)
                        .flatMap(store -> flow.stack().producerBelow(store, 0))
                        .orElse(null);
            } else if (at != null && at.getOpcode() == Opcodes.DUP) {
                at = flow.stack().producerBelow(at, 0).orElse(null);
            } else {
                return made(at);
            }
        }
        return Optional.empty();
    }

    private Optional<String> made(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            return className(Type.getReturnType(call.desc));
        }
        if (insn instanceof FieldInsnNode field) {
            return className(Type.getType(field.desc));
        }
        if (insn instanceof TypeInsnNode type
                && (insn.getOpcode() == Opcodes.NEW || insn.getOpcode() == Opcodes.CHECKCAST)) {
            return className(Type.getObjectType(type.desc));
        }
        return insn instanceof LabelNode handler ? caught(handler) : Optional.empty();
    }

    private Optional<String> caught(LabelNode handler) {
        return method.tryCatchBlocks.stream()
                .filter(range -> range.handler == handler)
                .map((TryCatchBlockNode range) -> range.type == null ? THROWABLE : range.type)
                .findFirst();
    }

    /** As the variable table says, or, for what the method was called with, its descriptor. */
    private Optional<String> declared(VarInsnNode load) {
        int node = flow.control().node(load);
        for (LocalVariableNode variable :
                Optional.ofNullable(method.localVariables).orElse(java.util.List.of())) {
            if (variable.index == load.var
                    && flow.control().node(variable.start) <= node
                    && node < flow.control().node(variable.end)) {
                return className(Type.getType(variable.desc));
            }
        }
        int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            boolean stored = !flow.locals().stores(node, load.var).isEmpty();
            if (slot == load.var && !stored) {
                return className(parameter);
            }
            slot += parameter.getSize();
        }
        return Optional.empty();
    }

    private static Optional<String> className(Type type) {
        return type.getSort() == Type.OBJECT ? Optional.of(type.getInternalName()) : Optional.empty();
    }
}

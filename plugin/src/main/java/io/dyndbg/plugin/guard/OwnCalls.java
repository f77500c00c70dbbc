package io.dyndbg.plugin.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The calls that one class makes of its own methods, and the function objects that it makes of them. */
final class OwnCalls {
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private final ClassNode owner;
    /** By name and descriptor; null until one is asked for. */
    private Map<String, MethodNode> methods;

    OwnCalls(ClassNode owner) {
        this.owner = owner;
    }

    /** Answers the method of this class that {@code user} calls, or makes a function object of. */
    Optional<MethodNode> called(AbstractInsnNode user) {
        if (user instanceof MethodInsnNode call) {
            return own(call.owner, call.name, call.desc);
        }
        return user instanceof InvokeDynamicInsnNode indy
                ? target(indy).flatMap(target -> own(target.getOwner(), target.getName(), target.getDesc()))
                : Optional.empty();
    }

    private Optional<MethodNode> own(String type, String name, String descriptor) {
        if (!type.equals(owner.name)) {
            return Optional.empty();
        }
        if (methods == null) {
            methods = new HashMap<>();
            owner.methods.forEach(method -> methods.put(method.name + method.desc, method));
        }
        return Optional.ofNullable(methods.get(name + descriptor));
    }

    /** Answers the method that a function object is made of. */
    static Optional<Handle> target(InvokeDynamicInsnNode indy) {
        return indy.bsmArgs.length > 1 && indy.bsmArgs[1] instanceof Handle target
                ? Optional.of(target)
                : Optional.empty();
    }

    /** Answers the types of what {@code user} takes from the stack for the method, the last of them on top. */
    static List<Type> operands(AbstractInsnNode user) {
        List<Type> types = new ArrayList<>();
        if (user instanceof MethodInsnNode call) {
            if (call.getOpcode() != Opcodes.INVOKESTATIC) {
                types.add(OBJECT);
            }
            types.addAll(List.of(Type.getArgumentTypes(call.desc)));
        } else {
            types.addAll(List.of(Type.getArgumentTypes(((InvokeDynamicInsnNode) user).desc)));
        }
        return types;
    }

    /** Answers the slots in which the method has them. */
    static int[] slots(AbstractInsnNode user) {
        List<Type> types = operands(user);
        int[] slots = new int[types.size()];
        // What a constructor's function object is given comes behind the new object.
        int slot = user instanceof InvokeDynamicInsnNode indy
                        && target(indy).orElseThrow().getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? 1
                : 0;
        for (int index = 0; index < slots.length; index++) {
            slots[index] = slot;
            slot += types.get(index).getSize();
        }
        return slots;
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Place;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Through what the values of one class may come to others. */
final class SeenElsewhere {
    private final ClassNode owner;
    /** Since Java 11, classes of a nest use private members of each other. */
    private final boolean nested;

    private final Set<Place> places = new HashSet<>();

    SeenElsewhere(ClassNode owner) {
        this.owner = owner;
        nested = owner.nestHostClass != null || owner.nestMembers != null;
    }

    Set<Place> places() {
        return places;
    }

    void addField(String type, String name) {
        boolean isHidden = type.equals(owner.name)
                && !nested
                && owner.fields.stream()
                        .anyMatch(field -> field.name.equals(name) && (field.access & Opcodes.ACC_PRIVATE) != 0);
        if (!isHidden) {
            places.add(new Place.Field(type, name));
        }
    }

    void addResult(MethodNode method) {
        boolean isPrivate = (method.access & Opcodes.ACC_PRIVATE) != 0;
        if (!isPrivate || nested && (method.access & Opcodes.ACC_SYNTHETIC) == 0) {
            places.add(new Place.Result(owner.name, method.name + method.desc));
        }
    }

    /** @param user what takes one of {@code values} from the stack, maybe a call of another class's method */
    void addArguments(AbstractInsnNode user, Set<AbstractInsnNode> values, MethodFlow flow) {
        if (!(user instanceof MethodInsnNode call) || call.owner.startsWith("java/")) {
            return;
        }
        Type[] types = Type.getArgumentTypes(call.desc);
        for (int index = 0; index < types.length; index++) {
            boolean given = !types[index].equals(Type.BOOLEAN_TYPE)
                    && !Collections.disjoint(flow.stack().producersBelow(call, types.length - 1 - index), values);
            if (given) {
                places.add(new Place.Parameter(call.owner, call.name + call.desc, index));
            }
        }
    }
}

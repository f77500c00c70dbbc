package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.scan.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of a class that only the class itself uses, private ones and the bodies of lambdas, and where it does.
 *
 * <p>Since Java 11 a nested class may call a private method directly, and no class file says so to the outer one. Such a
 * call reaches the method's statements past the guard, which stays harmless: each has its own switch.
 */
final class HiddenMethods {

    /**
     * One use of a hidden method.
     *
     * @param user the method that uses it
     * @param at the call, or what makes the lambda
     */
    record Use(MethodNode user, AbstractInsnNode at) {}

    private final Map<MethodNode, List<Use>> uses = new LinkedHashMap<>();

    private HiddenMethods() {}

    static HiddenMethods in(ClassNode owner) {
        Map<String, MethodNode> candidates = new HashMap<>();
        for (MethodNode method : owner.methods) {
            if (mayHide(method)) {
                candidates.put(method.name + method.desc, method);
            }
        }
        HiddenMethods hidden = new HiddenMethods();
        if (!candidates.isEmpty()) {
            owner.methods.forEach(user -> hidden.collect(owner.name, user, candidates));
        }
        return hidden;
    }

    /** Answers the hidden methods that are used where {@code wanted} or something that uses them in turn is. */
    Set<MethodNode> leadingTo(Set<MethodNode> wanted) {
        Set<MethodNode> leading = new HashSet<>(wanted);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<MethodNode, List<Use>> entry : uses.entrySet()) {
                if (leading.contains(entry.getKey())) {
                    for (Use use : entry.getValue()) {
                        grows |= leading.add(use.user());
                    }
                }
            }
        }
        return leading;
    }

    /**
     * Answers the hidden methods all of whose uses stand enclosed, each with the guards around any of them.
     *
     * @param enclosing the guards around one use in its own method
     */
    Map<MethodNode, Set<Guard>> enclosed(Function<Use, Set<Guard>> enclosing) {
        Map<MethodNode, Set<Guard>> guards = new LinkedHashMap<>();
        uses.keySet().forEach(method -> guards.put(method, new LinkedHashSet<>()));
        while (guards.keySet()
                .removeIf(method -> uses.get(method).stream()
                        .anyMatch(use -> enclosing.apply(use).isEmpty() && !guards.containsKey(use.user())))) {
            // A method that falls out takes along those that it uses.
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<MethodNode, Set<Guard>> entry : guards.entrySet()) {
                for (Use use : uses.get(entry.getKey())) {
                    grows |= entry.getValue().addAll(enclosing.apply(use));
                    grows |= entry.getValue().addAll(List.copyOf(guards.getOrDefault(use.user(), Set.of())));
                }
            }
        }
        return guards;
    }

    private static boolean mayHide(MethodNode method) {
        boolean lambda = (method.access & Opcodes.ACC_SYNTHETIC) != 0 && (method.access & Opcodes.ACC_BRIDGE) == 0;
        return !method.name.startsWith("<") && (lambda || isPrivate(method));
    }

    private static boolean isPrivate(MethodNode method) {
        return (method.access & Opcodes.ACC_PRIVATE) != 0;
    }

    private void collect(String owner, MethodNode user, Map<String, MethodNode> candidates) {
        for (AbstractInsnNode instruction : user.instructions) {
            Consumer<Handle> handle = used -> {
                if (used.getOwner().equals(owner)) {
                    add(user, instruction, candidates.get(used.getName() + used.getDesc()));
                }
            };
            if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                eachHandle(dynamic.bsmArgs, handle);
            } else if (instruction instanceof LdcInsnNode constant) {
                eachHandle(new Object[] {constant.cst}, handle);
            } else if (instruction instanceof MethodInsnNode call && call.owner.equals(owner)) {
                MethodNode used = candidates.get(call.name + call.desc);
                // Synthetic accessors of older compilers are called from other classes too, lambda bodies are not.
                add(user, instruction, used != null && isPrivate(used) ? used : null);
            }
        }
    }

    private static void eachHandle(Object[] constants, Consumer<Handle> action) {
        for (Object constant : constants) {
            if (constant instanceof Handle handle) {
                action.accept(handle);
            } else if (constant instanceof ConstantDynamic dynamic) {
                Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = dynamic.getBootstrapMethodArgument(i);
                }
                eachHandle(arguments, action);
            }
        }
    }

    private void add(MethodNode user, AbstractInsnNode at, MethodNode used) {
        if (used != null && used != user) {
            uses.computeIfAbsent(used, any -> new ArrayList<>()).add(new Use(user, at));
        }
    }
}

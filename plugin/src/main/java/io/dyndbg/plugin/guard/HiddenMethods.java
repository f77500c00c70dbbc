package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodUses;
import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.scan.Guard;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of a class that only the class itself uses, private ones and the bodies of lambdas, and where it does. Of the
 * others it is known only where the class uses them.
 *
 * <p>Since Java 11 a nested class may call a private method directly, and no class file says so to the outer one. Such a
 * call reaches the method's statements past the guard, which stays harmless: each has its own switch.
 */
final class HiddenMethods {

    private final Map<MethodNode, List<Use>> uses = new LinkedHashMap<>();
    private final Map<MethodNode, List<Use>> usesOfOthers = new LinkedHashMap<>();

    private final Set<MethodNode> leading;

    /** @param wanted the methods that anybody wants to be led to */
    HiddenMethods(ClassNode owner, MethodUses all, Set<MethodNode> wanted) {
        for (MethodNode method : owner.methods) {
            if (mayHide(method)) {
                List<Use> others = all.of(method).stream()
                        .filter(use -> use.user() != method)
                        // Synthetic accessors of older compilers are called from other classes too, lambda bodies are
                        // not.
                        .filter(use -> isPrivate(method) || !use.isCall())
                        .toList();
                if (!others.isEmpty()) {
                    uses.put(method, others);
                }
            } else if (!method.name.startsWith("<")) {
                List<Use> calls = all.of(method).stream()
                        .filter(use -> use.user() != method)
                        .toList();
                if (!calls.isEmpty()) {
                    usesOfOthers.put(method, calls);
                }
            }
        }
        leading = leadingTo(wanted);
        usesOfOthers.keySet().retainAll(leading);
    }

    private Map<MethodNode, List<Use>> both() {
        Map<MethodNode, List<Use>> both = new LinkedHashMap<>(uses);
        both.putAll(usesOfOthers);
        return both;
    }

    /** Answers all uses of hidden methods, and those of the others that lead to what is wanted. */
    Stream<Use> uses() {
        return both().values().stream().flatMap(List::stream);
    }

    /** Answers all uses of a hidden method but its own; none if it is no hidden one. */
    List<Use> usesOf(MethodNode method) {
        return uses.getOrDefault(method, List.of());
    }

    /** Answers the methods that are wanted, and those that use one of them or one that leads to such a use. */
    Set<MethodNode> leading() {
        return leading;
    }

    private Set<MethodNode> leadingTo(Set<MethodNode> wanted) {
        Set<MethodNode> leading = new HashSet<>(wanted);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<MethodNode, List<Use>> entry : both().entrySet()) {
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

    /**
     * Answers the methods, hidden or not, that lead to what is wanted and before all of whose uses in this class something is asked, each with
     * what it is. Who else calls those that are not hidden is not known.
     *
     * @param asked what is asked before one use, null if nothing
     */
    Map<MethodNode, String> askedFor(Function<Use, String> asked) {
        Map<MethodNode, List<Use>> all = both();
        all.keySet().retainAll(leading);
        Map<Use, String> answers = new IdentityHashMap<>();
        all.values().forEach(its -> its.forEach(use -> answers.put(use, asked.apply(use))));
        Map<MethodNode, String> found = new LinkedHashMap<>();
        all.forEach((method, its) -> found.put(
                method,
                its.stream()
                        .map(answers::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)));
        while (found.keySet()
                .removeIf(method -> all.get(method).stream()
                        // A lambda in a finally block is made in each copy of it, one of them behind an exception.
                        .filter(use -> use.isCall() || found.get(method) == null)
                        .anyMatch(use -> answers.get(use) == null && !found.containsKey(use.user())))) {
            // A method that falls out takes along those that it uses.
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<MethodNode, String> entry : found.entrySet()) {
                for (Use use : all.get(entry.getKey())) {
                    if (entry.getValue() == null && found.get(use.user()) != null) {
                        entry.setValue(found.get(use.user()));
                        grows = true;
                    }
                }
            }
        }
        return found;
    }

    static boolean mayHide(MethodNode method) {
        boolean lambda = (method.access & Opcodes.ACC_SYNTHETIC) != 0 && (method.access & Opcodes.ACC_BRIDGE) == 0;
        return !method.name.startsWith("<") && (lambda || isPrivate(method));
    }

    private static boolean isPrivate(MethodNode method) {
        return (method.access & Opcodes.ACC_PRIVATE) != 0;
    }
}

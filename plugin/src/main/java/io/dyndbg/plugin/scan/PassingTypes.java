package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds methods of the project's own that are no logger's of an API and yet are called like ones: a final {@code Log} whose {@code debug}
 * calls that of a logger. The one statement inside is the site of all their callers, who should know. Safe for any number of
 * threads.
 */
public final class PassingTypes {
    private static final String PASSES_ON = " only passes on";
    private static final String LOOKS = " looks like a logger";

    private final LoggingCatalog apis;
    /** How far calls are followed. */
    private static final int MOST_METHODS = 8;

    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    PassingTypes(LoggingCatalog apis) {
        this.apis = apis;
    }

    /** Answers whether {@code reason} is one of these, which depend on other classes than the one that calls. */
    public static boolean isReason(String reason) {
        return reason.contains(PASSES_ON) || reason.contains(LOOKS);
    }

    /**
     * Answers why {@code call}, of one of {@code levels}, has no site: which type passes it on, and where the statement stands
     * that all of its callers share; nothing if it is no such call.
     */
    Optional<String> reason(MethodInsnNode call, Set<Level> levels) {
        return apis.levelOf(call.name).filter(levels::contains).isPresent()
                        && apis.hierarchy().isOwn(call.owner)
                ? known.computeIfAbsent(call.owner + '.' + call.name + call.desc, any -> find(call, levels))
                : Optional.empty();
    }

    private Optional<String> find(MethodInsnNode call, Set<Level> levels) {
        String type = call.owner.replace('/', '.');
        String what = apis.isLogger(call.owner) ? " adds " + call.name + " to its API and" : " is no logger and";
        return statement(call, new HashSet<>())
                .map(place -> type + what + PASSES_ON + ": " + place
                        + (maySubclass(call) ? configured(call, levels) : Optional.<String>empty()).orElse(""))
                .or(() -> looksLikeLogger(call)
                        ? configured(call, levels).map(asWrapper -> type + LOOKS + asWrapper)
                        : Optional.empty());
    }

    private boolean maySubclass(MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKEVIRTUAL
                && apis.subclassing().obstacle(call).isEmpty();
    }

    /** Answers what makes statements of calls like {@code call}; nothing if its name and its type say no level. */
    private Optional<String> configured(MethodInsnNode call, Set<Level> levels) {
        Set<String> named = new TreeSet<>(levelsSaid(call));
        named.removeIf(word -> Level.of(word).filter(levels::contains).isEmpty());
        return named.contains(call.name)
                ? Optional.of("; configured as <wrapper>" + call.owner.replace('/', '.') + "#" + String.join(",", named)
                        + "</wrapper> its statements get switches")
                : Optional.empty();
    }

    /** Answers whether {@code call} names an interface with methods for two levels, or for one and a question whether it is enabled. */
    private boolean looksLikeLogger(MethodInsnNode call) {
        int said = levelsSaid(call).size();
        boolean asked = methodsOf(call).anyMatch(method -> method.desc.equals("()Z") && method.name.startsWith("is"));
        return call.getOpcode() == Opcodes.INVOKEINTERFACE && (said > 1 || said > 0 && asked);
    }

    private Set<String> levelsSaid(MethodInsnNode call) {
        return methodsOf(call)
                .filter(method -> method.desc.endsWith(")V") && !method.desc.startsWith("()"))
                .flatMap(method -> Level.of(method.name).stream())
                .map(Level::word)
                .collect(Collectors.toSet());
    }

    private Stream<MethodNode> methodsOf(MethodInsnNode call) {
        return apis.hierarchy().classNode(call.owner).stream().flatMap(node -> node.methods.stream());
    }

    /** Answers where what {@code call} calls, a method of the project's own, comes to a logger's, itself or by others. */
    private Optional<String> statement(MethodInsnNode call, Set<MethodNode> seen) {
        if (seen.size() == MOST_METHODS || !apis.hierarchy().isOwn(call.owner)) {
            return Optional.empty();
        }
        return apis.hierarchy()
                .declarations(call)
                .filter(declared -> apis.hierarchy().isOwn(declared.owner().name))
                .findFirst()
                .filter(declared -> seen.add(declared.method()))
                .flatMap(declared -> statement(declared.owner(), declared.method(), seen));
    }

    private Optional<String> statement(ClassNode owner, MethodNode method, Set<MethodNode> seen) {
        int line = 0;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LineNumberNode number) {
                line = number.line;
            } else if (insn instanceof MethodInsnNode inside) {
                Optional<String> place = apis.of(inside.owner, inside.name).isPresent()
                        ? Optional.of((owner.sourceFile == null ? owner.name : owner.sourceFile) + ":" + line)
                        : statement(inside, seen);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }
}

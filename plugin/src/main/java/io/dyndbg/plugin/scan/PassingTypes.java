package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds types of the project's own that are no loggers and yet are called like ones: a final {@code Log} whose {@code debug}
 * calls that of a logger. The one statement inside is the site of all their callers, who should know. Safe for any number of
 * threads.
 */
public final class PassingTypes {
    private static final String PASSES_ON = " is no logger and only passes on";
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
        return statement(call, new HashSet<>())
                .map(place -> type + PASSES_ON + ": " + place)
                .or(() -> wrapper(call, levels)
                        .map(methods -> type + LOOKS + "; configured as <wrapper>" + type + "#" + methods
                                + "</wrapper> its statements get switches"));
    }

    /**
     * Answers which methods of the interface that {@code call} names would be statements, if it looks like a logger: it has methods
     * for two levels, or for one and the question whether that is enabled.
     */
    private Optional<String> wrapper(MethodInsnNode call, Set<Level> levels) {
        Set<String> named = new TreeSet<>();
        Set<String> asked = new HashSet<>();
        apis.hierarchy()
                .classNode(call.owner)
                .filter(node -> (node.access & Opcodes.ACC_INTERFACE) != 0)
                .ifPresent(node -> node.methods.forEach(method -> {
                    if (method.desc.endsWith(")V") && !method.desc.startsWith("()")) {
                        Level.of(method.name).ifPresent(level -> named.add(level.word()));
                    } else if (method.desc.equals("()Z") && method.name.startsWith("is")) {
                        asked.add(method.name);
                    }
                }));
        boolean logger = named.size() > 1 || !named.isEmpty() && !asked.isEmpty();
        named.removeIf(word -> Level.of(word).filter(levels::contains).isEmpty());
        return logger && named.contains(call.name) ? Optional.of(String.join(",", named)) : Optional.empty();
    }

    /** Answers where what {@code call} calls, a method of the project's own, comes to a logger's, itself or by others. */
    private Optional<String> statement(MethodInsnNode call, Set<MethodNode> seen) {
        if (seen.size() == MOST_METHODS || !apis.hierarchy().isOwn(call.owner)) {
            return Optional.empty();
        }
        for (String type : apis.hierarchy().ancestors(call.owner)) {
            Optional<ClassNode> owner =
                    apis.hierarchy().isOwn(type) ? apis.hierarchy().classNode(type) : Optional.empty();
            Optional<MethodNode> called = owner.stream()
                    .flatMap(node -> node.methods.stream())
                    .filter(method -> method.name.equals(call.name) && method.desc.equals(call.desc))
                    .findFirst();
            if (called.isPresent()) {
                return seen.add(called.get()) ? statement(owner.get(), called.get(), seen) : Optional.empty();
            }
        }
        return Optional.empty();
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

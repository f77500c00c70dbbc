package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds types of the project's own that are no loggers and yet are called like ones: a final {@code Log} whose {@code debug}
 * calls that of a logger. The one statement inside is the site of all their callers, who should know. Safe for any number of
 * threads.
 */
final class PassingTypes {
    private final LoggingCatalog apis;
    /** How far calls are followed. */
    private static final int MOST_METHODS = 8;

    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    PassingTypes(LoggingCatalog apis) {
        this.apis = apis;
    }

    /** Answers the binary name of the type that passes {@code call} on, one of {@code levels}; nothing if it is no such call. */
    Optional<String> typeOf(MethodInsnNode call, Set<Level> levels) {
        return apis.levelOf(call.name).filter(levels::contains).isPresent()
                        && apis.hierarchy().isOwn(call.owner)
                        && known.computeIfAbsent(
                                call.owner + '.' + call.name + call.desc, any -> logs(call, new HashSet<>()))
                ? Optional.of(call.owner.replace('/', '.'))
                : Optional.empty();
    }

    /** Answers whether what {@code call} calls is a method of the project's own that comes to a logger's, itself or by others. */
    private boolean logs(MethodInsnNode call, Set<MethodNode> seen) {
        if (seen.size() == MOST_METHODS || !apis.hierarchy().isOwn(call.owner)) {
            return false;
        }
        Optional<MethodNode> called = apis.hierarchy().ancestors(call.owner).stream()
                .filter(apis.hierarchy()::isOwn)
                .flatMap(type -> apis.hierarchy().classNode(type).stream())
                .flatMap(type -> type.methods.stream())
                .filter(method -> method.name.equals(call.name) && method.desc.equals(call.desc))
                .findFirst();
        if (called.isEmpty() || !seen.add(called.get())) {
            return false;
        }
        for (AbstractInsnNode insn : called.get().instructions) {
            if (insn instanceof MethodInsnNode inside
                    && (apis.of(inside.owner, inside.name).isPresent() || logs(inside, seen))) {
                return true;
            }
        }
        return false;
    }
}

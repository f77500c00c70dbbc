package io.dyndbg.plugin.scan;

import io.dyndbg.site.Format;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Interfaces that JBoss Logging's processor implements: each of their methods is a statement, and what it says, and at which level,
 * stands in annotations. Safe for any number of threads.
 */
final class TypedLoggers {
    /** The name of the API that they belong to. */
    static final String API = "jboss-logging";

    private static final String LOGGER = "org/jboss/logging/BasicLogger";
    private static final String MESSAGE_LOGGER = "Lorg/jboss/logging/annotations/MessageLogger;";
    private static final String LOGS = "Lorg/jboss/logging/annotations/LogMessage;";
    private static final String MESSAGE = "Lorg/jboss/logging/annotations/Message;";

    private final Hierarchy hierarchy;
    private final Map<String, Optional<Said>> known = new ConcurrentHashMap<>();
    /** By type, whether it may be one of these interfaces. */
    private final Map<String, Boolean> asked = new ConcurrentHashMap<>();
    /** Whether the project sees JBoss Logging at all; null until somebody asked. */
    private volatile Boolean seen;

    /** What one method says. */
    record Said(Level level, Format format) {}

    TypedLoggers(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Answers whether there can be any. */
    boolean areSeen() {
        if (seen == null) {
            seen = hierarchy.classNode(LOGGER).isPresent();
        }
        return seen;
    }

    /** Answers whether {@code owner} may be one of these interfaces: a quick look. */
    boolean mayBe(String owner) {
        return areSeen()
                && !owner.startsWith("java/")
                && !owner.startsWith("org/jboss/logging/")
                && asked.computeIfAbsent(
                        owner, any -> hierarchy.isSubtype(any, LOGGER) || hierarchy.mentions(any, MESSAGE_LOGGER));
    }

    /** Answers what {@code call} says; nothing if it is no call of such a method. */
    Optional<Said> of(MethodInsnNode call) {
        return mayBe(call.owner)
                ? known.computeIfAbsent(
                        call.owner + '.' + call.name + call.desc, unseen -> find(call.owner, call.name, call.desc))
                : Optional.empty();
    }

    private Optional<Said> find(String owner, String name, String descriptor) {
        for (String type : hierarchy.ancestors(owner)) {
            Optional<ClassNode> node = hierarchy.classNode(type);
            List<MethodNode> named = node.stream()
                    .flatMap(found -> found.methods.stream())
                    .filter(method -> method.name.equals(name))
                    .toList();
            Optional<AnnotationNode> logs = named.stream()
                    .filter(method -> method.desc.equals(descriptor))
                    .flatMap(method -> annotation(method, LOGS))
                    .findFirst();
            if (logs.isPresent()) {
                return level(logs.get()).map(level -> new Said(level, text(named, descriptor)));
            }
        }
        return Optional.empty();
    }

    /** Nothing for OFF, and for what is fatal. */
    private static Optional<Level> level(AnnotationNode logs) {
        return value(logs, "level")
                .map(level -> Level.of(((String[]) level)[1].toLowerCase(Locale.ROOT)))
                .orElse(Optional.of(Level.INFO));
    }

    /** One message serves all methods of a name. */
    private static Format text(List<MethodNode> named, String descriptor) {
        Stream<MethodNode> own = named.stream().filter(method -> method.desc.equals(descriptor));
        return Stream.concat(own, named.stream())
                .flatMap(method -> annotation(method, MESSAGE))
                .flatMap(message -> value(message, "value").stream())
                .findFirst()
                .map(text -> Format.constant(text.toString()))
                .orElse(Format.none("computed"));
    }

    private static Stream<AnnotationNode> annotation(MethodNode method, String descriptor) {
        return Stream.of(method.invisibleAnnotations, method.visibleAnnotations)
                .filter(annotations -> annotations != null)
                .flatMap(List::stream)
                .filter(annotation -> annotation.desc.equals(descriptor));
    }

    private static Optional<Object> value(AnnotationNode annotation, String name) {
        int at = annotation.values == null ? -1 : annotation.values.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(annotation.values.get(at + 1));
    }
}

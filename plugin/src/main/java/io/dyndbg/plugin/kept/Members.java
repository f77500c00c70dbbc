package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.Hierarchy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;

/** Which class's member a name means: fields and methods of the classes that are looked at. */
public final class Members {
    private final Hierarchy hierarchy;
    /** For a field's name, or a method's with its descriptor, the classes that have it. */
    private final Map<String, Set<String>> fields = new HashMap<>();

    private final Map<String, Set<String>> bodies = new HashMap<>();

    Members() {
        this(null);
    }

    public Members(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    public void add(ClassNode owner) {
        owner.fields.forEach(field ->
                fields.computeIfAbsent(field.name, any -> new HashSet<>()).add(owner.name));
        owner.methods.stream()
                .filter(method -> method.instructions.size() > 0)
                .forEach(method -> bodies.computeIfAbsent(method.name + method.desc, any -> new LinkedHashSet<>())
                        .add(owner.name));
    }

    /** Answers the class that declares the field that {@code type.name} means; {@code type} if it is not one of these. */
    public String declarerOf(String type, String name) {
        Set<String> declarers = fields.getOrDefault(name, Set.of());
        if (declarers.isEmpty() || declarers.contains(type)) {
            return type;
        }
        return hierarchy.ancestors(type).stream()
                .filter(declarers::contains)
                .findFirst()
                .orElse(type);
    }

    /** Answers the classes whose code a call of {@code method} on {@code type} may run. */
    public Set<String> bodiesFor(String type, String method) {
        Set<String> owners = new LinkedHashSet<>();
        for (String owner : bodies.getOrDefault(method, Set.of())) {
            if (related(owner, type)) {
                owners.add(owner);
            }
        }
        return owners;
    }

    /** Answers whether the two types have a type in common that is not the JDK's: a call on that may run the code of either. */
    boolean kin(String one, String other) {
        Set<String> common = new HashSet<>(hierarchy.ancestors(one));
        common.retainAll(hierarchy.ancestors(other));
        return common.stream().anyMatch(type -> !type.startsWith("java/"));
    }

    /** Answers whether a call on {@code called} may run code of {@code type}, which is that or a subtype. */
    public boolean mayRun(String called, String type) {
        return called.equals(type) || hierarchy.isSubtype(type, called);
    }

    /** Answers whether one of the two types is the other's subtype. */
    public boolean related(String one, String other) {
        return one.equals(other) || hierarchy.isSubtype(one, other) || hierarchy.isSubtype(other, one);
    }
}

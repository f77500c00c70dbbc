package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.kept.Members;
import io.dyndbg.plugin.kept.Place;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.site.Level;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The places through which classes of a module see values that a guard of another class, or an answer that is kept there, has
 * decided about: fields, parameters, results. Changes only while {@link DecidedSearch} looks for them; safe for any number of threads
 * afterwards.
 */
public final class DecidedPlaces {
    private final Hierarchy hierarchy;
    private final Members members;
    /** With the highest level that one of the guards asks for. */
    private final Map<Place, Level> levels = new HashMap<>();

    /** Of the fields, and of the methods that answer such a value, without descriptors. */
    private final Set<String> names = new HashSet<>();
    /** Likewise, of the methods that are given one. */
    private final Set<String> called = new HashSet<>();

    private final Map<String, Set<Place.Parameter>> parameters = new HashMap<>();
    private final Set<Place> mixed = new HashSet<>();

    private final Set<String> classes = new HashSet<>();

    DecidedPlaces(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
        this.members = new Members(hierarchy);
    }

    /** Answers the members of the classes that have to do with them. */
    Members members() {
        return members;
    }

    /** Answers whether {@code type}, an internal name, has to do with any of them. */
    public boolean concern(String type) {
        return classes.contains(type);
    }

    void add(String type) {
        classes.add(type);
    }

    /** Answers a place by the class that declares it. */
    Place declared(Place named) {
        return named instanceof Place.Field field ? field(field.owner(), field.member()) : named;
    }

    /** Answers whether {@code place} is none yet, or for lower levels, or as one that is also given other values. */
    boolean isNew(Place place, Level level) {
        Level known = levels.get(place);
        return known == null || known.compareTo(level) < 0 || mixed.contains(place);
    }

    void put(Place place, Level level) {
        mixed.remove(place);
        keep(place, level);
    }

    /** Puts a parameter that is given other values, too: what comes of it in its own class is all that matters. */
    void putMixed(Place.Parameter parameter, Level level) {
        mixed.add(parameter);
        keep(parameter, level);
        members.bodiesFor(parameter.owner(), parameter.member()).forEach(this::add);
    }

    private void keep(Place place, Level level) {
        levels.merge(place, level, BinaryOperator.maxBy(Comparator.naturalOrder()));
        if (place instanceof Place.Parameter parameter) {
            parameters.computeIfAbsent(place.member(), any -> new HashSet<>()).add(parameter);
            called.add(place.name());
        } else {
            names.add(place.name());
        }
    }

    private Place field(String type, String name) {
        return new Place.Field(hierarchy.declarerOf(type, name), name);
    }

    /** Answers the level of the guards that decide about what {@code insn} reads from a field, or a call answers; nothing if none does. */
    Optional<Level> of(AbstractInsnNode insn) {
        if (insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC) {
            FieldInsnNode read = (FieldInsnNode) insn;
            return names.contains(read.name)
                    ? Optional.ofNullable(levels.get(field(read.owner, read.name)))
                    : Optional.empty();
        }
        return insn instanceof MethodInsnNode call && names.contains(call.name)
                ? ofResult(call.owner, call.name + call.desc)
                : Optional.empty();
    }

    private Optional<Level> ofResult(String type, String method) {
        return type.startsWith("java/")
                ? Optional.empty()
                : members.bodiesFor(type, method).stream()
                        .flatMap(owner -> Optional.ofNullable(levels.get(new Place.Result(owner, method))).stream())
                        .max(Level::compareTo);
    }

    /** Answers whether a method of that name is given any. */
    boolean names(MethodNode method) {
        return called.contains(method.name);
    }

    /**
     * Answers the level of the guards that decide about an argument of a class's method.
     *
     * @param index counted from 0 without the receiver
     * @param isMixed whether it is given other values, too
     */
    Optional<Level> ofParameter(String owner, MethodNode method, int index, boolean isMixed) {
        return parameters.getOrDefault(method.name + method.desc, Set.of()).stream()
                .filter(parameter ->
                        parameter.index() == index && mixed.contains(parameter) == isMixed && mayRun(parameter, owner))
                .map(levels::get)
                .max(Level::compareTo);
    }

    /** A constructor is called by its own name. */
    private boolean mayRun(Place.Parameter called, String owner) {
        return called.member().startsWith("<init>")
                ? called.owner().equals(owner)
                : members.bodiesFor(called.owner(), called.member()).contains(owner);
    }
}

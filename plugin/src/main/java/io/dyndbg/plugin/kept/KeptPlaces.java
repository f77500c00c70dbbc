package io.dyndbg.plugin.kept;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.ClassNode;

/**
 * The places of a module that keep a guard's answer, or may. What the module's own classes put there counts: who else might
 * is not known. Changes only while {@link KeptSearch} looks for them; safe for any number of threads afterwards.
 */
public final class KeptPlaces {
    /** For a class on its own, none of whose answers are kept. */
    public static final KeptPlaces NONE = new KeptPlaces(new Members());

    private final Members members;
    private final Map<Place, Kind> kinds = new HashMap<>();
    private final Set<String> classes = new HashSet<>();
    /** What was found out about classes meanwhile, and holds: that is a good part of the work. */
    private final Map<ClassNode, ClassAnswers> answers = new IdentityHashMap<>();
    /** Null until somebody asks. */
    private volatile Set<String> memberNames;

    KeptPlaces(Members members) {
        this.members = members;
    }

    /** Answers whether {@code type}, an internal name, has to do with any of them. */
    public boolean concern(String type) {
        return classes.contains(type);
    }

    void add(String type) {
        classes.add(type);
    }

    void add(ClassNode owner, ClassAnswers found) {
        answers.put(owner, found);
    }

    /** Answers what the search has found out about {@code owner}; null if it has not looked, or that was left. */
    ClassAnswers found(ClassNode owner) {
        return answers.get(owner);
    }

    /** Leaves what was found out about other classes. To be called before several threads ask. */
    public void keep(Predicate<ClassNode> which) {
        answers.keySet().removeIf(which.negate());
    }

    Set<Place> all() {
        return kinds.keySet();
    }

    /** Answers the members that any of them is, in whichever class. */
    Set<String> members() {
        Set<String> known = memberNames;
        if (known == null) {
            known = kinds.keySet().stream().map(Place::member).collect(Collectors.toUnmodifiableSet());
            memberNames = known;
        }
        return known;
    }

    /** Answers whether that is anything new. */
    boolean put(Place place, Kind kind) {
        memberNames = null;
        return !kind.equals(kinds.put(place, kind));
    }

    /** Answers whether it was one. */
    boolean remove(Place place) {
        memberNames = null;
        return kinds.remove(place) != null;
    }

    void forget() {
        memberNames = null;
        kinds.clear();
        classes.clear();
    }

    /** Of what no guard's answer ever comes to, nothing is known. */
    Kind of(Place place) {
        return kinds.getOrDefault(place, Kind.UNKNOWN);
    }

    /** @param type the type that the code names */
    Kind ofField(String type, String name) {
        // Most names are no place's.
        return !members().contains(name) ? Kind.UNKNOWN : of(new Place.Field(members.declarerOf(type, name), name));
    }

    /** What a call may answer: what any of the methods returns that it may come to. */
    Kind ofResult(String type, String method) {
        if (!members().contains(method)) {
            return Kind.UNKNOWN;
        }
        Kind kind = Kind.NOTHING;
        Set<String> owners = members.bodiesFor(type, method);
        for (String owner : owners) {
            kind = kind.or(of(new Place.Result(owner, method)));
        }
        return owners.isEmpty() ? Kind.UNKNOWN : kind;
    }
}

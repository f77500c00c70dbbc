package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.plugin.scan.Spelled;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Looks for the places of a module that keep guards' answers: first in the classes whose guards' answers do not just decide a
 * branch, then in all that have to do with a place that was found, until there is no more to find. Most modules have none,
 * and cost a look at those of their classes that have guards. Used once.
 */
public final class KeptSearch {
    /** A chain of places is as long as people make it; one that never settles says nothing. */
    private static final int MOST_ROUNDS = 64;

    /**
     * Some members, by name alone or with a descriptor.
     *
     * @param spelled as classes spell them; made once, since each class is asked for them
     */
    private record Wanted(Set<String> members, Spelled.Names spelled) {
        Wanted(Set<String> members) {
            this(members, new Spelled.Names());
            for (String member : members) {
                int end = member.indexOf('(');
                if (end < 0) {
                    spelled.add(member);
                } else {
                    spelled.add(member.substring(0, end), member.substring(end));
                }
            }
        }
    }

    /**
     * One class that is looked at.
     *
     * @param text what it spells
     * @param which what of all that is stored may be seen
     * @param mayName by members that somebody has asked for, whether it may name any
     * @param members by method, what it names or is, once somebody has asked
     * @param stores by method, what it stores, likewise
     */
    private record Known(
            ClassNode owner,
            Scan scan,
            Spelled text,
            Predicate<Stored> which,
            Map<Wanted, Boolean> mayName,
            Map<MethodNode, Set<String>> members,
            Map<MethodNode, List<Stored>> stores) {

        Known(ClassNode owner, Scan scan, Spelled text, Predicate<Stored> which) {
            this(owner, scan, text, which, new IdentityHashMap<>(), new HashMap<>(), new HashMap<>());
        }

        List<Stored> stored(MethodNode method) {
            return stores.computeIfAbsent(
                    method,
                    any -> MethodStores.in(any, owner, scan.flows()).stream()
                            .filter(which)
                            .toList());
        }

        boolean names(MethodNode method, Wanted any) {
            return !any.members().isEmpty()
                    && mayName.computeIfAbsent(any, its -> text.mayHaveAny(its.spelled()))
                    && !Collections.disjoint(
                            members.computeIfAbsent(method, its -> Named.in(its, scan.guardCalls())), any.members());
        }

        boolean namesAny(Wanted any) {
            return owner.methods.stream().anyMatch(method -> names(method, any));
        }
    }

    private final ModuleLook module;
    private final LoggingCatalog apis;
    private final Members members;
    private final KeptPlaces places;
    /** The paths of those that are of interest. */
    private final Set<String> paths = new HashSet<>();

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<Known, ClassAnswers> soFar = new IdentityHashMap<>();

    private KeptSearch(ModuleLook module, LoggingCatalog apis) {
        this.module = module;
        this.apis = apis;
        this.members = new Members(apis.hierarchy());
        this.places = new KeptPlaces(members);
    }

    /** Answers the places that {@code module} keeps answers in. */
    public static KeptPlaces in(ModuleLook module, LoggingCatalog apis) throws IOException {
        KeptSearch search = new KeptSearch(module, apis);
        search.add(module.keeping());
        if (search.known.isEmpty()) {
            return KeptPlaces.NONE;
        }
        search.settle();
        Set<Place> found = Set.of();
        while (!found.containsAll(search.places.all())) {
            Set<Place> news = new HashSet<>(search.places.all());
            news.removeAll(found);
            found = Set.copyOf(search.places.all());
            if (search.addThoseThatName(new PlaceNames(news, search.members))) {
                search.settle();
            }
        }
        search.leaveWholeMethods();
        search.soFar.forEach((each, answers) -> search.places.add(each.owner(), answers));
        Wanted kept = new Wanted(search.places.members());
        search.known.values().forEach(each -> {
            if (each.namesAny(kept)) {
                search.places.add(each.owner().name);
            }
        });
        return search.places;
    }

    /** Answers whether there are any. */
    private boolean addThoseThatName(PlaceNames names) throws IOException {
        Map<String, ScannedClass> naming = module.classes().naming(names, path -> !paths.contains(path));
        add(naming);
        return !naming.isEmpty();
    }

    private void add(Map<String, ScannedClass> looked) {
        paths.addAll(looked.keySet());
        looked.forEach((path, each) -> {
            members.add(each.owner());
            String name = each.owner().name;
            known.put(
                    known.containsKey(name) ? name + "/" + known.size() : name,
                    new Known(each.owner(), each.scan(), module.classes().text(path), this::mayBeSeen));
        });
    }

    /**
     * What a constructor or a static method of another module is given is seen by nobody here; and who asks a logger that is written here asks
     * a guard.
     */
    private boolean mayBeSeen(Stored stored) {
        if (stored.place() instanceof Place.Result result) {
            return apis.guardLevelOf(result.owner(), result.name()).isEmpty();
        }
        return !(stored.user() instanceof MethodInsnNode call)
                || call.getOpcode() != Opcodes.INVOKESTATIC && !call.name.equals("<init>")
                || !(stored.place() instanceof Place.Parameter)
                || module.classes().have(call.owner);
    }

    /** Evaluates what is stored anywhere until that tells nothing new. */
    private void settle() {
        // Classes that came since may be what a name means.
        forget(new Wanted(places.members()));
        known.values()
                .forEach(each ->
                        soFar.computeIfAbsent(each, any -> ClassAnswers.soFar(any.owner(), any.scan(), apis, places)));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Wanted wanted = new Wanted(places.members());
            Set<String> news = new HashSet<>();
            kinds(wanted).forEach((place, kind) -> {
                boolean kept = kind.isTouched() || wanted.members().contains(place.member());
                if (kept && places.put(place, kind)) {
                    news.add(place.member());
                }
            });
            if (news.isEmpty()) {
                return;
            }
            forget(new Wanted(news));
        }
        places.forget();
        soFar.clear();
    }

    /**
     * What a private method is given behind a guard is no answer for that: {@code if (debug) tell(one, sync);}. The method is behind
     * the guard as a whole, and with it whatever it does by its parameters.
     */
    private void leaveWholeMethods() {
        List<Place.Parameter> behind = places.all().stream()
                .filter(Place.Parameter.class::isInstance)
                .map(Place.Parameter.class::cast)
                .filter(parameter -> places.of(parameter).isBehindGuardOnly() && isHidden(parameter))
                .toList();
        boolean changes = true;
        // One may be passed on to the next.
        for (int round = 0; changes && round < MOST_ROUNDS; round++) {
            changes = false;
            for (Place.Parameter parameter : behind) {
                Kind passed = passed(parameter);
                if (passed.isTouched() ? places.put(parameter, passed) : places.remove(parameter)) {
                    forget(new Wanted(Set.of(parameter.member())));
                    changes = true;
                }
            }
        }
    }

    private boolean isHidden(Place.Parameter parameter) {
        return known.containsKey(parameter.owner())
                && known.get(parameter.owner()).owner().methods.stream()
                        .filter(method -> parameter.member().equals(method.name + method.desc))
                        .anyMatch(method -> (method.access & Opcodes.ACC_PRIVATE) != 0);
    }

    private Kind passed(Place.Parameter parameter) {
        Kind kind = Kind.NOTHING;
        Wanted member = new Wanted(Set.of(parameter.member()));
        for (Known each : known.values()) {
            for (MethodNode method : each.owner().methods) {
                if (each.names(method, member)) {
                    for (Stored stored : each.stored(method)) {
                        if (meant(stored.place()).contains(parameter)) {
                            kind = kind.or(soFar.get(each).passed(stored));
                        }
                    }
                }
            }
        }
        return kind;
    }

    /** What is known of methods that name one of these members may be otherwise by now. */
    private void forget(Wanted news) {
        soFar.forEach((each, answers) -> answers.forget(method -> each.names(method, news)));
    }

    /** @param wanted the members that are places by now */
    private Map<Place, Kind> kinds(Wanted wanted) {
        Map<Place, Kind> kinds = new HashMap<>();
        Map<Place, Kind> passed = new HashMap<>();
        for (Known each : known.values()) {
            ClassAnswers answers = soFar.get(each);
            for (MethodNode method : each.owner().methods) {
                // A value of any other method comes from no guard, and goes where none has come to.
                if (answers.mayKeep(method) || each.names(method, wanted)) {
                    for (Stored stored : each.stored(method)) {
                        Kind kind = answers.kind(stored);
                        meant(stored.place()).forEach(place -> {
                            kinds.merge(place, kind, Kind::or);
                            if (place instanceof Place.Parameter && kind.isTouched()) {
                                passed.merge(place, answers.passed(stored), Kind::or);
                            }
                        });
                    }
                }
            }
        }
        passed.forEach((place, values) -> kinds.computeIfPresent(place, (any, kind) -> kind.passedAs(values)));
        kinds.replaceAll(this::withDefault);
        return kinds;
    }

    /** Answers the places that one is by the name that a class gives it: a call may run the code of several classes. */
    private List<Place> meant(Place named) {
        if (named instanceof Place.Field field) {
            return List.of(new Place.Field(members.declarerOf(field.owner(), field.member()), field.member()));
        }
        if (named instanceof Place.Parameter parameter) {
            Set<String> owners = members.bodiesFor(parameter.owner(), parameter.member());
            // Classes with the code may yet be found, by this name.
            return owners.isEmpty()
                    ? List.of(named)
                    : owners.stream()
                            .<Place>map(owner -> new Place.Parameter(owner, parameter.member(), parameter.index()))
                            .toList();
        }
        return List.of(named);
    }

    /** A field that is not final holds false before anything is stored. */
    private Kind withDefault(Place place, Kind kind) {
        if (!(place instanceof Place.Field field) || !known.containsKey(field.owner())) {
            return kind;
        }
        boolean isFinal = known.get(field.owner()).owner().fields.stream()
                .filter(declared -> declared.name.equals(field.member()))
                .map((FieldNode declared) -> declared.access)
                .anyMatch(access -> (access & Opcodes.ACC_FINAL) != 0);
        return isFinal ? kind : kind.or(Kind.FALSE);
    }
}

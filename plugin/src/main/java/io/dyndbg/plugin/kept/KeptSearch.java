package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.kept.SearchedClass.Told;
import io.dyndbg.plugin.kept.SearchedClass.Wanted;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
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

    private final ModuleLook module;
    private final LoggingCatalog apis;
    private final Members members;
    private final KeptPlaces places;
    /** The paths of those that are of interest. */
    private final Set<String> paths = new HashSet<>();

    private final Map<String, SearchedClass> known = new LinkedHashMap<>();

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
        Wanted kept = new Wanted(search.places.members());
        search.known.values().forEach(each -> {
            search.places.add(each.owner(), each.answers());
            if (!each.naming(kept).isEmpty()) {
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
                    new SearchedClass(
                            each.owner(),
                            each.scan(),
                            module.classes().text(path),
                            ClassAnswers.soFar(each.owner(), each.scan(), apis, places),
                            this::mayBeSeen));
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
        Set<String> news = places.members();
        Map<Place, List<Place>> meant = new HashMap<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            lookAgain(news);
            Set<String> members = places.members();
            Set<String> changed = new HashSet<>();
            kinds(meant).forEach((place, kind) -> {
                boolean kept = kind.isTouched() || members.contains(place.member());
                if (kept && places.put(place, kind)) {
                    changed.add(place.member());
                }
            });
            if (changed.isEmpty()) {
                return;
            }
            news = changed;
        }
        places.forget();
        known.clear();
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
                    lookAgain(Set.of(parameter.member()));
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
        for (SearchedClass each : known.values()) {
            for (MethodNode method : each.naming(member)) {
                for (Stored stored : each.stored(method)) {
                    if (meant(stored.place()).contains(parameter)) {
                        kind = kind.or(each.answers().passed(stored));
                    }
                }
            }
        }
        return kind;
    }

    /** What is known of methods that name one of these members may be otherwise by now. */
    private void lookAgain(Set<String> members) {
        Wanted news = new Wanted(members);
        known.values().forEach(each -> each.lookAgain(news));
    }

    /** @param meant takes and gives what places are by the names that classes give them */
    private Map<Place, Kind> kinds(Map<Place, List<Place>> meant) {
        Map<Place, Kind> kinds = new HashMap<>();
        Map<Place, Kind> passed = new HashMap<>();
        for (SearchedClass each : known.values()) {
            for (Told told : each.told()) {
                for (Place place : meant.computeIfAbsent(told.place(), this::meant)) {
                    kinds.merge(place, told.kind(), Kind::or);
                    if (told.passed() != null) {
                        passed.merge(place, told.passed(), Kind::or);
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

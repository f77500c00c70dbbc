package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.kept.Members;
import io.dyndbg.plugin.kept.ModuleClasses;
import io.dyndbg.plugin.kept.ModuleLook;
import io.dyndbg.plugin.kept.Place;
import io.dyndbg.plugin.kept.PlaceNames;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.site.Level;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Looks for the places of a module through which decided values come from one class to another: first in the classes whose guards may
 * decide about such, then in those that have to do with a place that is new, until there is no more to find. Used once.
 */
final class DecidedSearch {
    /** A value is passed on as often as people do; one that never settles says nothing. */
    private static final int MOST_ROUNDS = 64;

    private final ModuleClasses classes;
    private final LoggingCatalog apis;
    private final ModuleFacts facts;
    private final Members members;
    private final DecidedPlaces places;
    private final OtherArguments others;

    private DecidedSearch(ModuleClasses classes, LoggingCatalog apis, ModuleFacts facts) {
        this.classes = classes;
        this.apis = apis;
        this.facts = facts;
        this.places = facts.decided();
        this.members = places.members();
        this.others = new OtherArguments(members);
    }

    /**
     * Adds what it finds in {@code module} to what is known of it.
     *
     * @param facts takes the places, and begins what holds of classes on the way
     */
    static void in(ModuleLook module, LoggingCatalog apis, ModuleFacts facts) throws IOException {
        DecidedSearch search = new DecidedSearch(module.classes(), apis, facts);
        Map<Place, Level> told = search.look(module.deciding(facts.kept()));
        for (int round = 0; !told.isEmpty() && round < MOST_ROUNDS; round++) {
            Map<String, ScannedClass> naming = search.naming(told.keySet(), path -> true);
            Set<Place> news = search.put(told, naming.values());
            if (!news.equals(told.keySet())) {
                naming = search.naming(news, naming::containsKey);
            }
            naming.values().forEach(each -> search.places.add(each.owner().name));
            told = search.look(naming);
        }
    }

    private Map<String, ScannedClass> naming(Set<Place> some, Predicate<String> paths) throws IOException {
        return some.isEmpty() ? Map.of() : classes.naming(new PlaceNames(some, members), paths);
    }

    /**
     * Answers those of the places that were told, and are new, which values go on from.
     *
     * @param naming the classes that name one of them
     */
    private Set<Place> put(Map<Place, Level> told, Iterable<ScannedClass> naming) {
        naming.forEach(each -> members.add(each.owner()));
        Set<Place> news = new HashSet<>();
        told.forEach((place, level) -> {
            if (place instanceof Place.Parameter parameter && others.areGiven(parameter, naming)) {
                places.putMixed(parameter, level);
            } else {
                places.put(place, level);
                news.add(place);
            }
        });
        return news;
    }

    /** Answers what {@code some} classes tell that is new, with the levels of the guards. */
    private Map<Place, Level> look(Map<String, ScannedClass> some) throws IOException {
        some.values().forEach(each -> members.add(each.owner()));
        Map<Place, Level> news = new HashMap<>();
        for (ScannedClass each : some.values()) {
            EnclosureSearch search = new EnclosureSearch(each.owner(), each.scan(), apis, facts);
            if (!places.concern(each.owner().name)) {
                facts.begin(each.owner(), search);
            }
            for (Map.Entry<Place, Level> told : search.decided().entrySet()) {
                Place place = places.declared(told.getKey());
                if (matters(place) && !isItsOwn(place, each.owner())) {
                    if (place instanceof Place.Parameter parameter) {
                        others.add(parameter, each.owner().name);
                    }
                    if (places.isNew(place, told.getValue())) {
                        news.merge(place, told.getValue(), BinaryOperator.maxBy(Comparator.naturalOrder()));
                    }
                }
            }
        }
        return news;
    }

    /** Answers whether a place is a private field that no other class names: {@code owner} knows by itself what comes of it. */
    private boolean isItsOwn(Place place, ClassNode owner) throws IOException {
        boolean isPrivate = place.owner().equals(owner.name)
                && owner.fields.stream()
                        .filter(field -> (field.access & Opcodes.ACC_PRIVATE) != 0)
                        .anyMatch(field -> field.name.equals(place.member()));
        boolean hasNest = owner.nestHostClass != null || owner.nestMembers != null;
        return isPrivate && (!hasNest || !classes.areNamed(new PlaceNames(Set.of(place), members), owner.name));
    }

    /** What loggers, or classes of other modules, are given matters to nobody here. */
    private boolean matters(Place place) {
        return !(place instanceof Place.Parameter called)
                || classes.have(called.owner()) && !apis.isLogger(called.owner());
    }
}

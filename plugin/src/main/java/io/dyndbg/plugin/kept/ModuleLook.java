package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.plugin.scan.Spelled;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;

/** A first look at all classes of a module, each once: which may matter to others. */
public final class ModuleLook {
    private final LoggingCatalog apis;
    private final ScannedClasses scanned;
    /** The paths of the classes that have anything of logging. */
    private final Set<String> logging = new LinkedHashSet<>();

    private final Map<String, ScannedClass> keeping = new LinkedHashMap<>();
    private final Set<String> deciding = new LinkedHashSet<>();
    private final Set<String> running = new LinkedHashSet<>();
    private final Set<String> asking = new LinkedHashSet<>();
    private final Set<Place.Result> called = new HashSet<>();
    private final ModuleClasses classes;

    private ModuleLook(ClassFiles module, LoggingCatalog apis, ScannedClasses scanned) throws IOException {
        this.apis = apis;
        this.scanned = scanned;
        this.classes = new ModuleClasses(module, scanned, this::look);
    }

    /**
     * Looks at {@code module}. Classes that can't be read are passed over.
     *
     * @param scanned scans the classes
     * @throws IOException if {@code module} throws it
     */
    public static ModuleLook at(ClassFiles module, LoggingCatalog apis, ScannedClasses scanned) throws IOException {
        return new ModuleLook(module, apis, scanned);
    }

    private boolean look(String path, byte[] classFile, ClassReader reader, Spelled text) {
        if (!scanned.logs(classFile, reader, text)) {
            return false;
        }
        logging.add(path);
        boolean asks = apis.askedIn(reader, text);
        if (asks) {
            asking.add(path);
            lookAtGuards(path, classFile, reader);
        }
        return asks;
    }

    private void lookAtGuards(String path, byte[] classFile, ClassReader reader) {
        MayDecide decides = new MayDecide(apis);
        MayKeep keeps = new MayKeep(apis, decides);
        scanned.lookEarly(classFile, reader)
                .ifPresentOrElse(
                        each -> keeps.look(each.owner(), each.scan(), decides),
                        () -> reader.accept(keeps, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES));
        if (decides.answer()) {
            deciding.add(path);
        }
        if (decides.runsGiven()) {
            running.add(path);
        }
        decides.calledOthers().forEach(called::add);
        if (keeps.answer()) {
            keeping.put(path, scanned.look(classFile, reader));
        }
    }

    /** Answers the classes, for another look at some of them. */
    public ModuleClasses classes() {
        return classes;
    }

    /** The classes that may keep the answer of a guard, by path. */
    Map<String, ScannedClass> keeping() {
        return keeping;
    }

    /** Scans the classes in which guards, or answers that are {@code kept}, may decide about values that others see, by path. */
    public Map<String, ScannedClass> deciding(KeptPlaces kept) throws IOException {
        return scanWithThoseOf(kept, deciding);
    }

    /** Scans the classes that may run what they are given behind guards, or answers that are {@code kept}, by path. */
    public Map<String, ScannedClass> running(KeptPlaces kept) throws IOException {
        return scanWithThoseOf(kept, running);
    }

    private Map<String, ScannedClass> scanWithThoseOf(KeptPlaces kept, Set<String> some) throws IOException {
        Set<String> paths = new LinkedHashSet<>(some);
        classes.paths().stream()
                .filter(path -> kept.concern(classes.type(path)))
                .forEach(paths::add);
        return classes.scan(paths);
    }

    /**
     * Answers the types that some classes construct, by the paths of those.
     *
     * @param others internal names of those that count besides the ones that ask guards
     */
    public Map<String, Set<String>> constructedByAsking(Predicate<String> others) throws IOException {
        return classes.constructed(path -> asking.contains(path) || others.test(classes.type(path)));
    }

    /** Answers the methods that classes of the module may call behind guards of theirs, but for their own. */
    public Set<Place.Result> calledBehindGuards() {
        return called;
    }

    /** Answers the classes that have to do with logging, by their internal names. */
    public Set<String> loggingTypes() {
        return logging.stream().map(classes::type).collect(Collectors.toSet());
    }

    /** Scans the classes that have to do with logging and that calls of {@code some} methods may run, or those of a supertype, by path. */
    public Map<String, ScannedClass> runBy(Set<Place.Result> some) throws IOException {
        Spelled.Names names = new Spelled.Names();
        Set<String> owners = new HashSet<>();
        for (Place.Result place : some) {
            owners.add(place.owner());
            names.add(place.name(), place.member().substring(place.name().length()));
        }
        Set<String> wanted = classes.withSubtypes(owners);
        return classes.scan(logging.stream()
                .filter(path -> wanted.contains(classes.type(path))
                        && classes.text(path).mayHaveAny(names))
                .toList());
    }
}

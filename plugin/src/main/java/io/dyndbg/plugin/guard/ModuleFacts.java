package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.kept.ClassFiles;
import io.dyndbg.plugin.kept.KeptPlaces;
import io.dyndbg.plugin.kept.KeptSearch;
import io.dyndbg.plugin.kept.ModuleLook;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.tree.ClassNode;

/** What the classes of a module must know of each other. Safe for use by any number of threads. */
public final class ModuleFacts {
    private final KeptPlaces kept;
    private final DecidedPlaces decided;
    private final GuardedCallers callers;
    private final GuardedTakers takers;
    private final GuardedMakers makers;
    /** What was found out about classes meanwhile, and holds: that is a good part of the work. */
    private final Map<ClassNode, EnclosureSearch> begun = new ConcurrentHashMap<>();

    private ModuleFacts(ModuleLook look, LoggingCatalog apis) throws IOException {
        this.callers = GuardedCallers.in(look, apis);
        this.kept = KeptSearch.in(look, apis);
        this.takers = GuardedTakers.in(look, apis, kept);
        this.makers = GuardedMakers.in(look, apis, kept, takers);
        this.decided = new DecidedPlaces(apis.hierarchy());
    }

    /**
     * Looks at all classes of {@code module}. Those that can't be read are passed over, and so are those that can, but have something in them
     * that no compiler writes.
     *
     * @param classes scans the classes
     * @throws IOException if {@code module} throws it
     */
    public static ModuleFacts of(ClassFiles module, LoggingCatalog apis, ScannedClasses classes) throws IOException {
        return new SoundClasses<>(some -> search(some, apis, classes)).outcome(module);
    }

    private static ModuleFacts search(ClassFiles module, LoggingCatalog apis, ScannedClasses classes)
            throws IOException {
        ModuleLook look = ModuleLook.at(module, apis, classes);
        ModuleFacts facts = new ModuleFacts(look, apis);
        DecidedSearch.in(look, apis, facts);
        facts.kept.keep(classes::isKept);
        facts.begun.keySet().removeIf(owner -> facts.decided.concern(owner.name) || !classes.isKept(owner));
        return facts;
    }

    /** Answers whether what is known of {@code type}, an internal name, depends on other classes. */
    public boolean concern(String type) {
        return kept.concern(type)
                || decided.concern(type)
                || callers.concern(type)
                || takers.concern(type)
                || makers.concern(type);
    }

    /** Answers where guards' answers are kept. */
    KeptPlaces kept() {
        return kept;
    }

    /** Answers where values that guards decide about come from one class to another. */
    DecidedPlaces decided() {
        return decided;
    }

    /** Answers the methods that other classes call behind guards. */
    GuardedCallers callers() {
        return callers;
    }

    /** Answers the methods of other classes that run what they are given behind guards. */
    GuardedTakers takers() {
        return takers;
    }

    /** Answers the classes whose objects are made behind guards only. */
    GuardedMakers makers() {
        return makers;
    }

    void begin(ClassNode owner, EnclosureSearch search) {
        begun.put(owner, search);
    }

    /** Answers the search in {@code owner}, once, if one was begun. */
    Optional<EnclosureSearch> begun(ClassNode owner) {
        return Optional.ofNullable(begun.remove(owner));
    }
}

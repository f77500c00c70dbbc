package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.plugin.scan.Spelled;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;

/** A first look at all classes of a module, each once: which may matter to others. */
public final class ModuleLook {

    /**
     * The class files of a module.
     *
     * @param paths of all, each once. Of several versions of a class the first has its name, and all count.
     * @param reader reads them, some more than once
     */
    public record ClassFiles(List<String> paths, Reader reader) {}

    /** Reads class files. */
    public interface Reader {
        /** Answers the bytes of one, the same whenever it is asked; nothing if it is gone. */
        Optional<byte[]> read(String path) throws IOException;
    }

    /** From the header of a class file (JVMS 4.1). */
    private static final int THIS_CLASS = 2;

    /** For the longest name; the reader's own would be made anew for each class, as long as its longest text. */
    private final char[] buffer = new char[0xFFFF];

    private final ClassFiles module;
    private final LoggingCatalog apis;
    private final ScannedClasses classes;
    /** By path. */
    private final Map<String, Spelled> texts = new LinkedHashMap<>();

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> types = new HashSet<>();
    /** The paths of the classes that have anything of logging. */
    private final Set<String> logging = new LinkedHashSet<>();

    private final Map<String, ScannedClass> keeping = new LinkedHashMap<>();
    private final Set<String> deciding = new LinkedHashSet<>();
    private final Set<Place.Result> called = new HashSet<>();

    private ModuleLook(ClassFiles module, LoggingCatalog apis, ScannedClasses classes) {
        this.module = module;
        this.apis = apis;
        this.classes = classes;
    }

    /**
     * Looks at {@code module}. Classes that can't be read are passed over.
     *
     * @param classes scans the classes
     * @throws IOException if {@code module} throws it
     */
    public static ModuleLook at(ClassFiles module, LoggingCatalog apis, ScannedClasses classes) throws IOException {
        ModuleLook look = new ModuleLook(module, apis, classes);
        for (String path : module.paths()) {
            look.read(path, look::look);
        }
        return look;
    }

    private void look(String path, byte[] classFile, ClassReader reader) {
        Spelled text = Spelled.in(reader);
        texts.put(path, text);
        String type = reader.readClass(reader.header + THIS_CLASS, buffer);
        names.put(path, type);
        types.add(type);
        boolean keeps = false;
        if (apis.askedIn(reader, text)) {
            MayDecide decides = new MayDecide(apis);
            keeps = MayKeep.answers(reader, apis, decides);
            if (decides.answer()) {
                deciding.add(path);
            }
            decides.calledOthers().forEach(called::add);
        }
        if (keeps) {
            keeping.put(path, classes.look(classFile, reader));
        }
        if (keeps || classes.logs(classFile, reader, text)) {
            logging.add(path);
        }
    }

    /** The classes that may keep the answer of a guard, by path. */
    Map<String, ScannedClass> keeping() {
        return keeping;
    }

    /** Answers the paths of the classes in which guards, or answers that are {@code kept}, may decide about values that others see. */
    public Set<String> deciding(KeptPlaces kept) {
        Set<String> paths = new LinkedHashSet<>(deciding);
        names.forEach((path, name) -> {
            if (kept.concern(name)) {
                paths.add(path);
            }
        });
        return paths;
    }

    /** Answers the methods that classes of the module may call behind guards of theirs, but for their own. */
    public Set<Place.Result> calledBehindGuards() {
        return called;
    }

    /** Scans those of {@code wanted}, internal names, that have to do with logging, by path. */
    public Map<String, ScannedClass> scanTypes(Set<String> wanted) throws IOException {
        return scan(logging.stream()
                .filter(path -> wanted.contains(names.get(path)))
                .toList());
    }

    /** Answers whether {@code type}, an internal name, is one of the module. */
    public boolean has(String type) {
        return types.contains(type);
    }

    /** Scans the classes of {@code names} among those of {@code paths}, by path. */
    public Map<String, ScannedClass> naming(PlaceNames names, Predicate<String> paths) throws IOException {
        Map<String, ScannedClass> naming = new LinkedHashMap<>();
        for (String path : texts.keySet()) {
            if (paths.test(path) && names.mayBeIn(texts.get(path))) {
                read(path, (any, classFile, reader) -> {
                    if (names.anyIn(reader, texts.get(path))) {
                        naming.put(path, classes.look(classFile, reader));
                    }
                });
            }
        }
        return naming;
    }

    /** Scans the classes of {@code paths}, by path. */
    public Map<String, ScannedClass> scan(Iterable<String> paths) throws IOException {
        Map<String, ScannedClass> scanned = new LinkedHashMap<>();
        for (String path : paths) {
            read(path, (any, classFile, reader) -> scanned.put(path, classes.look(classFile, reader)));
        }
        return scanned;
    }

    private interface Look {
        void at(String path, byte[] classFile, ClassReader reader);
    }

    /** Passes over what is newer than ASM, or no class file: it is left alone, with its reason, when it is to be woven. */
    private void read(String path, Look look) throws IOException {
        Optional<byte[]> classFile = module.reader().read(path);
        try {
            classFile.ifPresent(bytes -> look.at(path, bytes, new ClassReader(bytes)));
        } catch (RuntimeException unreadable) {
            return;
        }
    }
}

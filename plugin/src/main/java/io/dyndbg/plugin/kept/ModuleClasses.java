package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.ScannedClasses;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.plugin.scan.Spelled;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;

/**
 * The classes of a module, by path: what each is called and spells is known, the rest is read again. Classes that can't be read are
 * passed over.
 */
public final class ModuleClasses {
    /** From the header of a class file (JVMS 4.1). */
    private static final int THIS_CLASS = 2;

    /** For the longest name; the reader's own would be made anew for each class, as long as its longest text. */
    private final char[] buffer = new char[0xFFFF];

    private final ClassFiles module;
    private final ScannedClasses classes;
    private final Map<String, Spelled> texts = new LinkedHashMap<>();
    /** Internal names. */
    private final Map<String, String> types = new HashMap<>();

    private final Set<String> names;

    private final Constructed constructors = new Constructed();
    /** By path, of those that somebody has asked for. */
    private final Map<String, Set<String>> constructed = new HashMap<>();

    /** Looks at one class. */
    interface Look {
        /**
         * Answers whether somebody is going to ask what it constructs.
         *
         * @param text what it spells
         */
        boolean at(String path, byte[] classFile, ClassReader reader, Spelled text);
    }

    private interface Read {
        void at(byte[] classFile, ClassReader reader);
    }

    /**
     * Reads each class once.
     *
     * @param classes scans them
     * @param first looks at them meanwhile
     * @throws IOException if {@code module} throws it
     */
    ModuleClasses(ClassFiles module, ScannedClasses classes, Look first) throws IOException {
        this.module = module;
        this.classes = classes;
        for (String path : module.paths()) {
            read(path, (classFile, reader) -> {
                Spelled text = Spelled.in(reader);
                types.put(path, Objects.requireNonNull(reader.readClass(reader.header + THIS_CLASS, buffer)));
                texts.put(path, text);
                if (first.at(path, classFile, reader, text)) {
                    constructed.put(path, constructors.in(reader));
                }
            });
        }
        names = Set.copyOf(types.values());
    }

    /** Answers whether {@code type}, an internal name, is one of them. */
    public boolean have(String type) {
        return names.contains(type);
    }

    /** Answers the internal name of the class at {@code path}. */
    public String type(String path) {
        return types.get(path);
    }

    /** Answers what the class at {@code path} spells. */
    Spelled text(String path) {
        return texts.get(path);
    }

    Set<String> paths() {
        return texts.keySet();
    }

    /** Scans the classes of {@code names} among those of {@code paths}. */
    public Map<String, ScannedClass> naming(PlaceNames names, Predicate<String> paths) throws IOException {
        Map<String, ScannedClass> naming = new LinkedHashMap<>();
        for (Map.Entry<String, Spelled> each : texts.entrySet()) {
            if (paths.test(each.getKey()) && names.mayBeIn(each.getValue())) {
                read(each.getKey(), (classFile, reader) -> {
                    if (names.anyIn(reader, each.getValue())) {
                        naming.put(each.getKey(), classes.look(classFile, reader));
                    }
                });
            }
        }
        return naming;
    }

    /** Answers those of {@code types}, internal names, that classes of the module construct, by the paths of these. */
    public Map<String, Set<String>> constructing(Set<String> types) throws IOException {
        Spelled.Names names = new Spelled.Names();
        types.forEach(names::add);
        Map<String, Set<String>> all = constructed(path -> texts.get(path).mayHaveAny(names));
        all.replaceAll((path, some) -> some.stream().filter(types::contains).collect(Collectors.toSet()));
        all.values().removeIf(Set::isEmpty);
        return all;
    }

    /** Answers the types that the classes of {@code paths} construct, by path; not those of the JDK. */
    public Map<String, Set<String>> constructed(Predicate<String> paths) throws IOException {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        for (String path : texts.keySet()) {
            if (paths.test(path)) {
                if (!constructed.containsKey(path)) {
                    read(path, (classFile, reader) -> constructed.put(path, constructors.in(reader)));
                }
                all.put(path, constructed.getOrDefault(path, Set.of()));
            }
        }
        return all;
    }

    /** Answers whether a class other than {@code type}, an internal name, names any of {@code names}. */
    public boolean areNamed(PlaceNames names, String type) throws IOException {
        return !naming(names, path -> !types.get(path).equals(type)).isEmpty();
    }

    /** Scans the classes of {@code paths}. */
    public Map<String, ScannedClass> scan(Iterable<String> paths) throws IOException {
        Map<String, ScannedClass> scanned = new LinkedHashMap<>();
        for (String path : paths) {
            readBytes(path, classFile -> scanned.put(path, classes.look(classFile)));
        }
        return scanned;
    }

    private void read(String path, Read read) throws IOException {
        readBytes(path, classFile -> read.at(classFile, new ClassReader(classFile)));
    }

    /** Passes over what is newer than ASM, or no class file: it is left alone, with its reason, when it is to be woven. */
    private void readBytes(String path, Consumer<byte[]> taker) throws IOException {
        Optional<byte[]> classFile = module.reader().read(path);
        try {
            classFile.ifPresent(taker);
        } catch (RuntimeException | AssertionError unreadable) {
            return;
        }
    }
}

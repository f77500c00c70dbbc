package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.ScannedClasses;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.plugin.scan.Spelled;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final int SUPERCLASS = 4;
    private static final int INTERFACES = 6;

    /** For the longest name; the reader's own would be made anew for each class, as long as its longest text. */
    private final char[] buffer = new char[0xFFFF];

    private final ClassFiles module;
    private final ScannedClasses classes;
    private final Map<String, Spelled> texts = new LinkedHashMap<>();
    /** Internal names. */
    private final Map<String, String> types = new HashMap<>();

    private final Set<String> names;
    /** By internal name, those of the classes that name it as their supertype. */
    private final Map<String, List<String>> subtypes = new HashMap<>();

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
                String type = Objects.requireNonNull(reader.readClass(reader.header + THIS_CLASS, buffer));
                types.put(path, type);
                addSupertypes(reader, type);
                texts.put(path, text);
                if (first.at(path, classFile, reader, text)) {
                    constructed.put(path, constructors.in(reader));
                }
            });
        }
        names = Set.copyOf(types.values());
    }

    private void addSupertypes(ClassReader reader, String type) {
        int interfaces = reader.readUnsignedShort(reader.header + INTERFACES);
        for (int i = -1; i < interfaces; i++) {
            // The superclass stands before their number.
            int at = i < 0 ? SUPERCLASS : INTERFACES + 2 + 2 * i;
            String supertype = reader.readClass(reader.header + at, buffer);
            if (supertype != null && !supertype.startsWith("java/")) {
                subtypes.computeIfAbsent(supertype, any -> new ArrayList<>()).add(type);
            }
        }
    }

    /** Answers those of {@code some} types, internal names, that are among them, with their subtypes among them. */
    Set<String> withSubtypes(Set<String> some) {
        Set<String> all = new HashSet<>();
        Deque<String> pending = new ArrayDeque<>();
        some.stream().filter(this::have).forEach(pending::add);
        while (!pending.isEmpty()) {
            String type = pending.poll();
            if (all.add(type)) {
                pending.addAll(subtypes.getOrDefault(type, List.of()));
            }
        }
        return all;
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

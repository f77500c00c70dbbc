package io.dyndbg.plugin.scan;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Answers whether a class is a subtype of another one, from class files alone: nothing of the project is loaded. A class
 * that is not on the class path, or can't be read, has no known supertypes. Safe for use by any number of threads.
 */
public final class Hierarchy implements Closeable {

    /** A method and the class that declares it; neither is to be written to. */
    record Declared(ClassNode owner, MethodNode method) {}

    /** The direct supertypes of one class, internal names. */
    private record Supertypes(List<String> names) {
        static final Supertypes UNKNOWN = new Supertypes(List.of());
    }

    private final Optional<Path> own;
    private final Optional<Types> others;
    private final List<Path> folders = new ArrayList<>();
    private final List<ZipFile> jars = new ArrayList<>();
    private final ConcurrentMap<String, Supertypes> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Map<String, Integer>> fields = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Optional<ClassNode>> read = new ConcurrentHashMap<>();

    /** Class files that are known by name, wherever they come from. Safe for use by any number of threads. */
    @FunctionalInterface
    public interface Types {
        /**
         * Answers a class file, or nothing if it is not known.
         *
         * @param name a resource's: {@code com/acme/Foo.class}
         */
        Optional<byte[]> classFile(String name) throws IOException;
    }

    /** @param classPath folders and jars, the project's own classes first; entries that can't be opened are passed over */
    public Hierarchy(List<Path> classPath) {
        this(classPath, Optional.empty());
    }

    /**
     * @param own the folder of the project's own classes
     * @param others what is asked for all types that are not among them
     */
    public Hierarchy(Path own, Types others) {
        this(List.of(own), Optional.of(others));
    }

    private Hierarchy(List<Path> classPath, Optional<Types> others) {
        this.others = others;
        own = classPath.stream().findFirst().filter(Files::isDirectory);
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                folders.add(entry);
            } else if (Files.isRegularFile(entry)) {
                open(entry);
            }
        }
    }

    /** A jar that can't be opened only makes less known: javac has had its say about it already. */
    private void open(Path jar) {
        try {
            jars.add(new ZipFile(jar.toFile()));
        } catch (IOException e) {
            return;
        }
    }

    /**
     * Answers whether {@code type} is {@code ancestor} or a subtype of it, as far as the class path tells.
     *
     * @param type an internal name; array types are subtypes of nothing
     */
    public boolean isSubtype(String type, String ancestor) {
        if (type.equals(ancestor)) {
            return true;
        }
        if (type.startsWith("[")) {
            return false;
        }
        for (String supertype : supertypes(type).names()) {
            if (isSubtype(supertype, ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** Answers whether {@code type}, an internal name, is one of the project's own classes. */
    boolean isOwn(String type) {
        return own.filter(folder -> Files.isRegularFile(folder.resolve(type + ".class")))
                .isPresent();
    }

    /** Answers {@code type} and its supertypes, as far as the class path tells: each class before its own supertypes. */
    public Set<String> ancestors(String type) {
        Set<String> ancestors = new LinkedHashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(type));
        while (!pending.isEmpty()) {
            String next = pending.poll();
            if (ancestors.add(next)) {
                pending.addAll(supertypes(next).names());
            }
        }
        return ancestors;
    }

    /** Answers the class of that internal name, not to be written to; nothing if it is not on the class path, or can't be read. */
    Optional<ClassNode> classNode(String type) {
        return read.computeIfAbsent(type, this::readNode);
    }

    /** Answers the method that {@code call} names where {@code type} itself declares it. */
    private Optional<Declared> declared(String type, MethodInsnNode call) {
        return classNode(type)
                .flatMap(owner -> owner.methods.stream()
                        .filter(method -> method.name.equals(call.name) && method.desc.equals(call.desc))
                        .findFirst()
                        .map(method -> new Declared(owner, method)));
    }

    /** Answers the declarations of the method that {@code call} names, of its class and its ancestors, the nearest first. */
    Stream<Declared> declarations(MethodInsnNode call) {
        return ancestors(call.owner).stream().flatMap(type -> declared(type, call).stream());
    }

    private Optional<ClassNode> readNode(String type) {
        try {
            return classFile(type + ".class").map(bytes -> {
                ClassNode node = new ClassNode();
                new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
                return node;
            });
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Answers whether the class file of {@code type} has {@code text}, ASCII, anywhere: a quick look. */
    boolean mentions(String type, String text) {
        try {
            return classFile(type + ".class")
                    .filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Answers the class that declares the field which {@code type.field} means; {@code type} if that is not known. */
    public String declarerOf(String type, String field) {
        return ancestors(type).stream()
                .filter(each -> fieldsOf(each).containsKey(field))
                .findFirst()
                .orElse(type);
    }

    /** Answers whether the field of that name that {@code type} itself declares is final; false if it is not known. */
    public boolean isFinal(String type, String field) {
        return (fieldsOf(type).getOrDefault(field, 0) & Opcodes.ACC_FINAL) != 0;
    }

    private Map<String, Integer> fieldsOf(String type) {
        return fields.computeIfAbsent(type, this::readFields);
    }

    /** Answers the access flags of the fields that {@code type} itself declares. */
    private Map<String, Integer> readFields(String type) {
        Map<String, Integer> flags = new HashMap<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
                flags.put(name, access);
                return null;
            }
        };
        try {
            classFile(type + ".class")
                    .ifPresent(bytes -> new ClassReader(bytes)
                            .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES));
        } catch (IOException | RuntimeException e) {
            // As with supertypes: of what can't be read nothing is known.
            return Map.of();
        }
        return flags;
    }

    private Supertypes supertypes(String type) {
        Supertypes supertypes = known.get(type);
        if (supertypes == null) {
            supertypes = read(type);
            known.put(type, supertypes);
        }
        return supertypes;
    }

    private Supertypes read(String type) {
        if (type.equals("java/lang/Object")) {
            return Supertypes.UNKNOWN;
        }
        try {
            Optional<byte[]> classFile = classFile(type + ".class");
            if (classFile.isEmpty()) {
                return Supertypes.UNKNOWN;
            }
            ClassReader reader = new ClassReader(classFile.get());
            List<String> names = new ArrayList<>(List.of(reader.getInterfaces()));
            if (reader.getSuperName() != null) {
                names.add(reader.getSuperName());
            }
            return new Supertypes(List.copyOf(names));
        } catch (IOException | RuntimeException e) {
            // A class newer than ASM or damaged: javac could read it, we can't, so nothing is known of it.
            return Supertypes.UNKNOWN;
        }
    }

    private Optional<byte[]> classFile(String name) throws IOException {
        for (Path folder : folders) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
        }
        for (ZipFile jar : jars) {
            ZipEntry entry = jar.getEntry(name);
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    return Optional.of(in.readAllBytes());
                }
            }
        }
        return others.isPresent() ? others.get().classFile(name) : ofTheJdk(name);
    }

    /** The build's own JDK stands in for the one that the project compiles against: logger types are the same in all. */
    public static Optional<byte[]> ofTheJdk(String name) throws IOException {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    @Override
    public void close() throws IOException {
        for (ZipFile jar : jars) {
            jar.close();
        }
    }
}

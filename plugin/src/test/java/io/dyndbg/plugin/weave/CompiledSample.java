package io.dyndbg.plugin.weave;

import io.dyndbg.plugin.kept.ClassFiles;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes that a test compiles, weaves and loads: by internal name, with the resources that a loader of them has. */
final class CompiledSample {
    static final String BLOB = "META-INF/dyndbg/test.samples.dyndbg";

    private final Map<String, byte[]> classes;
    private final Map<String, byte[]> resources = new HashMap<>();
    private final List<ClassRecord> records = new ArrayList<>();

    private CompiledSample(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /** Compiles {@code source}, the text of one file called {@code name}. */
    static CompiledSample compile(Path folder, String name, String source, String... options) {
        try {
            Path file = Files.createDirectories(folder.resolve("source")).resolve(name);
            Files.writeString(file, source);
            Path out = Files.createDirectories(folder.resolve("classes"));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            List<String> arguments = new ArrayList<>(List.of("-g", "-nowarn", "-d", out.toString()));
            arguments.addAll(Arrays.asList(options));
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                boolean compiled = compiler.getTask(null, files, null, arguments, null, files.getJavaFileObjects(file))
                        .call();
                if (!compiled) {
                    throw new IllegalArgumentException(name + " does not compile");
                }
            }
            return read(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompiledSample read(Path folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return new CompiledSample(classes);
    }

    /** Answers the file of {@code samples} in the test resources. */
    static String source(String name) throws IOException {
        try (InputStream in = CompiledSample.class.getResourceAsStream("/samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    byte[] bytes(String internalName) {
        return classes.get(internalName);
    }

    List<ClassRecord> records() {
        return records;
    }

    /** Answers these classes woven. Their supertypes outside are unknown, but for those of the JDK. */
    CompiledSample weave(Arguments arguments) {
        Weaving weaving = new Weaving(BLOB, Set.of(Level.TRACE, Level.DEBUG), arguments);
        ClassWeaver weaver = weaver(weaving, new Hierarchy(List.of()), classes.values());
        CompiledSample woven = new CompiledSample(new TreeMap<>());
        classes.forEach((name, bytes) -> {
            ClassWeaver.Woven result = weaver.weave(bytes);
            woven.classes.put(name, result.bytes());
            result.record().ifPresent(woven.records::add);
        });
        return woven;
    }

    /** Answers a weaver of a module of these classes. */
    static ClassWeaver weaver(Weaving weaving, Hierarchy hierarchy, Collection<byte[]> classes) {
        try {
            List<byte[]> files = List.copyOf(classes);
            List<String> paths =
                    IntStream.range(0, files.size()).mapToObj(Integer::toString).toList();
            return new ClassWeaver(
                    weaving, hierarchy, new ClassFiles(paths, path -> Optional.of(files.get(Integer.parseInt(path)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers the same with other class files. */
    CompiledSample changed(UnaryOperator<byte[]> change) {
        Map<String, byte[]> changed = new TreeMap<>();
        classes.forEach((name, bytes) -> changed.put(name, change.apply(bytes)));
        return new CompiledSample(changed);
    }

    CompiledSample with(String resource, byte[] content) {
        resources.put(resource, content);
        return this;
    }

    /** Answers a loader of these classes alone; everything else comes from {@code parent}. */
    ClassLoader loader(ClassLoader parent) {
        return new ClassLoader(parent) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name.replace('.', '/'));
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }

            @Override
            public InputStream getResourceAsStream(String name) {
                byte[] content = resources.get(name);
                return content == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(content);
            }
        };
    }
}

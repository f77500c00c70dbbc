package io.dyndbg.plugin.random;

import ch.qos.logback.classic.Level;
import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.CompactionException;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.plugin.collect.Part;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Some random classes, compiled together, as they are and woven. */
final class RandomBatch implements AutoCloseable {
    private final Path folder;
    private final Printed printed = new Printed();

    /** Where byte code comes from: a compiler, or what changes what that makes. */
    enum Shape {
        JAVAC,
        ECLIPSE,
        CHANGED
    }

    /**
     * The classes, woven.
     *
     * @param module the module's name
     * @param sites by class, its records
     */
    record Woven(Path classes, String module, Map<String, List<CallsiteRecord>> sites) {}

    /**
     * @param folder an empty folder
     * @param shape of their byte code
     */
    RandomBatch(Path folder, List<Long> seeds, Shape shape) throws IOException {
        this.folder = folder;
        Map<String, String> sources = new HashMap<>();
        seeds.forEach(seed -> sources.put(RandomClass.nameOf(seed), RandomClass.source(seed)));
        SourceFolder classes = new SourceFolder(unwoven());
        if (shape == Shape.ECLIPSE) {
            classes.compileByEclipse(sources);
        } else {
            classes.compile(sources);
        }
        if (shape == Shape.CHANGED) {
            RandomShapes.change(unwoven());
        }
    }

    Path unwoven() {
        return folder.resolve("classes");
    }

    Woven weave(Arguments policy, String module) throws IOException, CompactionException {
        Path copy = folder.resolve(module);
        try (Stream<Path> files = Files.list(unwoven())) {
            Files.createDirectories(copy);
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Options options = new Options(
                Set.of(io.dyndbg.site.Level.TRACE, io.dyndbg.site.Level.DEBUG),
                policy,
                List.of(),
                List.of(),
                path -> true,
                Optional.of(Codec.NONE),
                false,
                false);
        Outcome outcome = Compaction.run(
                new BuildFolder(
                        copy,
                        Optional.of(folder.resolve(module + "-made")),
                        List.of(Part.whole(module, "test." + module)),
                        options,
                        BuildFolder.Libraries.ASSUMED,
                        classPath),
                file -> {});
        Map<String, List<CallsiteRecord>> sites = new HashMap<>();
        outcome.modules().get(0).classes().forEach(record -> sites.put(record.name(), record.sites()));
        return new Woven(copy, module, sites);
    }

    URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, RandomBatch.class.getClassLoader());
    }

    /** Runs a class with both loggers at {@code level}, and answers what it did. */
    List<String> run(ClassLoader loader, long seed, Level level) throws ReflectiveOperationException {
        return run(loader, seed, level, level);
    }

    List<String> run(ClassLoader loader, long seed, Level a, Level b) throws ReflectiveOperationException {
        printed.at(a, b);
        Trace.take();
        Class<?> type = loader.loadClass(RandomClass.nameOf(seed));
        type.getMethod("run").invoke(type.getConstructor().newInstance());
        return Trace.take();
    }

    @Override
    public void close() {
        printed.close();
    }
}

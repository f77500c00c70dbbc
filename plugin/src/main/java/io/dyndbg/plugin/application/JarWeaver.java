package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Changes;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.CompactionException;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Part;
import io.dyndbg.plugin.scan.Hierarchy;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Weaves the classes of one jar where they lie, and writes nothing. Safe for any thread. */
final class JarWeaver {

    /**
     * What became of a jar.
     *
     * @param changes the files that are others
     * @param asked the class files outside of the jar that weaving asked for, whether they are there or not
     */
    record Woven(Changes changes, Set<String> asked) {}

    private static final BuildFolder.Libraries AT_RUN_TIME = new BuildFolder.Libraries(true, false);

    private final Options options;
    private final Hierarchy.Types types;
    private final Path empty;

    /**
     * @param types those of the whole application
     * @param empty a folder in which there is nothing
     */
    JarWeaver(Options options, Hierarchy.Types types, Path empty) {
        this.options = new Options(
                options.levels(),
                options.arguments(),
                options.deny(),
                options.wrappers(),
                path -> LeftOut.mayBeWoven(path) && options.selection().test(path),
                options.codec(),
                false,
                false);
        this.types = types;
        this.empty = empty;
    }

    /**
     * Weaves the classes of a jar.
     *
     * @param folder the folder in which they lie, with a slash at its end; empty for the whole jar
     * @param module what they are called
     * @throws ApplicationException if that can't be done
     */
    Woven weave(Path jar, String folder, Part.Module module) throws IOException {
        Set<String> asked = new ConcurrentSkipListSet<>();
        // Its names may differ in case alone, which a folder on a disk need not tell apart.
        try (FileSystem inside = FileSystems.newFileSystem(jar, (ClassLoader) null)) {
            Path root = inside.getPath("/" + folder);
            BuildFolder build = new BuildFolder(
                    root,
                    Optional.of(empty),
                    List.of(Part.whole(module.name(), module.fullName())),
                    options,
                    AT_RUN_TIME,
                    List.of());
            Hierarchy.Types others = name -> {
                asked.add(name);
                return types.classFile(name);
            };
            try (Hierarchy hierarchy = new Hierarchy(root, others)) {
                return new Woven(Compaction.changes(build, hierarchy), asked);
            }
        } catch (CompactionException e) {
            throw new ApplicationException(jar.getFileName() + ": " + e.getMessage(), e);
        }
    }
}

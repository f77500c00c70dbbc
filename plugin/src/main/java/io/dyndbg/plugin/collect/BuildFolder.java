package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.scan.Wrapper;
import io.dyndbg.plugin.weave.Weaving;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A folder of classes and what a build wants of it: the one value that {@link Compaction} needs, whatever the front end.
 *
 * @param classes the folder; absolute, and need not exist
 * @param target the folder for what a build makes, outside of {@code classes}; nothing without a build tool: then it is the
 *     folder that {@code classes} is in
 * @param parts the modules whose classes are in there, at least one; a class is of the first that selects it
 * @param options what the build may choose
 * @param atRunTime what the application will have
 * @param classPath what the classes were compiled against, without {@code classes} itself; entries need not exist
 */
public record BuildFolder(
        Path classes,
        Optional<Path> target,
        List<Part> parts,
        Options options,
        Libraries atRunTime,
        List<Path> classPath) {

    /**
     * What the application will have at run time.
     *
     * @param runtime dyndbg-runtime
     * @param zstd zstd-jni
     */
    public record Libraries(boolean runtime, boolean zstd) {
        /** Where nobody knows: all of them. */
        public static final Libraries ASSUMED = new Libraries(true, true);
    }

    public BuildFolder {
        Objects.requireNonNull(classes);
        Objects.requireNonNull(target);
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.stream().map(Part::blob).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("no module, or two of one name: " + parts);
        }
        Objects.requireNonNull(options);
        Objects.requireNonNull(atRunTime);
        classPath = List.copyOf(classPath);
    }

    /**
     * Answers what is to be built one after the other: this, or the folder of each named module in it, whose blobs are called after
     * it.
     *
     * @throws IOException if the folder can't be read
     */
    public List<BuildFolder> modules() throws IOException {
        List<Path> folders = ModuleFolders.in(classes);
        if (folders.equals(List.of(classes))) {
            return List.of(this);
        }
        List<BuildFolder> modules = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> all = new ArrayList<>(folders);
            all.remove(folder);
            all.addAll(classPath);
            List<Part> named = parts.stream()
                    .map(part -> part.in(folder.getFileName().toString()))
                    .toList();
            modules.add(new BuildFolder(folder, target, named, options, atRunTime, all));
        }
        return modules;
    }

    /** Answers the part that a class file is of; nothing if it is not to be woven. */
    Optional<Part> partOf(String path) {
        return options.selection().test(path)
                ? parts.stream().filter(part -> part.selection().test(path)).findFirst()
                : Optional.empty();
    }

    Weaving weaving(Part part) {
        DeniedTerms denied = new DeniedTerms(part.module().name(), options.deny());
        return new Weaving(
                part.blob(),
                options.levels(),
                options.arguments(),
                denied,
                options.wrappers().stream().map(Wrapper::parse).toList());
    }

    /** Answers how the blob is compressed: what was chosen, else zstd if the application can read it. */
    Codec codec() {
        return options.codec().orElse(atRunTime.zstd() ? Codec.ZSTD : Codec.DEFLATE);
    }

    /**
     * Answers the folder that keeps the class files as they were before weaving. Each folder of classes has its own: two in one
     * project must not clear away each other's.
     */
    Path originals() {
        Path around = target.orElseGet(classes::getParent);
        Path made = around.resolve("dyndbg");
        if (target.isPresent() && classes.equals(around.resolve("classes"))) {
            return made.resolve("originals");
        }
        // Folders may end in the same name.
        Path name = classes.startsWith(around)
                ? around.relativize(classes)
                : Path.of(classes.getFileName() + "-" + Integer.toHexString(classes.hashCode()));
        return made.resolve(name).resolve("originals");
    }
}

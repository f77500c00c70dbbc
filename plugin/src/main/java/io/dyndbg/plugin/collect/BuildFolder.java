package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.weave.Weaving;
import io.dyndbg.site.Mark;
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
 * @param module the module
 * @param options what the build may choose
 * @param atRunTime what the application will have
 * @param classPath what the classes were compiled against, without {@code classes} itself; entries need not exist
 */
public record BuildFolder(
        Path classes,
        Optional<Path> target,
        Module module,
        Options options,
        Libraries atRunTime,
        List<Path> classPath) {

    /**
     * A module by its names.
     *
     * @param name as queries match it
     * @param fullName as no other module is called: {@code <groupId>.<artifactId>}; without colons and slashes
     */
    public record Module(String name, String fullName) {
        public Module {
            Objects.requireNonNull(name);
            Mark.blobNamed(fullName);
        }
    }

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
        Objects.requireNonNull(module);
        Objects.requireNonNull(options);
        Objects.requireNonNull(atRunTime);
        classPath = List.copyOf(classPath);
    }

    /**
     * Answers what is to be built one after the other: this, or the folder of each named module in it, whose blob is called after
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
            Module part = new Module(module.name(), module.fullName() + "." + folder.getFileName());
            modules.add(new BuildFolder(folder, target, part, options, atRunTime, all));
        }
        return modules;
    }

    /** Answers the resource name of the module's blob. */
    String blob() {
        return Mark.blobNamed(module.fullName());
    }

    Weaving weaving() {
        return new Weaving(
                blob(), options.levels(), options.arguments(), new DeniedTerms(module.name(), options.deny()));
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

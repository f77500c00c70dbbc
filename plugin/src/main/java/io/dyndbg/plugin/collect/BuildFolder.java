package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.weave.Weaving;
import io.dyndbg.site.Mark;
import java.nio.file.Path;
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

    /** Answers the resource name of the module's blob. */
    String blob() {
        return Mark.blobNamed(module.fullName());
    }

    Weaving weaving() {
        return new Weaving(blob(), options.levels(), options.arguments());
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
        Path made = target.orElseGet(classes::getParent).resolve("dyndbg");
        boolean usual = target.isPresent() && classes.equals(target.get().resolve("classes"));
        return (usual ? made : made.resolve(classes.getFileName())).resolve("originals");
    }
}

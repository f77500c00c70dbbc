package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An application and what a build wants of it: the one value that {@link ApplicationWeaver} needs, whatever the front end.
 *
 * @param application the archive, or a folder of jars
 * @param output where the woven one goes; nothing for its place
 * @param own what the application's own classes are called; nothing for what the archive says
 * @param selection which modules are woven
 * @param options what is woven of them, and how
 * @param runtime the jars that are added where the application has no dyndbg-runtime: that, and zstd-jni if blobs need it; none to
 *     add nothing
 * @param cache the folder that keeps woven jars for other builds; nothing to keep none
 * @param version the version of this weaver
 */
public record ApplicationBuild(
        Path application,
        Optional<Path> output,
        Optional<Part.Module> own,
        Predicate<Coordinates> selection,
        Options options,
        List<Path> runtime,
        Optional<Path> cache,
        String version) {
    public ApplicationBuild {
        Objects.requireNonNull(application);
        Objects.requireNonNull(output);
        Objects.requireNonNull(own);
        Objects.requireNonNull(selection);
        Objects.requireNonNull(options);
        runtime = List.copyOf(runtime);
        Objects.requireNonNull(cache);
        Objects.requireNonNull(version);
    }

    /** Answers the same with another output. */
    ApplicationBuild to(Path other) {
        return new ApplicationBuild(application, Optional.of(other), own, selection, options, runtime, cache, version);
    }
}

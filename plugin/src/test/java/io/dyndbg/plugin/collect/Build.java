package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.weave.MarkFinder;
import io.dyndbg.query.Terms;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Level;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A project's folder as the tests build it, again and again, with one thing or another changed. */
record Build(
        Path root,
        Set<Level> levels,
        Arguments arguments,
        List<Terms> deny,
        List<String> wrappers,
        List<String> excludes,
        Codec codec,
        String blob) {
    static final String BLOB = "META-INF/dyndbg/com.acme.acme-core.dyndbg";

    static Build in(Path root) {
        return new Build(
                root,
                Set.of(Level.TRACE, Level.DEBUG),
                Arguments.KEEP,
                List.of(),
                List.of(),
                List.of(),
                Codec.DEFLATE,
                BLOB);
    }

    Build levels(Level... now) {
        return new Build(root, Set.of(now), arguments, deny, wrappers, excludes, codec, blob);
    }

    Build arguments(Arguments now) {
        return new Build(root, levels, now, deny, wrappers, excludes, codec, blob);
    }

    Build excludes(String... now) {
        return new Build(root, levels, arguments, deny, wrappers, List.of(now), codec, blob);
    }

    Build deny(String now) throws Exception {
        return new Build(root, levels, arguments, Terms.parseAll(now), wrappers, excludes, codec, blob);
    }

    Build wrappers(String... now) {
        return new Build(root, levels, arguments, deny, List.of(now), excludes, codec, blob);
    }

    Build blob(String now) {
        return new Build(root, levels, arguments, deny, wrappers, excludes, codec, now);
    }

    Path classes() {
        return root.resolve("classes");
    }

    Path originals() {
        return root.resolve("dyndbg/originals");
    }

    SourceFolder sources() {
        return new SourceFolder(classes());
    }

    Outcome run() throws IOException, CompactionException {
        return run(file -> {});
    }

    Outcome run(Consumer<Path> written) throws IOException, CompactionException {
        Compaction compaction = plan();
        compaction.write(written);
        return compaction.outcome();
    }

    Compaction plan() throws IOException, CompactionException {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return Compaction.plan(new BuildFolder(
                classes(),
                Optional.of(root),
                List.of(Part.whole("acme-core", fullName())),
                new Options(
                        levels,
                        arguments,
                        deny,
                        wrappers,
                        path -> excludes.stream().noneMatch(path::matches),
                        Optional.of(codec),
                        false,
                        false),
                BuildFolder.Libraries.ASSUMED,
                classPath));
    }

    private String fullName() {
        return blob.substring("META-INF/dyndbg/".length(), blob.length() - ".dyndbg".length());
    }

    boolean isWoven(String path) throws IOException {
        return MarkFinder.in(Files.readAllBytes(classes().resolve(path))).isPresent();
    }

    /** Answers the records of the blob. */
    List<ClassRecord> records() throws IOException {
        return StoredRecords.of(Files.readAllBytes(classes().resolve(blob)), blob)
                .get(0)
                .classes();
    }

    List<String> recordedClasses() throws IOException {
        return records().stream().map(ClassRecord::name).toList();
    }
}

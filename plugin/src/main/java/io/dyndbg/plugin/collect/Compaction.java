package io.dyndbg.plugin.collect;

import io.dyndbg.plugin.scan.Denied;
import io.dyndbg.plugin.scan.Hierarchy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One build of a folder of classes, {@linkplain #run at once}: first {@linkplain #plan planned}, which reads everything and
 * writes nothing, then {@linkplain #write written}. For one thread; builds of different folders know nothing of each other.
 *
 * <p>The order of writing makes a build that is killed anywhere repairable by the next one:
 *
 * <ol>
 *   <li>originals of what is woven now for the first time;
 *   <li>the blob as it is while the classes are being written, and the index: every record, old or new, that is sure to
 *       belong to its class. A class that was woven with another configuration has none for that while: whether the old
 *       or the new one is right is known only when it has been replaced. A woven class without its record is woven again
 *       from its original;
 *   <li>the classes;
 *   <li>the blob without what is gone and with everything else, then the originals that nobody needs any more go.
 * </ol>
 *
 * What already has the right bytes is not touched, so a build in which nothing changed writes nothing.
 */
public final class Compaction {
    private final Folder classes;
    private final Folder originals;
    private final Plan plan;

    private Compaction(BuildFolder build, Plan plan) {
        this.classes = new Folder(build.classes());
        this.originals = new Folder(build.originals());
        this.plan = plan;
    }

    /**
     * Weaves the classes of a folder and writes the blob.
     *
     * @param written is told the path of each file that was written or deleted, right after
     * @return what the folder holds now
     * @throws CompactionException if a class that has to be woven again has lost its original, if the library is missing
     *     ({@link MissingRuntimeException}), or if there is something without a switch and that is an error
     *     ({@link UnweavableException}); nothing was written then
     * @throws IOException if a file can't be read or written; the next build repairs the folder
     */
    public static Outcome run(BuildFolder build, Consumer<Path> written) throws IOException, CompactionException {
        Compaction compaction = plan(build);
        compaction.check(build);
        compaction.write(written);
        return compaction.outcome();
    }

    private void check(BuildFolder build) throws CompactionException {
        if (outcome().wovenSites() > 0 && !build.atRunTime().runtime()) {
            throw new MissingRuntimeException(outcome().wovenSites());
        }
        List<LeftAlone> unweavable = outcome().leftAlone().stream()
                .filter(place -> build.options().closedGuardCounts() || !place.woven())
                .filter(place -> !place.reason().equals(Denied.REASON))
                .toList();
        if (build.options().failOnUnweavable() && !unweavable.isEmpty()) {
            throw new UnweavableException(unweavable);
        }
    }

    /**
     * Reads the folder and decides what is to be done.
     *
     * @throws CompactionException if a class that has to be woven again has lost its original
     * @throws IOException if a file can't be read
     */
    static Compaction plan(BuildFolder build) throws IOException, CompactionException {
        List<Path> classPath = new ArrayList<>(List.of(build.classes()));
        classPath.addAll(build.classPath());
        try (Hierarchy hierarchy = new Hierarchy(classPath)) {
            return new Compaction(build, new Planner(build, hierarchy).plan());
        }
    }

    /**
     * Answers what a build of a folder would write that was never woven before, and writes nothing.
     *
     * @param hierarchy the types that there are; the class path of {@code build} plays no part
     * @throws CompactionException if the folder was woven before, with another configuration
     * @throws IOException if a file can't be read
     */
    public static Changes changes(BuildFolder build, Hierarchy hierarchy) throws IOException, CompactionException {
        Compaction compaction = new Compaction(build, new Planner(build, hierarchy).plan());
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (ClassStep step : compaction.plan.steps()) {
            step.replacement().ifPresent(bytes -> files.put(step.path(), bytes));
        }
        for (Plan.PlannedBlob blob : compaction.plan.blobs()) {
            blob.last().ifPresent(bytes -> files.put(blob.path(), bytes));
        }
        if (!files.isEmpty()) {
            files.put(BlobIndex.PATH, new BlobIndex(compaction.classes).with(compaction.plan.blobs()));
        }
        return new Changes(files, compaction.outcome());
    }

    /** Answers what the folder will hold, and what will be written for it. */
    Outcome outcome() {
        return plan.outcome();
    }

    /**
     * Writes what has to be written.
     *
     * @param written is told the path of each file that was written or deleted, right after
     * @throws IOException if a file can't be written; the next build repairs the folder
     */
    void write(Consumer<Path> written) throws IOException {
        for (ClassStep step : plan.steps()) {
            if (step.original().isPresent()) {
                put(originals, step.path(), step.original().get(), written);
            }
        }
        if (plan.replaces()) {
            for (Plan.PlannedBlob blob : plan.blobs()) {
                putBlob(blob.path(), blob.interim(), written);
            }
        }
        for (ClassStep step : plan.steps()) {
            if (step.replacement().isPresent()) {
                put(classes, step.path(), step.replacement().get(), written);
            }
        }
        for (Plan.PlannedBlob blob : plan.blobs()) {
            putBlob(blob.path(), blob.last(), written);
        }
        for (String orphan : plan.orphans()) {
            removeBlob(orphan, written);
        }
        deleteLeftovers(written);
    }

    private static void put(Folder folder, String path, byte[] bytes, Consumer<Path> written) throws IOException {
        if (folder.write(path, bytes)) {
            written.accept(folder.root().resolve(path));
        }
    }

    private void putBlob(String path, Optional<byte[]> blob, Consumer<Path> written) throws IOException {
        if (blob.isEmpty()) {
            removeBlob(path, written);
            return;
        }
        put(classes, path, blob.get(), written);
        if (new BlobIndex(classes).add(path)) {
            written.accept(classes.root().resolve(BlobIndex.PATH));
        }
    }

    private void removeBlob(String path, Consumer<Path> written) throws IOException {
        if (new BlobIndex(classes).remove(path)) {
            written.accept(classes.root().resolve(BlobIndex.PATH));
        }
        delete(classes, path, written);
    }

    private static void delete(Folder folder, String path, Consumer<Path> written) throws IOException {
        if (folder.delete(path)) {
            written.accept(folder.root().resolve(path));
        }
    }

    private void deleteLeftovers(Consumer<Path> written) throws IOException {
        Set<String> woven = plan.steps().stream()
                .filter(step -> step.woven().isPresent())
                .map(ClassStep::path)
                .collect(Collectors.toSet());
        for (String path : originals.paths(".class")) {
            if (!woven.contains(path)) {
                delete(originals, path, written);
            }
        }
        classes.deleteUnfinished();
        originals.deleteUnfinished();
    }
}

package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobException;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.ModuleRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One build of a folder of classes: first {@linkplain #plan planned}, which reads everything and writes nothing, then
 * {@linkplain #write written}. For one thread; builds of different folders know nothing of each other.
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
    private static final String MODULE_INFO = "module-info.class";

    private final Folder classes;
    private final Folder originals;
    private final String blobPath;
    private final List<ClassStep> steps;
    private final Optional<byte[]> interim;
    private final Optional<byte[]> blob;
    private final Set<String> strangers;
    private final Outcome outcome;

    private Compaction(
            Folder classes,
            Folder originals,
            String blobPath,
            List<ClassStep> steps,
            Optional<byte[]> interim,
            Optional<byte[]> blob,
            Set<String> strangers,
            Outcome outcome) {
        this.classes = classes;
        this.originals = originals;
        this.blobPath = blobPath;
        this.steps = steps;
        this.interim = interim;
        this.blob = blob;
        this.strangers = strangers;
        this.outcome = outcome;
    }

    /**
     * Reads the folder and decides what is to be done.
     *
     * @throws CompactionException if a class that has to be woven again has lost its original
     * @throws IOException if a file can't be read
     */
    public static Compaction plan(BuildFolder build) throws IOException, CompactionException {
        return new Planner(build).plan();
    }

    /** Answers what the folder will hold, and what will be written for it. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Writes what has to be written.
     *
     * @param written is told the path of each file that was written or deleted, right after
     * @throws IOException if a file can't be written; the next build repairs the folder
     */
    public void write(Consumer<Path> written) throws IOException {
        for (ClassStep step : steps) {
            if (step.original().isPresent()) {
                put(originals, step.path(), step.original().get(), written);
            }
        }
        if (interim.isPresent()) {
            put(classes, blobPath, interim.get(), written);
            addToIndex(written);
        }
        for (ClassStep step : steps) {
            if (step.replacement().isPresent()) {
                put(classes, step.path(), step.replacement().get(), written);
            }
        }
        if (blob.isPresent()) {
            put(classes, blobPath, blob.get(), written);
            addToIndex(written);
        } else {
            removeBlob(blobPath, written);
        }
        for (String stranger : strangers) {
            removeBlob(stranger, written);
        }
        deleteLeftovers(written);
    }

    private static void put(Folder folder, String path, byte[] bytes, Consumer<Path> written) throws IOException {
        if (folder.write(path, bytes)) {
            written.accept(folder.root().resolve(path));
        }
    }

    private void addToIndex(Consumer<Path> written) throws IOException {
        if (new BlobIndex(classes).add(blobPath)) {
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
        Set<String> woven = steps.stream()
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

    /** Puts the steps of one build together. */
    private static final class Planner {
        private final BuildFolder build;
        private final Folder classes;
        private final Folder originals;
        private final String blobPath;
        private final Map<String, ClassRecord> before = new HashMap<>();
        private final List<String> notes = new ArrayList<>();
        private final List<ClassStep> steps = new ArrayList<>();

        Planner(BuildFolder build) {
            this.build = build;
            this.classes = new Folder(build.classes());
            this.originals = new Folder(build.originals());
            this.blobPath = build.weaving().blob();
        }

        Compaction plan() throws IOException, CompactionException {
            readRecordsBefore();
            planClasses();
            planModuleDeclarations();
            List<ClassRecord> after = steps.stream().flatMap(step -> step.record().stream()).toList();
            Optional<byte[]> blob = encode(after);
            boolean replaces = steps.stream().anyMatch(step -> step.replacement().isPresent());
            return new Compaction(
                    classes,
                    originals,
                    blobPath,
                    List.copyOf(steps),
                    replaces ? encode(interim()) : Optional.empty(),
                    blob,
                    strangers(),
                    outcome(after, blob));
        }

        private void readRecordsBefore() throws IOException {
            Optional<byte[]> blob = classes.read(blobPath);
            if (blob.isEmpty()) {
                return;
            }
            try {
                for (ModuleRecords module : StoredRecords.of(blob.get(), blobPath)) {
                    module.classes().forEach(record -> before.put(record.name(), record));
                }
            } catch (BlobException unusable) {
                before.clear();
                notes.add("the blob of the build before is made anew: " + unusable.getMessage());
            }
        }

        private void planClasses() throws IOException, CompactionException {
            List<Path> classPath = new ArrayList<>(List.of(build.classes()));
            classPath.addAll(build.classPath());
            try (Hierarchy hierarchy = new Hierarchy(classPath)) {
                ClassWeaver weaver = new ClassWeaver(build.weaving(), hierarchy);
                ClassSteps each = new ClassSteps(build, classes, originals, weaver, before);
                for (String path : classes.paths(".class")) {
                    if (!isModuleDeclaration(path)) {
                        steps.add(each.of(path));
                    }
                }
            }
        }

        private void planModuleDeclarations() throws IOException {
            boolean needed = steps.stream().anyMatch(step -> step.woven().isPresent());
            ModuleSteps each = new ModuleSteps(classes, originals, blobPath, needed);
            for (String path : classes.paths(MODULE_INFO)) {
                if (isModuleDeclaration(path)) {
                    ClassStep step = each.of(path);
                    steps.add(step);
                    if (step.original().isPresent()) {
                        notes.add("added 'requires " + ModuleRequires.RUNTIME + "' to " + path);
                    }
                }
            }
        }

        private static boolean isModuleDeclaration(String path) {
            return path.endsWith(MODULE_INFO)
                    && (path.length() == MODULE_INFO.length()
                            || path.charAt(path.length() - MODULE_INFO.length() - 1) == '/');
        }

        /** What {@link Compaction}'s second step says. Records of classes that are gone stay until the last step. */
        private List<ClassRecord> interim() {
            Map<String, ClassRecord> records = new TreeMap<>(before);
            for (ClassStep step : steps) {
                step.record().ifPresent(record -> {
                    if (step.rewoven()) {
                        records.remove(record.name());
                    } else {
                        records.put(record.name(), record);
                    }
                });
            }
            return List.copyOf(records.values());
        }

        private Optional<byte[]> encode(List<ClassRecord> records) {
            boolean anySite = records.stream().anyMatch(record -> !record.sites().isEmpty());
            return anySite
                    ? Optional.of(BlobWriter.write(List.of(new ModuleRecords(build.module(), records)), build.codec()))
                    : Optional.empty();
        }

        /** Answers the blobs whose classes were all taken over from them: what this module was called before. */
        private Set<String> strangers() {
            return Set.of();
        }

        private Outcome outcome(List<ClassRecord> after, Optional<byte[]> blob) {
            Predicate<ClassStep> replaced = step -> step.replacement().isPresent();
            return new Outcome(
                    new ModuleRecords(build.module(), after),
                    blob.map(bytes -> bytes.length).orElse(0),
                    steps.stream().flatMap(step -> step.leftAlone().stream()).toList(),
                    notes,
                    (int) steps.stream().filter(replaced).count());
        }
    }
}

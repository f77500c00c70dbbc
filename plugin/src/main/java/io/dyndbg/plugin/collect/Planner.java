package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobException;
import io.dyndbg.plugin.kept.KeptSearch;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.ModuleRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a folder of classes and puts together what one build does with it. Used once. */
final class Planner {
    private static final String MODULE_INFO = "module-info.class";
    private static final int MOST_NAMED = 10;

    private final BuildFolder build;
    private final Folder classes;
    private final Folder originals;
    private final String blobPath;
    private final Map<Origin, ClassRecord> before = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> takenOver = new TreeSet<>();
    private final List<ClassStep> steps = new ArrayList<>();

    Planner(BuildFolder build) {
        this.build = build;
        this.classes = new Folder(build.classes());
        this.originals = new Folder(build.originals());
        this.blobPath = build.blob();
    }

    Plan plan() throws IOException, CompactionException {
        readRecordsBefore();
        planClasses();
        planModuleDeclarations();
        List<ClassRecord> after = after();
        Optional<byte[]> blob = encode(after);
        long replaced =
                steps.stream().filter(step -> step.replacement().isPresent()).count();
        return new Plan(
                List.copyOf(steps),
                replaced == 0 ? Optional.empty() : encode(interim()),
                blob,
                orphans(),
                outcome(after, blob, (int) replaced));
    }

    private void readRecordsBefore() throws IOException {
        Optional<byte[]> blob = classes.read(blobPath);
        if (blob.isEmpty()) {
            return;
        }
        try {
            for (ModuleRecords module : StoredRecords.of(blob.get(), blobPath)) {
                module.classes().forEach(record -> before.put(Origin.of(record), record));
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
            ClassWeaver weaver = new ClassWeaver(build.weaving(), hierarchy, this::eachClass);
            ClassSteps each = new ClassSteps(build, classes, originals, weaver, before);
            for (String path : classes.paths(".class")) {
                if (!isModuleDeclaration(path)) {
                    steps.add(each.of(path));
                }
            }
            takenOver.addAll(each.takenOver());
            noteNoClasses(each.noClasses());
            if (each.metSigned()) {
                notes.add(
                        "classes that META-INF/*.SF signs are left as they are: woven, no class loader would take them."
                                + " If the result need not stay signed, delete META-INF/*.SF, *.RSA, *.DSA and *.EC before");
            }
        }
    }

    /** What is no class file is no statement that has no switch, either. */
    private void noteNoClasses(List<String> unreadable) throws IOException {
        List<String> paths = new ArrayList<>(unreadable);
        paths.addAll(classes.oddPaths(".class"));
        if (!paths.isEmpty()) {
            String more = paths.size() > MOST_NAMED ? " and " + (paths.size() - MOST_NAMED) + " more" : "";
            notes.add("no class " + (paths.size() == 1 ? "file" : "files") + ", left as found: "
                    + String.join(", ", paths.subList(0, Math.min(MOST_NAMED, paths.size()))) + more);
        }
    }

    private void eachClass(KeptSearch.Each each) throws IOException {
        List<String> paths = new ArrayList<>(classes.paths(".class"));
        // The versions of a class behind the one that older releases of Java see.
        paths.sort(Comparator.comparing(path -> !VersionedPath.plain(path).equals(path)));
        for (String path : paths) {
            Optional<byte[]> bytes = classes.read(path);
            if (bytes.isPresent()) {
                each.look(bytes.get());
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

    /** Two versions of a class may be the same file. */
    private List<ClassRecord> after() {
        Map<Origin, ClassRecord> records = new LinkedHashMap<>();
        steps.stream()
                .flatMap(step -> step.record().stream())
                .forEach(record -> records.put(Origin.of(record), record));
        return List.copyOf(records.values());
    }

    /** What {@link Compaction}'s second step says. Records of classes that are gone stay until the last step. */
    private List<ClassRecord> interim() {
        Map<Origin, ClassRecord> records = new TreeMap<>(before);
        for (ClassStep step : steps) {
            step.record().ifPresent(record -> {
                if (step.rewoven()) {
                    records.remove(Origin.of(record));
                } else {
                    records.put(Origin.of(record), record);
                }
            });
        }
        return List.copyOf(records.values());
    }

    private Optional<byte[]> encode(List<ClassRecord> records) {
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(BlobWriter.write(
                        List.of(new ModuleRecords(build.module().name(), records)), build.codec()));
    }

    /** Answers the blobs that no class links to any more, because this build takes over: the module had another name. */
    private Set<String> orphans() {
        Set<String> orphans = new TreeSet<>(takenOver);
        steps.forEach(step -> step.woven().ifPresent(orphans::remove));
        return orphans;
    }

    private Outcome outcome(List<ClassRecord> after, Optional<byte[]> blob, int replaced) {
        return new Outcome(
                new ModuleRecords(build.module().name(), after),
                blob.map(bytes -> bytes.length).orElse(0),
                steps.stream().flatMap(step -> step.leftAlone().stream()).toList(),
                notes,
                replaced);
    }
}

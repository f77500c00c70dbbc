package io.dyndbg.plugin.collect;

import io.dyndbg.plugin.kept.ClassFiles;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.plugin.weave.MarkFinder;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a folder of classes and puts together what one build does with it. Used once. */
final class Planner {
    private static final String MODULE_INFO = "module-info.class";
    private static final int MOST_NAMED = 10;

    private final BuildFolder build;
    private final Hierarchy hierarchy;
    private final Folder classes;
    private final Folder originals;
    private final Map<Part, PartRecords> records = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> takenOver = new TreeSet<>();
    private final List<ClassStep> steps = new ArrayList<>();

    /** @param hierarchy the types that there are */
    Planner(BuildFolder build, Hierarchy hierarchy) {
        this.build = build;
        this.hierarchy = hierarchy;
        this.classes = new Folder(build.classes());
        this.originals = new Folder(build.originals());
        build.parts().forEach(part -> records.put(part, new PartRecords(part)));
    }

    Plan plan() throws IOException, CompactionException {
        for (PartRecords part : records.values()) {
            part.readBefore(classes, notes);
        }
        planClasses();
        planModuleDeclarations();
        List<Plan.PlannedBlob> blobs =
                records.values().stream().map(part -> part.blob(build.codec())).toList();
        return new Plan(List.copyOf(steps), blobs, orphans(), outcome(blobs));
    }

    private void planClasses() throws IOException, CompactionException {
        ClassWeaver weaver = new ClassWeaver(build.weaving(build.parts().get(0)), hierarchy, module());
        Map<Part, ClassSteps> each = new LinkedHashMap<>();
        for (Part part : build.parts()) {
            each.put(part, classSteps(part, weaver.as(build.weaving(part))));
        }
        for (String path : classes.paths(".class")) {
            if (!isModuleDeclaration(path)) {
                Part part = partOf(path);
                ClassStep step = each.get(part).of(path);
                steps.add(step);
                records.get(part).add(step);
            }
        }
        note(each.values());
    }

    private ClassSteps classSteps(Part part, ClassWeaver weaver) throws IOException {
        Map<Origin, ClassRecord> before = records.get(part).before();
        return new ClassSteps(build, part, classes, originals, weaver, before);
    }

    /** A class that is of no part any more is undone by the one that wove it. */
    private Part partOf(String path) throws IOException {
        Optional<Part> part = build.partOf(path);
        if (part.isPresent() || build.parts().size() == 1) {
            return part.orElse(build.parts().get(0));
        }
        Optional<String> wovenFor = classes.read(path).flatMap(MarkFinder::in).map(Mark::blob);
        return build.parts().stream()
                .filter(each -> wovenFor.filter(each.blob()::equals).isPresent())
                .findFirst()
                .orElse(build.parts().get(0));
    }

    private void note(Collection<ClassSteps> each) throws IOException {
        each.forEach(ofPart -> takenOver.addAll(ofPart.takenOver()));
        noteNoClasses(
                each.stream().flatMap(ofPart -> ofPart.noClasses().stream()).toList());
        if (each.stream().anyMatch(ClassSteps::metSigned)) {
            notes.add("classes that META-INF/*.SF signs are left as they are: woven, no class loader would take them."
                    + " If the result need not stay signed, delete META-INF/*.SF, *.RSA, *.DSA and *.EC before");
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

    private ClassFiles module() throws IOException {
        // The versions of a class come behind the one that older releases of Java see.
        List<String> paths = classes.paths(".class").stream()
                .sorted(Comparator.comparing(path -> !VersionedPath.plain(path).equals(path)))
                .toList();
        return new ClassFiles(paths, classes::read);
    }

    private void planModuleDeclarations() throws IOException {
        boolean needed = steps.stream().anyMatch(step -> step.woven().isPresent());
        ModuleSteps each =
                new ModuleSteps(classes, originals, build.parts().get(0).blob(), needed);
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

    /** Answers the blobs that no class links to any more, because this build takes over: the module had another name. */
    private Set<String> orphans() {
        Set<String> orphans = new TreeSet<>(takenOver);
        steps.forEach(step -> step.woven().ifPresent(orphans::remove));
        build.parts().forEach(part -> orphans.remove(part.blob()));
        return orphans;
    }

    private Outcome outcome(List<Plan.PlannedBlob> blobs) {
        return new Outcome(
                records.values().stream().map(PartRecords::after).toList(),
                blobs.stream()
                        .flatMap(blob -> blob.last().stream())
                        .mapToInt(bytes -> bytes.length)
                        .sum(),
                steps.stream().flatMap(step -> step.leftAlone().stream()).toList(),
                notes,
                (int) steps.stream()
                        .filter(step -> step.replacement().isPresent())
                        .count());
    }
}

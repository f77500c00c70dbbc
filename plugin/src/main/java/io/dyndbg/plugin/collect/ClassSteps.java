package io.dyndbg.plugin.collect;

import io.dyndbg.plugin.scan.PassingTypes;
import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.plugin.weave.ClassWeaver.Woven;
import io.dyndbg.plugin.weave.MarkFinder;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what a build does with each class file, from the file itself: from the mark that a woven one carries, its record
 * in the blob of the build before, and its original. Times of files play no part. Writes nothing.
 */
final class ClassSteps {
    private final Predicate<String> selection;
    private final int configuration;
    private final String blob;
    private final Folder classes;
    private final Folder originals;
    private final ClassWeaver weaver;
    private final SignedClasses signed;
    private final Map<Origin, ClassRecord> before;
    private final Set<String> takenOver = new HashSet<>();
    private final List<String> noClasses = new ArrayList<>();
    private boolean metSigned;

    /**
     * @param part the module that the classes are of
     * @param weaver weaves for that
     * @param before the records of the build before
     */
    ClassSteps(
            BuildFolder build,
            Part part,
            Folder classes,
            Folder originals,
            ClassWeaver weaver,
            Map<Origin, ClassRecord> before)
            throws IOException {
        this.selection = path -> build.partOf(path).filter(part::equals).isPresent();
        this.configuration = build.weaving(part).configuration();
        this.blob = part.blob();
        this.classes = classes;
        this.originals = originals;
        this.weaver = weaver;
        this.signed = new SignedClasses(classes);
        this.before = before;
    }

    /** Answers whether a class was left alone because it is signed. */
    boolean metSigned() {
        return metSigned;
    }

    /** Answers the paths of those files that are called like class files and are none. */
    List<String> noClasses() {
        return noClasses;
    }

    /** Answers the blobs that woven classes linked to which this build makes its own. */
    Set<String> takenOver() {
        return takenOver;
    }

    ClassStep of(String path) throws IOException, CompactionException {
        byte[] bytes = classes.read(path)
                .orElseThrow(
                        () -> new CompactionException(path + " disappeared while it was looked at: is another build"
                                + " writing to " + classes.root() + "?"));
        Optional<Mark> mark = MarkFinder.in(bytes);
        return mark.isPresent() ? ofWoven(path, mark.get()) : ofUnwoven(path, bytes);
    }

    private ClassStep ofUnwoven(String path, byte[] bytes) {
        if (!selection.test(path)) {
            return ClassStep.untouched(path, List.of());
        }
        Woven woven = weaver.weave(bytes);
        if (woven.unreadable() == ClassWeaver.Unreadable.NO_CLASS) {
            noClasses.add(path);
            return ClassStep.untouched(path, List.of());
        }
        if (woven.unreadable() == ClassWeaver.Unreadable.NEWER) {
            return ClassStep.untouched(
                    path, List.of(new LeftAlone(path, 1, "class file is newer than dyndbg can read", false)));
        }
        if (woven.record().isEmpty()) {
            return ClassStep.untouched(path, List.of());
        }
        ClassRecord record = woven.record().get();
        Optional<String> obstacle = obstacle(path, record);
        if (obstacle.isPresent()) {
            int statements = Math.max(1, record.sites().size());
            return ClassStep.untouched(path, List.of(new LeftAlone(path, statements, obstacle.get(), false)));
        }
        return woven.bytes() == bytes
                ? ClassStep.unwoven(path, record)
                : woven(path, woven.bytes(), Optional.of(bytes), false, record);
    }

    private ClassStep woven(String path, byte[] bytes, Optional<byte[]> original, boolean rewoven, ClassRecord record) {
        return new ClassStep(
                path,
                Optional.of(bytes),
                original,
                Optional.of(blob),
                rewoven,
                Optional.of(record),
                LeftAlone.in(record));
    }

    /** Answers why the class as a whole must not be woven. */
    private Optional<String> obstacle(String path, ClassRecord record) {
        if (!VersionedPath.plain(path).equals(record.name().replace('.', '/') + ".class")) {
            return Optional.of("class file outside the folder of its package");
        }
        if (signed.contains(path)) {
            metSigned = true;
            return Optional.of("signed");
        }
        return Optional.empty();
    }

    private ClassStep ofWoven(String path, Mark mark) throws IOException, CompactionException {
        if (!mark.blob().equals(blob) && originalOf(path, mark).isEmpty()) {
            // Another module's, woven by its own build and unpacked here: its blob is its own affair.
            return ClassStep.kept(path, mark.blob(), Optional.empty());
        }
        if (!mark.blob().equals(blob)) {
            takenOver.add(mark.blob());
        }
        if (!selection.test(path)) {
            return ClassStep.restored(path, needOriginal(path, mark, "it is excluded now"));
        }
        Optional<ClassRecord> record = recordOf(path, mark);
        if (record.isPresent()
                && mark.configuration() == configuration
                && mark.blob().equals(blob)) {
            return ofKnown(path, mark, record.get());
        }
        String why = mark.later()
                ? "a later version of dyndbg wove it"
                : record.isPresent() ? "the configuration is another one" : "its record is missing";
        return ofRewoven(path, needOriginal(path, mark, why));
    }

    /**
     * What other classes keep may have changed since. That is part of the record, and of the woven class only where other guards can be
     * switched now. Without the original the record is as good as it was.
     */
    private ClassStep ofKnown(String path, Mark mark, ClassRecord record) throws IOException {
        boolean depends = weaver.dependsOnOthers(record.name().replace('.', '/'))
                || record.sites().stream().anyMatch(site -> site.behindGuard() != null || site.note() != null)
                || record.noSite().keySet().stream().anyMatch(PassingTypes::isReason);
        Optional<byte[]> original = depends ? originalOf(path, mark) : Optional.empty();
        if (original.isEmpty()) {
            return ClassStep.kept(path, mark.blob(), Optional.of(record));
        }
        Optional<ClassRecord> now = weaver.weave(original.get()).record();
        return now.filter(any -> any.guards().equals(record.guards())).isPresent()
                ? ClassStep.kept(path, mark.blob(), now)
                : ofRewoven(path, original.get());
    }

    private ClassStep ofRewoven(String path, byte[] original) {
        Woven woven = weaver.weave(original);
        return woven.record().isEmpty() || woven.bytes() == original
                ? new ClassStep(
                        path,
                        Optional.of(original),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        woven.record(),
                        woven.record().map(LeftAlone::in).orElse(List.of()))
                : woven(
                        path,
                        woven.bytes(),
                        Optional.empty(),
                        true,
                        woven.record().get());
    }

    private Optional<ClassRecord> recordOf(String path, Mark mark) {
        String plain = VersionedPath.plain(path);
        String name = plain.substring(0, plain.length() - ".class".length()).replace('/', '.');
        return Optional.ofNullable(before.get(new Origin(name, mark.hash())))
                .filter(record -> !mark.later() && record.sites().size() == mark.sites());
    }

    private Optional<byte[]> originalOf(String path, Mark mark) throws IOException {
        return originals.read(path).filter(bytes -> !mark.later() && ClassWeaver.hashOf(bytes) == mark.hash());
    }

    private byte[] needOriginal(String path, Mark mark, String why) throws IOException, CompactionException {
        return originalOf(path, mark)
                .orElseThrow(
                        () -> new CompactionException(path + " was woven by an earlier build and must be woven anew ("
                                + why + "), but its original is not in " + originals.root()
                                + ". Run 'mvn clean' (without a POM: delete " + classes.root()
                                + "), then compile and run dyndbg:compact again. If a build cache or an earlier stage"
                                + " brings the classes back, it must bring that folder, too."));
    }
}

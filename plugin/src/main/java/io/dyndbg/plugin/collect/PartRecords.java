package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.Codec;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.ModuleRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The records of one part of a folder: those of the build before, and what this build makes of them. Used by one thread. */
final class PartRecords {
    private final Part part;
    private final Map<Origin, ClassRecord> before = new TreeMap<>();
    private final List<ClassStep> steps = new ArrayList<>();

    PartRecords(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }

    /**
     * Reads the blob of the build before.
     *
     * @param notes takes what is wrong with it
     */
    void readBefore(Folder classes, List<String> notes) throws IOException {
        Optional<byte[]> blob = classes.read(part.blob());
        if (blob.isEmpty()) {
            return;
        }
        try {
            for (ModuleRecords module : StoredRecords.of(blob.get(), part.blob())) {
                module.classes().forEach(record -> before.put(Origin.of(record), record));
            }
        } catch (BlobException unusable) {
            before.clear();
            notes.add("the blob of the build before is made anew: " + unusable.getMessage());
        }
    }

    Map<Origin, ClassRecord> before() {
        return before;
    }

    /** Adds what is done with one class of the part. */
    void add(ClassStep step) {
        steps.add(step);
    }

    /** Answers what the module's blob holds at the end. Two versions of a class may be the same file. */
    ModuleRecords after() {
        Map<Origin, ClassRecord> records = new LinkedHashMap<>();
        steps.stream()
                .flatMap(step -> step.record().stream())
                .forEach(record -> records.put(Origin.of(record), record));
        return new ModuleRecords(part.module().name(), List.copyOf(records.values()));
    }

    /** What {@link Compaction}'s second step says. Records of classes that are gone stay until the last step. */
    private ModuleRecords interim() {
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
        return new ModuleRecords(part.module().name(), List.copyOf(records.values()));
    }

    Plan.PlannedBlob blob(Codec codec) {
        return new Plan.PlannedBlob(part.blob(), encode(interim(), codec), encode(after(), codec));
    }

    private static Optional<byte[]> encode(ModuleRecords records, Codec codec) {
        return records.classes().isEmpty() ? Optional.empty() : Optional.of(BlobWriter.write(List.of(records), codec));
    }
}

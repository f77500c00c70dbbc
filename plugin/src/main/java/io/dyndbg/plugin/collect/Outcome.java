package io.dyndbg.plugin.collect;

import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ModuleRecords;
import java.util.List;

/**
 * What a build makes of a folder.
 *
 * @param records what the blob holds
 * @param blobSize the blob's length in bytes; 0 if there are no sites and so no blob
 * @param leftAlone what has no switch, and why
 * @param notes what else happened that a person should know, a sentence each
 * @param replaced the number of class files that are written, module declarations included
 */
public record Outcome(
        ModuleRecords records, int blobSize, List<LeftAlone> leftAlone, List<String> notes, int replaced) {
    public Outcome {
        leftAlone = List.copyOf(leftAlone);
        notes = List.copyOf(notes);
    }

    /** Answers the number of sites, woven or not. */
    public long sites() {
        return records.classes().stream()
                .mapToLong(record -> record.sites().size())
                .sum();
    }

    /** Answers the number of sites that have a switch; if there are any, the application needs the runtime. */
    public long wovenSites() {
        return records.classes().stream()
                .flatMap(record -> record.sites().stream())
                .filter(CallsiteRecord::woven)
                .count();
    }
}

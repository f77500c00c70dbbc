package io.dyndbg.plugin.collect;

import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ModuleRecords;
import java.util.List;

/**
 * What a build makes of a folder.
 *
 * @param modules what the blobs hold, module by module
 * @param blobSize the blobs' length in bytes; 0 if there are no sites and so no blob
 * @param leftAlone what has no switch, and why
 * @param notes what else happened that a person should know, a sentence each
 * @param replaced the number of class files that are written, module declarations included
 */
public record Outcome(
        List<ModuleRecords> modules, int blobSize, List<LeftAlone> leftAlone, List<String> notes, int replaced) {
    public Outcome {
        modules = List.copyOf(modules);
        leftAlone = List.copyOf(leftAlone);
        notes = List.copyOf(notes);
    }

    /** Answers the number of sites, woven or not. */
    public long sites() {
        return modules.stream()
                .flatMap(module -> module.classes().stream())
                .mapToLong(record -> record.sites().size())
                .sum();
    }

    /** Answers the number of sites that have a switch; if there are any, the application needs the runtime. */
    public long wovenSites() {
        return modules.stream()
                .flatMap(module -> module.classes().stream())
                .flatMap(record -> record.sites().stream())
                .filter(CallsiteRecord::woven)
                .count();
    }
}

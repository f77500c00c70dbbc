package io.dyndbg.plugin.report;

import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.ModuleRecords;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The figures of a build, as the kernel's "diet plan" gave them. An entry is repeated if the site before it, in the order
 * of the records, has the same: what a blob need not say again.
 *
 * @param classes classes that have sites
 * @param sites sites, woven or not
 * @param guards woven guards
 * @param repeatedModules sites whose module is the one of the site before
 * @param repeatedFiles the same for the source file
 * @param repeatedFunctions the same for the function
 * @param blobSize the blob's length in bytes
 */
public record Figures(
        int classes,
        int sites,
        int guards,
        int repeatedModules,
        int repeatedFiles,
        int repeatedFunctions,
        long blobSize) {

    /** Counts {@code modules} in their order. */
    public static Figures of(List<ModuleRecords> modules, long blobSize) {
        Count count = new Count();
        for (ModuleRecords module : modules) {
            module.classes().forEach(record -> count.add(module.module(), record));
        }
        return new Figures(
                count.classes, count.sites, count.guards, count.modules, count.files, count.functions, blobSize);
    }

    /** Answers the bytes of the blob for each site; 0 if there are no sites. */
    public double bytesPerSite() {
        return sites == 0 ? 0 : (double) blobSize / sites;
    }

    /** Answers how many runs of one module the sites are. */
    public int moduleRuns() {
        return sites - repeatedModules;
    }

    /** Answers how many runs of one source file the sites are. */
    public int fileRuns() {
        return sites - repeatedFiles;
    }

    /** Answers how many runs of one function the sites are. */
    public int functionRuns() {
        return sites - repeatedFunctions;
    }

    /** Answers the lines that begin a report. */
    List<String> lines(int modules, Bytes bytes) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "dyndbg: %d classes, %d sites, %d guards, %d modules",
                        classes,
                        sites,
                        guards,
                        modules),
                String.format(
                        Locale.ROOT,
                        "dyndbg: repeated entries: %d module %d file %d func; runs: %d module %d file %d func",
                        repeatedModules,
                        repeatedFiles,
                        repeatedFunctions,
                        moduleRuns(),
                        fileRuns(),
                        functionRuns()),
                String.format(
                        Locale.ROOT,
                        "dyndbg: bytes: %d raw, %d deduplicated, %d compressed, %.1f a site",
                        bytes.raw(),
                        bytes.sizes().raw(),
                        bytes.sizes().size(),
                        bytesPerSite()));
    }

    /** Answers the line that ends a build. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "dyndbg: %d classes, %d sites, %d guards; repeated entries: %d module %d file %d func;"
                        + " blob %d bytes, %.1f a site",
                classes,
                sites,
                guards,
                repeatedModules,
                repeatedFiles,
                repeatedFunctions,
                blobSize,
                bytesPerSite());
    }

    private static final class Count {
        private int classes;
        private int sites;
        private int guards;
        private int modules;
        private int files;
        private int functions;
        private String module;
        private String file;
        private String function;

        void add(String ofModule, ClassRecord record) {
            classes += record.sites().isEmpty() ? 0 : 1;
            guards += record.guards().size();
            for (CallsiteRecord site : record.sites()) {
                boolean first = sites++ == 0;
                modules += !first && ofModule.equals(module) ? 1 : 0;
                String source = site.source() == null ? record.sourcePath() : site.source();
                files += !first && Objects.equals(source, file) ? 1 : 0;
                functions += !first && site.function().equals(function) ? 1 : 0;
                module = ofModule;
                file = source;
                function = site.function();
            }
        }
    }
}

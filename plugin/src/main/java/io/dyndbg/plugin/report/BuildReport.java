package io.dyndbg.plugin.report;

import io.dyndbg.blob.BlobException;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.collect.LeftAlone;
import io.dyndbg.query.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a build has, ready to be shown.
 *
 * @param figures the figures
 * @param modules the number of sites of each module
 * @param levels the number of sites of each level
 * @param leftAlone the number of what has no switch, by reason
 * @param sites all sites, in the order of the control listing
 */
public record BuildReport(
        Figures figures,
        SortedMap<String, Integer> modules,
        SortedMap<String, Integer> levels,
        SortedMap<String, Integer> leftAlone,
        List<ListedSite> sites) {

    /** The page that a report begins with. */
    public static final String PAGE = "index.html";

    /** The same for programs. */
    public static final String JSON = "dyndbg.json";

    /** @throws BlobException if a record can't be read */
    public static BuildReport of(FolderBlobs blobs) throws BlobException {
        List<ListedSite> sites = blobs.sites(Terms.NONE);
        SortedMap<String, Integer> modules = new TreeMap<>();
        sites.forEach(site -> modules.merge(site.module(), 1, Integer::sum));
        SortedMap<String, Integer> levels = new TreeMap<>();
        sites.forEach(site -> levels.merge(site.owner().level(site.ordinal()).word(), 1, Integer::sum));
        return new BuildReport(
                Figures.of(blobs.modules(), blobs.size()),
                modules,
                levels,
                LeftAlone.byReason(blobs.leftAlone()),
                sites);
    }

    /** Answers the lines for the console. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(figures.line()));
        if (modules.size() > 1) {
            modules.forEach((module, number) -> lines.add(counted("in " + module, number)));
        }
        levels.forEach((level, number) -> lines.add(counted(level, number)));
        leftAlone.forEach((reason, number) -> lines.add(counted("left alone: " + reason, number)));
        return lines;
    }

    private static String counted(String what, int number) {
        return String.format(Locale.ROOT, "dyndbg: %6d %s", number, what);
    }

    /** Writes {@link #PAGE} and {@link #JSON} into {@code folder}, which is made if it does not exist. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(PAGE), new HtmlPage(this).bytes());
        Files.write(folder.resolve(JSON), new JsonFile(this).bytes());
    }
}

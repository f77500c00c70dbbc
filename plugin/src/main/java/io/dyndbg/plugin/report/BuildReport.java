package io.dyndbg.plugin.report;

import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.query.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a build has, ready to be shown.
 *
 * @param figures the figures
 * @param bytes what the records take
 * @param counts the number of sites of each kind
 * @param leftOut modules of an application that were left as they are, and why
 * @param links where the sources are shown
 * @param growth what is other than in an earlier build; nothing if there is none to compare with
 * @param sites all sites, in the order of the control listing
 */
public record BuildReport(
        Figures figures,
        Bytes bytes,
        Counts counts,
        SortedMap<String, String> leftOut,
        SourceLinks links,
        Optional<Growth> growth,
        List<ListedSite> sites) {

    /** The page that a report begins with. */
    public static final String PAGE = "index.html";

    /** The same for programs. */
    public static final String JSON = "dyndbg.json";

    /** @throws IOException if a record can't be read */
    public static BuildReport of(FolderBlobs blobs) throws IOException {
        return of(blobs, Map.of(), SourceLinks.NONE, Optional.empty());
    }

    /**
     * Makes a report.
     *
     * @param leftOut modules of an application that were left as they are, and why
     * @param links where the sources are shown
     * @param baseline an earlier build
     * @throws IOException if a record can't be read
     */
    public static BuildReport of(
            FolderBlobs blobs, Map<String, String> leftOut, SourceLinks links, Optional<Baseline> baseline)
            throws IOException {
        Optional<Growth> growth = Optional.empty();
        if (baseline.isPresent()) {
            growth = Optional.of(Growth.between(baseline.get(), Baseline.of(blobs)));
        }
        List<ListedSite> sites = blobs.sites(Terms.NONE);
        return new BuildReport(
                Figures.of(blobs.modules(), blobs.sizes().size()),
                Bytes.of(sites, blobs.sizes()),
                Counts.of(blobs),
                new TreeMap<>(leftOut),
                links,
                growth,
                sites);
    }

    /** Answers the lines for the console. */
    public List<String> lines() {
        return new ConsoleLines(this).lines();
    }

    /** Writes {@link #PAGE} and {@link #JSON} into {@code folder}, which is made if it does not exist. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        byte[] json = new JsonFile(this).bytes();
        Files.write(folder.resolve(JSON), json);
        Files.write(folder.resolve(PAGE), new HtmlPage(this, json).bytes());
    }
}

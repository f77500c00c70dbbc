package io.dyndbg.plugin.report;

import com.fasterxml.jackson.jr.ob.JSON;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.query.Terms;
import io.dyndbg.site.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an earlier build had.
 *
 * @param sites its sites
 * @param blobBytes the length of its blobs, in bytes
 */
public record Baseline(List<ComparedSite> sites, long blobBytes) {

    /** Answers what blobs hold. */
    public static Baseline of(FolderBlobs blobs) throws IOException {
        List<ComparedSite> sites = new ArrayList<>();
        for (ListedSite site : blobs.sites(Terms.NONE)) {
            sites.add(ComparedSite.of(site));
        }
        return new Baseline(sites, blobs.sizes().size());
    }

    /**
     * Reads the report of a build, {@code dyndbg.json}.
     *
     * @throws IOException if it can't be read, or is none
     */
    public static Baseline read(Path json) throws IOException {
        if (!Files.isRegularFile(json)) {
            throw new IOException("there is no " + json + ": name the " + BuildReport.JSON + " of a report");
        }
        try {
            Map<String, Object> report = JSON.std.mapFrom(json.toFile());
            Object version = report.get("schemaVersion");
            if (!Integer.valueOf(JsonFile.VERSION).equals(version)) {
                throw new IOException("its schemaVersion is " + version + ", known is " + JsonFile.VERSION
                        + ": it is no report, or one of another version of dyndbg");
            }
            List<ComparedSite> sites = new ArrayList<>();
            for (Object site : (List<?>) report.get("sites")) {
                sites.add(site((Map<?, ?>) site));
            }
            Map<?, ?> summary = (Map<?, ?>) report.get("summary");
            return new Baseline(sites, ((Number) summary.get("blobBytes")).longValue());
        } catch (IOException | RuntimeException e) {
            throw new IOException("can't read the report " + json + ": " + e.getMessage(), e);
        }
    }

    private static ComparedSite site(Map<?, ?> site) {
        Format.Kind kind = Format.Kind.valueOf(((String) site.get("formatKind")).toUpperCase(Locale.ROOT));
        return ComparedSite.of(
                (String) site.get("module"),
                (String) site.get("file"),
                (String) site.get("class"),
                (String) site.get("function"),
                ((Number) site.get("line")).intValue(),
                (String) site.get("level"),
                new Format(kind, (String) site.get("format")));
    }
}

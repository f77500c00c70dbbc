package io.dyndbg.plugin.report;

import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.collect.BlobSizes;
import io.dyndbg.site.CallsiteRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What people see of the sites takes: as it stands, without repetition, and compressed.
 *
 * @param raw bytes of module, file, function and format of every site in UTF-8, and two for its line: an array of records, as the
 *     kernel has it
 * @param sizes what the blobs take, decompressed and compressed
 */
public record Bytes(long raw, BlobSizes sizes) {
    private static final int LINE = 2;

    static Bytes of(List<ListedSite> sites, BlobSizes sizes) throws IOException {
        long raw = 0;
        for (ListedSite listed : sites) {
            CallsiteRecord site = listed.record();
            raw += length(listed.module()) + length(listed.file()) + length(site.function());
            raw += length(site.format().shown()) + LINE;
        }
        return new Bytes(raw, sizes);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

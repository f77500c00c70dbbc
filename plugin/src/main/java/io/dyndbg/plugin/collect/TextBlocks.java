package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobFormat;
import io.dyndbg.site.Format;
import java.util.ArrayList;
import java.util.List;

/** The blocks of section {@code TEXT}: the formats of all sites, in their order. Not thread-safe. */
final class TextBlocks {
    private final int maxSites;
    private final int maxBytes;
    private final List<byte[]> blocks = new ArrayList<>();
    private final List<Integer> sites = new ArrayList<>();
    private Output kinds = new Output();
    private Output texts = new Output();

    /**
     * @param maxSites a block ends when it has so many sites
     * @param maxBytes a block ends when it has so many bytes of text
     */
    TextBlocks(int maxSites, int maxBytes) {
        this.maxSites = maxSites;
        this.maxBytes = maxBytes;
    }

    void add(Format format) {
        kinds.u1(
                switch (format.kind()) {
                    case CONSTANT -> BlobFormat.TEXT_CONSTANT;
                    case CONCATENATION -> BlobFormat.TEXT_CONCATENATION;
                    case NONE -> BlobFormat.TEXT_NONE;
                });
        texts.string(format.text());
        if (kinds.size() >= maxSites || texts.size() >= maxBytes) {
            endBlock();
        }
    }

    /** Ends the last block. */
    void end() {
        if (kinds.size() > 0) {
            endBlock();
        }
    }

    private void endBlock() {
        sites.add(kinds.size());
        blocks.add(kinds.append(texts).toBytes());
        kinds = new Output();
        texts = new Output();
    }

    List<byte[]> blocks() {
        return blocks;
    }

    /** Answers the number of sites of each block. */
    List<Integer> sites() {
        return sites;
    }
}

package io.dyndbg.blob;

import io.dyndbg.site.Format;
import java.util.Arrays;

/**
 * Section {@code TEXT}: the formats of all sites, in blocks of their own, so that questions about locations do not read
 * them.
 *
 * <pre>
 * one block of n sites:
 * kinds           u1 for each site: 0 constant, 1 concatenation, 2 none
 * texts           string for each site
 * </pre>
 *
 * The block that was read last is kept, for who asks for the sites of a class one after the other. Safe for any thread.
 */
final class Texts {
    private static final Format.Kind[] KINDS = {Format.Kind.CONSTANT, Format.Kind.CONCATENATION, Format.Kind.NONE};

    private final Blocks blocks;
    /** For each block, the number of sites up to its end. */
    private final int[] ends;

    private volatile Block last;

    private record Block(int index, Input in, int kinds, int[] texts) {}

    /**
     * @param sites the number of sites of each block
     */
    Texts(Blocks blocks, int[] sites) {
        this.blocks = blocks;
        this.ends = sites.clone();
        for (int i = 1; i < ends.length; i++) {
            ends[i] += ends[i - 1];
        }
    }

    /** Answers the format of site {@code number}, counted from the first of the file. */
    Format format(int number) throws BlobException {
        int index = Arrays.binarySearch(ends, number + 1);
        index = index < 0 ? -index - 1 : index;
        // Blocks without a site end where the one before them ends.
        while (index > 0 && ends[index - 1] == ends[index]) {
            index--;
        }
        int first = index == 0 ? 0 : ends[index - 1];
        Block block = last;
        if (block == null || block.index() != index) {
            block = read(index, ends[index] - first);
            last = block;
        }
        int inBlock = number - first;
        int kind = block.in().at(block.kinds() + inBlock).u1("kind of a text");
        if (kind >= KINDS.length) {
            throw block.in().damaged("kind of a text", Integer.toString(kind), "0, 1 or 2");
        }
        return new Format(KINDS[kind], block.in().at(block.texts()[inBlock]).string("text"));
    }

    private Block read(int index, int sites) throws BlobException {
        Input in = blocks.block(index);
        in.need(2L * sites, "kinds and texts");
        int kinds = in.position();
        in = in.at(kinds + sites);
        int[] texts = new int[sites];
        for (int i = 0; i < sites; i++) {
            texts[i] = in.position();
            in.skipString("text");
        }
        in.end();
        return new Block(index, in, kinds, texts);
    }
}

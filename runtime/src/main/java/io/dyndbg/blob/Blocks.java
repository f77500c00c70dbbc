package io.dyndbg.blob;

import java.util.List;

/**
 * The blocks of one section. With a key interval of k, blocks 0, k, 2k and so on stand together in the section's first
 * piece, which is the dictionary of all the others; each of the others is a piece of its own. With 0, every block is a
 * piece and there is no dictionary.
 *
 * <pre>
 * first piece, if k is not 0:  length of each key block (varint), then the key blocks
 * each further piece:          one block
 * </pre>
 *
 * The decompressed dictionary is kept as long as this object, so this object lives as long as a question. Safe for any
 * thread.
 */
final class Blocks {
    private final Pieces pieces;
    private final List<Piece> section;
    private final int number;
    private final int interval;
    private final String place;
    private volatile Keys keys;

    private record Keys(byte[] bytes, int[] ends, int start) {}

    Blocks(Pieces pieces, List<Piece> section, String name, int number, int interval) throws BlobException {
        this.pieces = pieces;
        this.section = section;
        this.number = number;
        this.interval = interval;
        this.place = pieces.origin() + ": section " + name;
        int expected = interval == 0 || number == 0 ? number : number - keyBlocks(number) + 1;
        if (section.size() != expected) {
            throw new BlobException(
                    place + ": found " + section.size() + " pieces, expected " + expected + "; the blob is damaged");
        }
    }

    /** Answers the decompressed bytes of block {@code index}. */
    Input block(int index) throws BlobException {
        String where = place + ", block " + index;
        if (interval == 0) {
            byte[] bytes = pieces.read(section.get(index), null);
            return new Input(bytes, 0, bytes.length, where);
        }
        Keys dictionary = keys();
        if (index % interval == 0) {
            int key = index / interval;
            int from = key == 0 ? dictionary.start() : dictionary.ends()[key - 1];
            return new Input(dictionary.bytes(), from, dictionary.ends()[key], where);
        }
        byte[] bytes = pieces.read(section.get(index - keyBlocks(index) + 1), dictionary.bytes());
        return new Input(bytes, 0, bytes.length, where);
    }

    /** Answers how many of the first {@code blocks} blocks are key blocks. */
    private int keyBlocks(int blocks) {
        return (int) (((long) blocks + interval - 1) / interval);
    }

    private Keys keys() throws BlobException {
        Keys known = keys;
        if (known == null) {
            byte[] bytes = pieces.read(section.get(0), null);
            Input in = new Input(bytes, 0, bytes.length, place + ", key blocks");
            int[] ends = new int[keyBlocks(number)];
            in.need(ends.length, "lengths of the key blocks");
            for (int i = 0; i < ends.length; i++) {
                ends[i] = in.upTo(bytes.length, "length of a key block");
            }
            int start = in.position();
            long end = start;
            for (int i = 0; i < ends.length; i++) {
                end += ends[i];
                ends[i] = (int) Math.min(end, Integer.MAX_VALUE);
            }
            if (end != bytes.length) {
                throw in.damaged("lengths of the key blocks", end + " bytes", bytes.length + " bytes");
            }
            known = new Keys(bytes, ends, start);
            keys = known;
        }
        return known;
    }
}

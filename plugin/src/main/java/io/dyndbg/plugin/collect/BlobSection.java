package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Codec;
import java.util.ArrayList;
import java.util.List;

/**
 * One section of a blob.
 *
 * @param name four ASCII characters
 * @param pieces what it consists of
 * @param keyInterval every so many-th block stands in the first piece, the dictionary of the others; 0 if every block is a
 *     piece of its own
 */
record BlobSection(String name, List<BlobPiece> pieces, int keyInterval) {
    /** A quarter of the blocks as dictionary was best of what was measured; the smaller it is, the faster is a question. */
    private static final int KEY_INTERVAL = 4;

    /** A question decompresses the dictionary once: no more bytes than this, unless one block has more. */
    private static final int MAX_DICTIONARY = 1 << 19;

    /** Zstandard takes a dictionary that starts so for one in its own format. */
    private static final int ZSTD_DICTIONARY_MAGIC = 0x37A430EC;

    static BlobSection whole(String name, byte[] raw, Codec codec) {
        return new BlobSection(name, List.of(BlobPiece.of(raw, null, codec)), 0);
    }

    /** Answers the section of {@code blocks}, with key blocks if there are several. */
    static BlobSection of(String name, List<byte[]> blocks, Codec codec) {
        int interval = KEY_INTERVAL;
        byte[] keys = keys(blocks, interval);
        while (keys.length > MAX_DICTIONARY && interval < blocks.size()) {
            interval *= 2;
            keys = keys(blocks, interval);
        }
        return blocks.size() < 2 || codec == Codec.NONE || startsLikeDictionary(keys)
                ? plain(name, blocks, codec)
                : keyed(name, blocks, keys, interval, codec);
    }

    private static BlobSection plain(String name, List<byte[]> blocks, Codec codec) {
        return new BlobSection(
                name,
                blocks.stream().map(block -> BlobPiece.of(block, null, codec)).toList(),
                0);
    }

    private static BlobSection keyed(String name, List<byte[]> blocks, byte[] keys, int interval, Codec codec) {
        List<BlobPiece> pieces = new ArrayList<>();
        pieces.add(BlobPiece.of(keys, null, codec));
        for (int i = 0; i < blocks.size(); i++) {
            if (i % interval != 0) {
                pieces.add(BlobPiece.of(blocks.get(i), keys, codec));
            }
        }
        return new BlobSection(name, pieces, interval);
    }

    private static byte[] keys(List<byte[]> blocks, int interval) {
        Output lengths = new Output();
        Output keys = new Output();
        for (int i = 0; i < blocks.size(); i += interval) {
            lengths.varint(blocks.get(i).length);
            keys.append(blocks.get(i));
        }
        return lengths.append(keys).toBytes();
    }

    private static boolean startsLikeDictionary(byte[] keys) {
        return keys.length >= 4
                && (keys[0] << 24 | (keys[1] & 0xFF) << 16 | (keys[2] & 0xFF) << 8 | keys[3] & 0xFF)
                        == ZSTD_DICTIONARY_MAGIC;
    }
}

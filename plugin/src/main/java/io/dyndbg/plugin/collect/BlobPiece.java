package io.dyndbg.plugin.collect;

import com.github.luben.zstd.ZstdCompressCtx;
import io.dyndbg.blob.BlobFormat;
import io.dyndbg.blob.Codec;
import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/**
 * One piece of a section, as it stands in the file.
 *
 * @param raw its length before compression, in bytes
 * @param codec how it is compressed
 * @param stored its bytes
 */
record BlobPiece(int raw, Codec codec, byte[] stored) {
    /** Every byte counts, and a module is compressed once a build: the strongest there is. */
    private static final int ZSTD_LEVEL = 22;

    private static final int DEFLATE_WINDOW = 1 << 15;

    /**
     * Compresses {@code raw}, unless that would not shrink it, or shrink it more than readers believe.
     *
     * @param dictionary what readers have decompressed before, or null
     */
    static BlobPiece of(byte[] raw, byte[] dictionary, Codec codec) {
        if (raw.length > BlobFormat.MAX_PIECE) {
            throw new IllegalArgumentException(raw.length + " bytes in one piece of a blob");
        }
        byte[] packed = switch (codec) {
            case NONE -> raw;
            case DEFLATE -> deflate(raw, dictionary);
            case ZSTD -> zstd(raw, dictionary);
        };
        boolean worth = packed.length < raw.length && raw.length <= (long) packed.length * BlobFormat.MAX_RATIO;
        return worth ? new BlobPiece(raw.length, codec, packed) : new BlobPiece(raw.length, Codec.NONE, raw);
    }

    private static byte[] deflate(byte[] raw, byte[] dictionary) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            if (dictionary != null) {
                int start = Math.max(0, dictionary.length - DEFLATE_WINDOW);
                deflater.setDictionary(dictionary, start, dictionary.length - start);
            }
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 13];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] zstd(byte[] raw, byte[] dictionary) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            // The section table has the length and a checksum; the frame need not.
            context.setLevel(ZSTD_LEVEL).setContentSize(false).setChecksum(false);
            if (dictionary != null) {
                context.loadDict(dictionary);
            }
            return context.compress(raw);
        }
    }
}

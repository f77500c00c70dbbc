package io.dyndbg.blob;

import com.github.luben.zstd.ZstdDecompressCtx;

/**
 * The one class that names zstd-jni: it is loaded with the first Zstandard piece, so that blobs of the other codecs are
 * read without that library.
 */
final class ZstdFrame {
    private ZstdFrame() {}

    /**
     * Decompresses one frame and answers its decompressed length.
     *
     * @throws com.github.luben.zstd.ZstdException (a RuntimeException) if the frame is broken or longer than {@code to}
     * @throws LinkageError if zstd-jni is missing or can't load its native part
     */
    static long decompress(byte[] file, int offset, int length, byte[] to, byte[] dictionary) {
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            if (dictionary != null) {
                context.loadDict(dictionary);
            }
            return context.decompressByteArray(to, 0, to.length, file, offset, length);
        }
    }
}

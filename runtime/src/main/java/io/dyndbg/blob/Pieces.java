package io.dyndbg.blob;

import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Checks and decompresses the pieces of one blob. Holds the file's bytes and nothing else; safe for any thread. */
final class Pieces {
    /** Deflate looks back so far; of a longer dictionary only the end counts. */
    private static final int DEFLATE_WINDOW = 1 << 15;

    private final byte[] file;
    private final String origin;

    Pieces(byte[] file, String origin) {
        this.file = file;
        this.origin = origin;
    }

    /** Answers how much memory may be taken for one question. */
    Allowance allowance() {
        return new Allowance(file.length, origin);
    }

    String origin() {
        return origin;
    }

    /**
     * Answers the decompressed bytes of a piece.
     *
     * @param dictionary what the piece was compressed with, or null
     */
    byte[] read(Piece piece, byte[] dictionary) throws BlobException {
        if (piece.raw() > Allowance.of(file.length)) {
            throw new BlobException(piece.place(origin) + ": found " + piece.raw() + " bytes in a file of "
                    + file.length + "; the blob is damaged");
        }
        int crc = crc(file, piece.offset(), piece.stored());
        if (crc != piece.crc()) {
            throw new BlobException("%s: found checksum %08x, expected %08x; the blob is damaged"
                    .formatted(piece.place(origin), crc, piece.crc()));
        }
        return switch (piece.codec()) {
            case NONE -> Arrays.copyOfRange(file, piece.offset(), piece.offset() + piece.stored());
            case DEFLATE -> inflate(piece, dictionary);
            case ZSTD -> unpack(piece, dictionary);
        };
    }

    static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    private byte[] inflate(Piece piece, byte[] dictionary) throws BlobException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, piece.offset(), piece.stored());
            if (dictionary != null) {
                int start = Math.max(0, dictionary.length - DEFLATE_WINDOW);
                inflater.setDictionary(dictionary, start, dictionary.length - start);
            }
            byte[] raw = new byte[piece.raw()];
            int length = 0;
            // One byte is asked for past the expected end, so that a stream that goes on is seen.
            byte[] past = new byte[1];
            while (!inflater.finished()) {
                int read = length < raw.length
                        ? inflater.inflate(raw, length, raw.length - length)
                        : inflater.inflate(past);
                length += read;
                if (length > raw.length || read == 0 && !inflater.finished()) {
                    break;
                }
            }
            if (!inflater.finished() || length != raw.length || inflater.getRemaining() != 0) {
                throw wrongLength(piece, "another length");
            }
            return raw;
        } catch (DataFormatException e) {
            throw new BlobException(piece.place(origin) + ": not deflate: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private byte[] unpack(Piece piece, byte[] dictionary) throws BlobException {
        byte[] raw = new byte[piece.raw()];
        long length;
        try {
            length = ZstdFrame.decompress(file, piece.offset(), piece.stored(), raw, dictionary);
        } catch (LinkageError e) {
            throw new BlobException(
                    piece.place(origin) + ": is compressed by Zstandard, and " + missing(e)
                            + ". It takes a restart; or build with codec=deflate",
                    e);
        } catch (RuntimeException e) {
            throw new BlobException(piece.place(origin) + ": not Zstandard: " + e.getMessage(), e);
        }
        if (length != raw.length) {
            throw wrongLength(piece, length + " bytes");
        }
        return raw;
    }

    private BlobException wrongLength(Piece piece, String found) {
        return new BlobException(piece.place(origin) + ": decompresses to " + found + ", expected " + piece.raw()
                + " bytes; the blob is damaged");
    }

    /** Answers what is the matter with zstd-jni, and what to do about it. */
    private static String missing(LinkageError e) {
        String said = String.valueOf(e.getMessage());
        if (e instanceof NoSuchMethodError
                || e instanceof NoSuchFieldError
                || e instanceof IncompatibleClassChangeError) {
            return "the zstd-jni that is here is too old (" + said + "): use 1.5.7 or newer";
        }
        // Once a class can't be initialized, the JVM says no more of the reason.
        if (e instanceof NoClassDefFoundError && !said.startsWith("Could not initialize class")) {
            return "zstd-jni is not on the class path: add com.github.luben:zstd-jni";
        }
        return "the native part of zstd-jni can't be loaded (" + cause(e)
                + "): name a folder that may be written and executed from with -DZstdTempFolder=FOLDER";
    }

    private static String cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.toString().lines().findFirst().orElse("");
    }
}

package io.dyndbg.blob;

/**
 * How much memory a blob may still take, as objects: so much for its own length that no blob that a build has written comes near
 * it. What it says of itself is not believed: eight million classes of one long name fit into a file of some hundred
 * kilobytes. Used by one thread.
 */
final class Allowance {
    private static final long ANY = 1L << 24;
    private static final int TIMES = 16;

    /** What an object, an array or a string takes beside what is in it, roughly. */
    static final int OBJECT = 24;

    private final String origin;
    private final long all;
    private long left;

    Allowance(int fileLength, String origin) {
        this.origin = origin;
        this.all = of(fileLength);
        this.left = all;
    }

    /** Answers how many bytes a file of that length may take. */
    static long of(int fileLength) {
        return ANY + (long) TIMES * fileLength;
    }

    /** Takes {@code bytes} for something that is going to be made. */
    void take(long bytes) throws BlobException {
        left -= bytes;
        if (left < 0) {
            throw new BlobException(origin + ": takes more than " + all
                    + " bytes of memory, found in a file that is too small for that; the blob is damaged");
        }
    }

    String take(String text) throws BlobException {
        take(2L * OBJECT + text.length());
        return text;
    }
}

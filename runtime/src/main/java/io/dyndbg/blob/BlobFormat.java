package io.dyndbg.blob;

/** The numbers that writer and reader of a blob share. {@code FORMAT.md} says what they mean. */
public final class BlobFormat {
    /** The version that this code writes, and the newest that it reads. */
    public static final int VERSION = 1;

    /** Names of the sections of version 1: four ASCII characters each. */
    public static final String CONTENTS = "MODU";

    public static final String HASHES = "HASH";
    public static final String SITES = "SITE";
    public static final String TEXTS = "TEXT";

    /** Where a class's source file comes from: the class's name, nowhere, its package and a text, a text alone. */
    public static final int SOURCE_DERIVED = 0;

    public static final int SOURCE_NONE = 1;
    public static final int SOURCE_IN_PACKAGE = 2;
    public static final int SOURCE_WHOLE = 3;

    /** How a site's text stands in the code: the numbers of {@link io.dyndbg.site.Format.Kind}. */
    public static final int TEXT_CONSTANT = 0;

    public static final int TEXT_CONCATENATION = 1;
    public static final int TEXT_NONE = 2;

    /** The longest part of a class's name, in UTF-16 units, that is taken from the name before it. */
    public static final int MAX_SHARED = 255;

    /** The largest piece, in bytes as decompressed. */
    public static final int MAX_PIECE = 1 << 26;

    /**
     * A piece decompresses to at most so many times its stored length: what a damaged or hostile blob can make the reader
     * allocate is a multiple of the file's own size. What would compress better is stored as it is.
     */
    public static final int MAX_RATIO = 256;

    /** The bytes of the header before the section table: magic, version, length of the header. */
    public static final int FIXED_HEADER = 14;

    private static final byte[] MAGIC = {(byte) 0x89, 'D', 'Y', 'N', 'D', 'B', 'G', '\n'};

    private BlobFormat() {}

    /** Answers a copy of the first eight bytes of every blob. */
    public static byte[] magic() {
        return MAGIC.clone();
    }

    /**
     * Answers the source file that a class has in the usual case: its package as a folder, its outermost class, and
     * {@code .java}.
     *
     * @param name the binary name of the class
     */
    public static String derivedSourcePath(String name) {
        int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
        return (nested < 0 ? name : name.substring(0, nested)).replace('.', '/') + ".java";
    }

    /** Answers the folder of the package of the class {@code name}, with a slash at its end, or nothing. */
    public static String folder(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
    }
}

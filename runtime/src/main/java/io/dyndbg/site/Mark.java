package io.dyndbg.site;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * What a woven class says of itself: the first bootstrap argument of its {@code ajc$log}, a text, since that adds least to a
 * class. {@code 1:180cnof:c:9:com/acme/web} says version, hash, sites, configuration and blob, separated by colons, numbers to
 * the base 36. The blob stands there by its name only, with slashes for dots: so it is written like the packages in the
 * class, which saves most of it when the class is compressed. The version is first and the blob is last in every version;
 * and since the text begins with a digit, no tool takes it for the name of a class and relocates it.
 *
 * @param version {@link #VERSION} of the weaver that wove the class
 * @param hash the CRC-32C of the class file before weaving; like what follows, 0 if the version is a later one
 * @param sites the number of its sites
 * @param configuration a number by which the build knows what it wove; of no meaning at run time
 * @param blob the resource name of its blob, {@code META-INF/dyndbg/<groupId>.<artifactId>.dyndbg}
 */
public record Mark(int version, int hash, int sites, int configuration, String blob) {
    /** The version that is written, and the latest that is understood. */
    public static final int VERSION = 1;

    private static final int RADIX = Character.MAX_RADIX;
    private static final String FOLDER = "META-INF/dyndbg/";
    private static final String SUFFIX = ".dyndbg";

    public Mark {
        Objects.requireNonNull(blob);
    }

    /** Answers the mark of this version. */
    public static Mark of(int hash, int sites, int configuration, String blob) {
        return new Mark(VERSION, hash, sites, configuration, blob);
    }

    /** Answers the resource name of the blob called {@code name}, {@code <groupId>.<artifactId>}, which has no colon or slash. */
    public static String blobNamed(String name) {
        if (name.isBlank() || name.indexOf(':') >= 0 || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("a module's name has no ':', '/' or '\\': " + name);
        }
        return FOLDER + name + SUFFIX;
    }

    /** Answers whether a later version wove the class, which says more of itself than is understood here. */
    public boolean later() {
        return version > VERSION;
    }

    public String text() {
        String name = blob.substring(FOLDER.length(), blob.length() - SUFFIX.length());
        return String.join(
                ":",
                Integer.toString(version),
                Integer.toUnsignedString(hash, RADIX),
                Integer.toString(sites, RADIX),
                Integer.toString(configuration, RADIX),
                name.replace('.', '/'));
    }

    /**
     * Answers whether a class file says of itself that it was woven from the class of that hash and with so many sites. A look
     * for the text alone, wherever it stands.
     */
    public static boolean isOf(byte[] classFile, int hash, int sites) {
        String origin = ":" + Integer.toUnsignedString(hash, RADIX) + ":" + Integer.toString(sites, RADIX) + ":";
        return new String(classFile, StandardCharsets.ISO_8859_1).contains(origin);
    }

    /** Answers the mark that {@code text} is; nothing if it is none. */
    public static Optional<Mark> parse(String text) {
        String[] fields = text.split(":", -1);
        try {
            int version = Integer.parseInt(fields[0]);
            String blob = blobNamed(fields[fields.length - 1].replace('/', '.'));
            if (version > VERSION && fields.length > 1) {
                return Optional.of(new Mark(version, 0, 0, 0, blob));
            }
            return fields.length == 5
                    ? Optional.of(new Mark(
                            version,
                            Integer.parseUnsignedInt(fields[1], RADIX),
                            Integer.parseInt(fields[2], RADIX),
                            Integer.parseInt(fields[3], RADIX),
                            blob))
                    : Optional.empty();
        } catch (IllegalArgumentException noMark) {
            return Optional.empty();
        }
    }
}

package io.dyndbg.plugin.weave;

import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.site.ClassRecord;
import java.util.Optional;

/** Weaves classes, one at a time. Safe for use by any number of threads. */
public final class ClassWeaver {

    /**
     * What became of one class.
     *
     * @param bytes the class file to write: the woven one, or the very array that came in if nothing was woven
     * @param record its record, if it has any statement of a collected level or something of logging that makes no site
     * @param unreadable why the class could not be read (newer than ASM, broken), a sentence; null if it could
     */
    public record Woven(byte[] bytes, Optional<ClassRecord> record, String unreadable) {}

    /**
     * What a woven class says of itself.
     *
     * @param blob the resource name of its blob
     * @param hash the CRC-32C of the class file before weaving
     * @param sites the number of its sites
     * @param configuration {@link Weaving#configuration} of the weaving
     */
    public record Mark(String blob, int hash, int sites, int configuration) {}

    public ClassWeaver(Weaving weaving, Hierarchy hierarchy) {}

    /** Weaves a class file that is not woven. Never throws for what stands in the class. */
    public Woven weave(byte[] original) {
        return new Woven(original, Optional.empty(), null);
    }

    /** Answers the mark of a woven class; nothing if it is not woven or can't be read. */
    public static Optional<Mark> markOf(byte[] classFile) {
        return Optional.empty();
    }

    /** Answers the hash that records and woven classes carry: the CRC-32C of {@code classFile}. */
    public static int hashOf(byte[] classFile) {
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(classFile);
        return (int) crc.getValue();
    }
}

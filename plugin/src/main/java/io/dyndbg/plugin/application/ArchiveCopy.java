package io.dyndbg.plugin.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Writes an archive once more with some entries replaced and others added. Everything else is copied as it lies there: order, times,
 * comments, permissions, compressed bytes. The same gives the same bytes. Used once.
 */
final class ArchiveCopy {
    /** Begins the comment of a nested jar that Spring Boot unpacks before it reads it; the hash of the jar stands behind. */
    private static final String UNPACK = "UNPACK:";

    /** What was before 1980 is 1980 in a zip file; so is what is added, since no time belongs to it. */
    private static final long NO_TIME = 315_532_800_000L;

    private final Archive archive;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final Map<String, Path> files = new LinkedHashMap<>();

    ArchiveCopy(Archive archive) {
        this.archive = archive;
    }

    /** Puts bytes in the place of an entry, or behind all others if there is none of that name. */
    ArchiveCopy put(String name, byte[] bytes) {
        contents.put(name, bytes);
        return this;
    }

    /** Puts a nested jar in the place of an entry, or behind all others if there is none of that name. */
    ArchiveCopy put(String name, Path jar) {
        files.put(name, jar);
        return this;
    }

    /** Answers the bytes that were put in the place of an entry; nothing if none were. */
    Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    /** Answers whether the copy would be what is there already. */
    boolean isEmpty() {
        return contents.isEmpty() && files.isEmpty();
    }

    /** Writes the copy. */
    void write(Path to) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(to)) {
            byte[] preamble = archive.preamble();
            if (preamble.length > 0) {
                out.writePreamble(preamble);
            }
            String comment = archive.comment();
            if (comment != null) {
                out.setComment(comment);
            }
            // Who reads a jar as a stream looks for it in front.
            if (archive.entry(JarManifest.PATH).isEmpty() && contents.containsKey(JarManifest.PATH)) {
                add(out, JarManifest.PATH);
            }
            for (ZipArchiveEntry entry : archive.entries()) {
                String name = entry.getName();
                if (contents.containsKey(name) || files.containsKey(name)) {
                    replace(out, entry);
                } else {
                    try (InputStream raw = archive.raw(entry)) {
                        out.addRawArchiveEntry(entry, raw);
                    }
                }
            }
            for (String name : Map.copyOf(files).keySet().stream().sorted().toList()) {
                add(out, name);
            }
            for (String name : Map.copyOf(contents).keySet().stream().sorted().toList()) {
                add(out, name);
            }
        }
    }

    private void replace(ZipArchiveOutputStream out, ZipArchiveEntry before) throws IOException {
        byte[] bytes = take(before.getName());
        ZipArchiveEntry entry = new ZipArchiveEntry(before);
        String comment = before.getComment();
        if (comment != null && comment.startsWith(UNPACK)) {
            entry.setComment(UNPACK + sha1(bytes));
        }
        write(out, entry, before.getMethod(), bytes);
    }

    private void add(ZipArchiveOutputStream out, String name) throws IOException {
        boolean jar = files.containsKey(name);
        byte[] bytes = take(name);
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTime(NO_TIME);
        // Spring Boot reads nested jars where they lie, so they can't be compressed.
        write(out, entry, jar ? ZipEntry.STORED : ZipEntry.DEFLATED, bytes);
    }

    private byte[] take(String name) throws IOException {
        Path file = files.remove(name);
        return file == null ? contents.remove(name) : Files.readAllBytes(file);
    }

    private static void write(ZipArchiveOutputStream out, ZipArchiveEntry entry, int method, byte[] bytes)
            throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(method);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}

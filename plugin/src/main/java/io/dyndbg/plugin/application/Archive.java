package io.dyndbg.plugin.application;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip file that is read, and was looked over before: its names are relative, stay inside, and come once; its entries do not overlap.
 * Whatever else is wrong with it, reading throws {@link ApplicationException}. Safe for any thread.
 */
final class Archive implements Closeable {
    /** More than that no entry that is inflated here may become. */
    private static final long MOST_BYTES = 1L << 31;

    private static final int BUFFER = 1 << 16;

    /** Begins the record that ends a zip file. */
    private static final int END = 0x06054b50;

    private static final int END_BYTES = 22;
    private static final int END_COMMENT = 20;

    /** Text can be a hundred times smaller, where it repeats itself; whole jars and large classes are not. */
    private static final int MOST_RATIO = 200;

    private static final long SMALL = 1 << 24;

    private final Path path;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private final long size;
    private final Object time;
    private final String comment;

    private Archive(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        this.size = attributes.size();
        this.time = attributes.lastModifiedTime();
        this.comment = readEnd();
    }

    /**
     * Opens a zip file.
     *
     * @throws ApplicationException if it is none, is damaged, or has names that no archive should have
     */
    static Archive open(Path path) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(path).get();
        } catch (IOException | RuntimeException e) {
            throw new ApplicationException(
                    path + " can't be read as a zip file: " + e.getMessage() + "; build it again", e);
        }
        try {
            Archive archive = new Archive(path, zip);
            archive.look();
            return archive;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /**
     * Looks for the record that ends a zip file. It must end there: of a file that was cut off, a jar that is stored in it would be
     * taken for the whole.
     */
    private String readEnd() throws IOException {
        int length = (int) Math.min(size, END_BYTES + 0xFFFF);
        ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            file.position(size - length);
            while (tail.hasRemaining() && file.read(tail) >= 0) {}
        }
        for (int at = length - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_BYTES + (tail.getShort(at + END_COMMENT) & 0xFFFF) == length) {
                byte[] text = Arrays.copyOfRange(tail.array(), at + END_BYTES, length);
                return text.length == 0 ? null : new String(text, StandardCharsets.UTF_8);
            }
        }
        throw bad("it is cut off, or has something behind its end");
    }

    private void look() throws IOException {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            String name = entry.getName();
            if (name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0 || name.matches("^[A-Za-z]:.*")) {
                throw bad("the name \"" + name + "\" is not relative");
            }
            if (List.of(name.split("/")).contains("..")) {
                throw bad("the name \"" + name + "\" leads out of it");
            }
            if (entries.put(name, entry) != null) {
                throw bad("the name \"" + name + "\" is there twice");
            }
        }
        lookForOverlaps();
    }

    /** Entries that share their bytes are the densest of all bombs. */
    private void lookForOverlaps() throws IOException {
        List<ZipArchiveEntry> byPlace = new ArrayList<>(entries.values());
        byPlace.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long end = 0;
        for (ZipArchiveEntry entry : byPlace) {
            if (entry.getLocalHeaderOffset() < end) {
                throw bad("\"" + entry.getName() + "\" overlaps another entry");
            }
            end = entry.getDataOffset() + entry.getCompressedSize();
        }
        if (end > size) {
            throw bad("it ends too early");
        }
    }

    private ApplicationException bad(String why) {
        return new ApplicationException(path + ": " + why + "; build it again, or leave it out by <excludes>");
    }

    Path path() {
        return path;
    }

    /** Answers the entries in the order in which they lie there. */
    Iterable<ZipArchiveEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** Answers the entry of that name, if there is one. */
    Optional<ZipArchiveEntry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Answers the names that begin with {@code prefix}, as they lie there. */
    List<String> names(String prefix) {
        return entries.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Answers the bytes of an entry, or nothing if there is none of that name. */
    Optional<byte[]> read(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(entry, bytes);
        return Optional.of(bytes.toByteArray());
    }

    /** Writes what an entry holds into a file. */
    void extract(ZipArchiveEntry entry, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            copy(entry, out);
        }
    }

    private void copy(ZipArchiveEntry entry, OutputStream to) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[BUFFER];
            long most = Math.min(MOST_BYTES, Math.max(SMALL, entry.getCompressedSize() * MOST_RATIO));
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > most) {
                    throw bad("\"" + entry.getName() + "\" has " + entry.getCompressedSize()
                            + " bytes and becomes more than " + most + ", as no jar does");
                }
                to.write(buffer, 0, n);
            }
            if (total != entry.getSize()) {
                throw bad("\"" + entry.getName() + "\" has " + total + " bytes where it says " + entry.getSize());
            }
        } catch (ApplicationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ApplicationException(
                    path + ": \"" + entry.getName() + "\" can't be read: " + e.getMessage() + "; build it again", e);
        }
    }

    /** Answers the bytes of an entry as they lie there, compressed or not. */
    InputStream raw(ZipArchiveEntry entry) throws IOException {
        return zip.getRawInputStream(entry);
    }

    /** Answers what stands before the first entry: the script that makes a jar executable; mostly nothing. */
    byte[] preamble() throws IOException {
        long first = entries.values().stream()
                .mapToLong(ZipArchiveEntry::getLocalHeaderOffset)
                .min()
                .orElse(0);
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(Math.toIntExact(first));
        }
    }

    /** Answers the comment of the whole file; null if there is none. */
    String comment() {
        return comment;
    }

    /** @throws ApplicationException if somebody wrote to the file since it was opened */
    void checkUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(time)) {
            throw new ApplicationException(
                    path + " changed while it was read; run this when nothing else writes to it");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

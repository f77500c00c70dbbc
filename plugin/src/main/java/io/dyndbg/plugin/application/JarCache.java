package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.LeftAlone;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.plugin.collect.StoredRecords;
import io.dyndbg.site.ModuleRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Woven jars, kept from build to build: each under the hash of what it was woven from, of how, and of the weaver, together with the
 * answers that weaving got about types outside of the jar. They are asked for again before a jar is taken from here. A file that is
 * damaged, or can't be written, is none: the jar is woven. Safe for any number of threads and builds at once.
 */
final class JarCache {
    /** What was not used for longest goes first. */
    private static final long MOST_BYTES = 1L << 30;

    private static final String SUFFIX = ".zip";
    private static final String ANSWERS = "answers";
    private static final String SAID = "said";
    private static final String JAR = "woven.jar";

    private final Path folder;
    private final long mostBytes;
    private final String how;

    JarCache(Path folder, Options options, String version) {
        this(folder, options, version, MOST_BYTES);
    }

    JarCache(Path folder, Options options, String version, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.how = String.join(
                "\n",
                version,
                Weaver.FINGERPRINT,
                // With it all types that are not the application's.
                Runtime.version().toString(),
                options.levels().stream().sorted().toList().toString(),
                options.arguments().toString(),
                options.deny().toString(),
                options.wrappers().toString(),
                options.codec().toString());
    }

    /**
     * What was made of a jar before.
     *
     * @param reason why it was left as it is; nothing if it was not
     * @param outcome what was found in it; nothing if it was left as it is
     * @param jar the woven one; nothing if it stays as it is
     */
    record Kept(Coordinates coordinates, Optional<String> reason, Optional<Outcome> outcome, Optional<Path> jar) {
        static Kept left(Coordinates coordinates, String reason) {
            return new Kept(coordinates, Optional.of(reason), Optional.empty(), Optional.empty());
        }

        static Kept woven(Coordinates coordinates, Outcome outcome, Optional<Path> jar) {
            return new Kept(coordinates, Optional.empty(), Optional.of(outcome), jar);
        }
    }

    /**
     * Answers what a jar is kept under.
     *
     * @param name its file's, which may tell what it is called
     */
    String key(Path jar, String name) throws IOException {
        return new Sha256().add(jar).add(how + "\n" + name).hex();
    }

    /** Answers the same for what lies in a folder of an archive, whenever that was put together. */
    String key(Archive archive, String folder, String name) throws IOException {
        Sha256 sum = new Sha256();
        for (String entry : archive.names(folder)) {
            byte[] bytes = archive.read(entry).orElseThrow();
            sum.add(entry + "\n" + bytes.length + "\n").add(bytes);
        }
        return sum.add(how + "\n" + name).hex();
    }

    /**
     * Answers what was made of a jar before, if all types are still what they were.
     *
     * @param to where the woven jar goes
     */
    Optional<Kept> find(String key, ApplicationTypes types, Path to) {
        Path kept = folder.resolve(key + SUFFIX);
        if (!Files.isRegularFile(kept)) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            if (!sameAnswers(read(zip, ANSWERS), types)) {
                return Optional.empty();
            }
            ZipEntry jar = zip.getEntry(JAR);
            if (jar != null) {
                try (InputStream in = zip.getInputStream(jar)) {
                    Files.copy(in, to);
                }
            }
            Optional<Path> woven = jar == null ? Optional.empty() : Optional.of(to);
            Kept whole = kept(woven, read(zip, SAID));
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
            return Optional.of(whole);
        } catch (IOException | RuntimeException damaged) {
            deleteQuietly(to);
            return Optional.empty();
        }
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static boolean sameAnswers(byte[] answers, ApplicationTypes types) {
        for (String line : new String(answers, StandardCharsets.UTF_8).lines().toList()) {
            int blank = line.lastIndexOf(' ');
            if (!types.fingerprint(line.substring(0, blank)).equals(line.substring(blank + 1))) {
                return false;
            }
        }
        return true;
    }

    private static Kept kept(Optional<Path> jar, byte[] said) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(said));
        Coordinates coordinates = new Coordinates(in.readUTF(), in.readUTF(), in.readUTF());
        if (in.readBoolean()) {
            return Kept.left(coordinates, in.readUTF());
        }
        List<LeftAlone> leftAlone = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            leftAlone.add(new LeftAlone(in.readUTF(), in.readInt(), in.readUTF(), in.readBoolean()));
        }
        List<String> notes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            notes.add(in.readUTF());
        }
        int replaced = in.readInt();
        if (jar.isEmpty()) {
            return Kept.woven(coordinates, new Outcome(List.of(), 0, leftAlone, notes, replaced), jar);
        }
        byte[] blob = blob(jar.get());
        List<ModuleRecords> records = StoredRecords.of(blob, jar.get().toString());
        return Kept.woven(coordinates, new Outcome(records, blob.length, leftAlone, notes, replaced), jar);
    }

    /** The records of a woven jar are in its blob. */
    private static byte[] blob(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith("META-INF/dyndbg/")
                        && entry.getName().endsWith(".dyndbg")) {
                    return read(zip, entry.getName());
                }
            }
        }
        throw new IOException("no blob");
    }

    /**
     * Keeps what was made of a jar.
     *
     * @param asked the class files outside of the jar that were asked for
     */
    void store(String key, Kept made, Set<String> asked, ApplicationTypes types) {
        Path unfinished = folder.resolve(key + "." + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().getId() + ".unfinished");
        try {
            Files.createDirectories(folder);
            try (OutputStream file = Files.newOutputStream(unfinished);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                // Most of it is compressed already.
                out.setLevel(Deflater.NO_COMPRESSION);
                put(out, ANSWERS, answers(asked, types));
                put(out, SAID, said(made));
                if (made.jar().isPresent()) {
                    put(out, JAR, Files.readAllBytes(made.jar().get()));
                }
            }
            WovenInPlace.replace(unfinished, folder.resolve(key + SUFFIX));
        } catch (IOException full) {
            deleteQuietly(unfinished);
        }
    }

    private static byte[] answers(Set<String> asked, ApplicationTypes types) {
        StringBuilder lines = new StringBuilder();
        for (String name : asked) {
            lines.append(name).append(' ').append(types.fingerprint(name)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] said(Kept made) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(made.coordinates().groupId());
        out.writeUTF(made.coordinates().artifactId());
        out.writeUTF(made.coordinates().version());
        out.writeBoolean(made.reason().isPresent());
        if (made.reason().isPresent()) {
            out.writeUTF(made.reason().get());
            return bytes.toByteArray();
        }
        Outcome outcome = made.outcome().orElseThrow();
        out.writeInt(outcome.leftAlone().size());
        for (LeftAlone place : outcome.leftAlone()) {
            out.writeUTF(place.place());
            out.writeInt(place.number());
            out.writeUTF(place.reason());
            out.writeBoolean(place.woven());
        }
        out.writeInt(outcome.notes().size());
        for (String note : outcome.notes()) {
            out.writeUTF(note);
        }
        out.writeInt(outcome.replaced());
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    /** Deletes what was not used for longest, until the rest is no more than may be kept. */
    void trim() {
        record Used(Path file, FileTime used, long size) {}
        List<Used> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.add(new Used(file, Files.getLastModifiedTime(file), Files.size(file)));
            }
        } catch (IOException goneOrNone) {
            return;
        }
        long size = all.stream().mapToLong(Used::size).sum();
        all.sort(Comparator.comparing(Used::used));
        for (Used kept : all) {
            if (size <= mostBytes) {
                return;
            }
            deleteQuietly(kept.file());
            size -= kept.size();
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException inUse) {
            // Another build reads it, or the next one deletes it.
            return;
        }
    }
}

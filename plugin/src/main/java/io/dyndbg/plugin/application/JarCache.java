package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.collect.LeftAlone;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.plugin.collect.Part;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
                Runtime.version().toString(),
                options.levels().stream().sorted().toList().toString(),
                options.arguments().toString(),
                options.deny().toString(),
                options.wrappers().toString(),
                options.codec().toString());
    }

    /** What was made of a jar before. */
    record Hit(Outcome outcome, Optional<Path> jar) {}

    /** Answers what a jar is kept under. */
    String key(Path jar, Part.Module module) throws IOException {
        Sha256 hash = new Sha256().add(jar);
        return hash.add(how + "\n" + module.name() + "\n" + module.fullName()).hex();
    }

    /**
     * Answers what was made of a jar before, if all types are still what they were.
     *
     * @param to where the woven jar goes
     */
    Optional<Hit> find(String key, ApplicationTypes types, Path to) {
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
            Outcome outcome = outcome(woven, read(zip, SAID));
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
            return Optional.of(new Hit(outcome, woven));
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

    private static boolean sameAnswers(byte[] answers, ApplicationTypes types) throws IOException {
        for (String line : new String(answers, StandardCharsets.UTF_8).lines().toList()) {
            int blank = line.lastIndexOf(' ');
            if (!types.fingerprint(line.substring(0, blank)).equals(line.substring(blank + 1))) {
                return false;
            }
        }
        return true;
    }

    /** The records of a woven jar are in its blob; what else was said stands beside it. */
    private static Outcome outcome(Optional<Path> jar, byte[] said) throws IOException {
        Map<String, byte[]> blobs = new TreeMap<>();
        if (jar.isPresent()) {
            try (Archive archive = Archive.open(jar.get())) {
                for (String name : archive.names("META-INF/dyndbg/")) {
                    if (name.endsWith(".dyndbg")) {
                        blobs.put(name, archive.read(name).orElseThrow());
                    }
                }
            }
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(said));
        List<LeftAlone> leftAlone = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            leftAlone.add(new LeftAlone(in.readUTF(), in.readInt(), in.readUTF(), in.readBoolean()));
        }
        List<String> notes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            notes.add(in.readUTF());
        }
        FolderBlobs records = FolderBlobs.of(blobs);
        return new Outcome(records.modules(), (int) records.size(), leftAlone, notes, in.readInt());
    }

    /** Keeps what was made of a jar. */
    void store(String key, JarWeaver.Woven woven, Optional<Path> jar, ApplicationTypes types) {
        Path unfinished = folder.resolve(key + "." + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().getId() + ".unfinished");
        try {
            Files.createDirectories(folder);
            try (OutputStream file = Files.newOutputStream(unfinished);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                out.setLevel(1);
                put(out, ANSWERS, answers(woven, types));
                put(out, SAID, said(woven.changes().outcome()));
                if (jar.isPresent()) {
                    put(out, JAR, Files.readAllBytes(jar.get()));
                }
            }
            WovenInPlace.replace(unfinished, folder.resolve(key + SUFFIX));
        } catch (IOException full) {
            deleteQuietly(unfinished);
        }
    }

    private static byte[] answers(JarWeaver.Woven woven, ApplicationTypes types) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : woven.asked()) {
            lines.append(name).append(' ').append(types.fingerprint(name)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] said(Outcome outcome) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
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
        record Kept(Path file, FileTime used, long size) {}
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.add(new Kept(file, Files.getLastModifiedTime(file), Files.size(file)));
            }
        } catch (IOException goneOrNone) {
            return;
        }
        long size = all.stream().mapToLong(Kept::size).sum();
        all.sort(Comparator.comparing(Kept::used));
        for (Kept kept : all) {
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

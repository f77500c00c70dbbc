package io.dyndbg.it.corpus;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.collect.BlobWriter;
import io.dyndbg.plugin.kept.ClassFiles;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.plugin.weave.Weaving;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Level;
import io.dyndbg.site.ModuleRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;

/**
 * One released jar and its class path.
 *
 * @param jar the jar itself
 * @param classPath what it depends on
 */
public record CorpusJar(Path jar, List<Path> classPath) {

    /** What weaving one jar came to. */
    static final class Outcome {
        final List<ClassRecord> records = new ArrayList<>();
        final List<ClassWeaver.Unreadable> unreadable = new ArrayList<>();
        int classes;
        int wovenClasses;

        int sites() {
            return records.stream().mapToInt(record -> record.sites().size()).sum();
        }

        int guards() {
            return records.stream().mapToInt(record -> record.guards().size()).sum();
        }

        SortedMap<String, Integer> leftAlone() {
            SortedMap<String, Integer> reasons = new TreeMap<>();
            for (ClassRecord record : records) {
                for (CallsiteRecord site : record.sites()) {
                    if (!site.woven()) {
                        reasons.merge(site.leftAlone(), 1, Integer::sum);
                    }
                    if (site.behindGuard() != null) {
                        reasons.merge("behind a guard: " + site.behindGuard(), 1, Integer::sum);
                    }
                }
                record.noSite().forEach((reason, number) -> reasons.merge("no site: " + reason, number, Integer::sum));
            }
            return reasons;
        }
    }

    /** Weaves the jar, and puts its blob and index into it, as a build would. */
    public void weaveWithBlob(Path woven) throws IOException {
        String module = jar.getFileName().toString().replaceFirst("-\\d.*", "");
        String blob = "META-INF/dyndbg/corpus." + module + ".dyndbg";
        Path plain = woven.resolveSibling("plain.jar");
        Outcome outcome = weave(plain, blob, Arguments.KEEP);
        byte[] content = BlobWriter.write(List.of(new ModuleRecords(module, outcome.records)), Codec.ZSTD);
        Files.move(plain, woven, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem files = FileSystems.newFileSystem(woven)) {
            Files.createDirectories(files.getPath("META-INF/dyndbg"));
            Files.write(files.getPath(blob), content);
            Files.writeString(files.getPath("META-INF/dyndbg/index"), blob + "\n");
        }
    }

    /** Answers the class files that are woven. */
    public List<byte[]> classes() throws IOException {
        List<byte[]> classes = new ArrayList<>();
        try (JarFile in = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(in.entries())) {
                if (isClass(entry.getName())) {
                    try (InputStream content = in.getInputStream(entry)) {
                        classes.add(content.readAllBytes());
                    }
                }
            }
        }
        return classes;
    }

    /** Answers the jar and what it depends on. */
    public List<Path> wholePath() {
        List<Path> path = new ArrayList<>(List.of(jar));
        path.addAll(classPath);
        return path;
    }

    /** Answers a module of these classes. */
    public static ClassFiles module(List<byte[]> classes) {
        return new ClassFiles(
                IntStream.range(0, classes.size()).mapToObj(Integer::toString).toList(),
                path -> Optional.of(classes.get(Integer.parseInt(path))));
    }

    /** Weaves every class of the jar into {@code woven}, and copies the rest. */
    Outcome weave(Path woven, String blob, Arguments arguments) throws IOException {
        Outcome outcome = new Outcome();
        try (Hierarchy hierarchy = new Hierarchy(wholePath());
                JarFile in = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(woven);
                JarOutputStream out = new JarOutputStream(file)) {
            ClassWeaver weaver = new ClassWeaver(
                    new Weaving(blob, Set.of(Level.TRACE, Level.DEBUG), arguments), hierarchy, module(classes()));
            for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                byte[] bytes;
                try (InputStream content = in.getInputStream(entry)) {
                    bytes = content.readAllBytes();
                }
                if (isClass(entry.getName())) {
                    bytes = weave(bytes, weaver, outcome);
                }
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(bytes);
            }
        }
        return outcome;
    }

    static boolean isClass(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class");
    }

    private static byte[] weave(byte[] bytes, ClassWeaver weaver, Outcome outcome) {
        ClassWeaver.Woven woven = weaver.weave(bytes);
        outcome.classes++;
        woven.record().ifPresent(outcome.records::add);
        if (woven.unreadable() != null) {
            outcome.unreadable.add(woven.unreadable());
        }
        if (woven.bytes() != bytes) {
            outcome.wovenClasses++;
        }
        return woven.bytes();
    }
}

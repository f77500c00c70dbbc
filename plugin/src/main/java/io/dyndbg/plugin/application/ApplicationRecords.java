package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.FolderBlobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** What was woven of a whole application, as its archives tell. */
public final class ApplicationRecords {
    private static final String FOLDER = "META-INF/dyndbg/";
    private static final String SUFFIX = ".dyndbg";

    private final Map<String, byte[]> blobs = new TreeMap<>();
    private final SortedMap<String, String> leftOut = new TreeMap<>();
    private final Consumer<String> progress;

    private ApplicationRecords(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * Reads the records of all modules.
     *
     * @param application an archive, or a folder of jars
     * @param progress is told the place of each jar before it is read
     * @throws IOException if it can't be read
     */
    public static ApplicationRecords of(Path application, Consumer<String> progress) throws IOException {
        ApplicationRecords records = new ApplicationRecords(progress);
        if (Files.isDirectory(application)) {
            try (Stream<Path> files = Files.list(application)) {
                for (Path jar :
                        files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    records.addArchive(jar);
                }
            }
        } else {
            records.addArchive(application);
        }
        return records;
    }

    /**
     * Reads the records of all modules; of an application that is not woven yet, those that it would get. It stays as it is.
     *
     * @param build the application, and how it would be woven
     * @throws IOException if it can't be read
     */
    public static ApplicationRecords wovenOrNot(ApplicationBuild build, Consumer<String> progress) throws IOException {
        ApplicationRecords records = of(build.application(), progress);
        if (!records.blobs.isEmpty()) {
            return records;
        }
        Path work = Files.createTempDirectory("dyndbg");
        try {
            Path woven = work.resolve(build.application().getFileName().toString());
            return of(ApplicationWeaver.run(build.to(woven), progress).output(), progress);
        } finally {
            ApplicationWeaver.delete(work);
        }
    }

    /**
     * Answers what all blobs hold.
     *
     * @throws IOException if one can't be read
     */
    public FolderBlobs blobs() throws IOException {
        return FolderBlobs.of(blobs);
    }

    /** Answers the jars without a blob that no build would weave, by their places in the application, and why. */
    public SortedMap<String, String> leftOut() {
        return leftOut;
    }

    private void addArchive(Path path) throws IOException {
        try (Archive archive = Archive.open(path)) {
            Layout layout = Layout.of(archive);
            add(archive, layout.classes(), path.getFileName().toString());
            Path copy = Files.createTempFile("dyndbg", ".jar");
            try {
                for (ZipArchiveEntry entry : archive.entries()) {
                    if (layout.isLibrary(entry.getName())) {
                        archive.extract(entry, copy);
                        try (Archive library = Archive.open(copy)) {
                            add(library, "", entry.getName());
                        }
                    }
                }
            } finally {
                Files.delete(copy);
            }
        }
    }

    private void add(Archive archive, String classes, String place) throws IOException {
        progress.accept(place);
        if (classes.isEmpty() && archive.names(FOLDER).isEmpty()) {
            LeftOut.reason(archive).ifPresent(reason -> leftOut.put(place, reason));
        }
        for (String name : archive.names(classes + FOLDER)) {
            if (name.endsWith(SUFFIX)) {
                blobs.put(place + "!/" + name, archive.read(name).orElseThrow());
            }
        }
    }
}

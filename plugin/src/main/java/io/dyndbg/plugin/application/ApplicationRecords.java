package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.FolderBlobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Reads what was woven of a whole application, from its blobs. */
public final class ApplicationRecords {
    private static final String FOLDER = "META-INF/dyndbg/";
    private static final String SUFFIX = ".dyndbg";

    private final Map<String, byte[]> blobs = new TreeMap<>();

    private ApplicationRecords() {}

    /**
     * Reads the records of all modules.
     *
     * @param application an archive, or a folder of jars
     * @throws IOException if it, or a blob in it, can't be read
     */
    public static FolderBlobs of(Path application) throws IOException {
        ApplicationRecords records = new ApplicationRecords();
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
        return FolderBlobs.of(records.blobs);
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
        for (String name : archive.names(classes + FOLDER)) {
            if (name.endsWith(SUFFIX)) {
                blobs.put(place + "!/" + name, archive.read(name).orElseThrow());
            }
        }
    }
}

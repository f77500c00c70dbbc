package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobException;
import io.dyndbg.site.ModuleRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All blobs of a folder of classes, read.
 *
 * @param modules the modules, ordered by name
 * @param size the length of all of them, in bytes
 */
public record Blobs(List<ModuleRecords> modules, long size) {

    /**
     * Reads the blobs that the folder's index names.
     *
     * @throws BlobException if one can't be read
     * @throws IOException if a file can't be read
     */
    public static Blobs in(Path classes) throws IOException {
        Folder folder = new Folder(classes);
        List<ModuleRecords> modules = new ArrayList<>();
        long size = 0;
        for (String path : new BlobIndex(folder).lines()) {
            byte[] blob = folder.read(path)
                    .orElseThrow(() -> new BlobException(classes.resolve(path) + " is missing, though " + BlobIndex.PATH
                            + " names it; run dyndbg:compact again"));
            modules.addAll(StoredRecords.of(blob, path));
            size += blob.length;
        }
        modules.sort(Comparator.comparing(ModuleRecords::module));
        return new Blobs(List.copyOf(modules), size);
    }

    /** Answers what has no switch, module by module, class by class. */
    public List<LeftAlone> leftAlone() {
        return modules.stream()
                .flatMap(module -> module.classes().stream())
                .flatMap(record -> LeftAlone.in(record).stream())
                .toList();
    }
}

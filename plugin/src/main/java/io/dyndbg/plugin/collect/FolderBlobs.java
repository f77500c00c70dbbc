package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.query.Terms;
import io.dyndbg.site.ModuleRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All blobs of a folder of classes, read.
 *
 * @param modules the modules, ordered by name
 * @param classes the classes of all modules, as the blobs locate them
 * @param sizes what the blobs take
 * @param outOfDate the names of the classes that are others now than those which the blobs were made from
 */
public record FolderBlobs(
        List<ModuleRecords> modules, List<ClassLocations> classes, BlobSizes sizes, List<String> outOfDate) {

    /**
     * Reads the blobs that the folder's index names.
     *
     * @throws BlobException if one can't be read
     * @throws IOException if a file can't be read
     */
    public static FolderBlobs in(Path classes) throws IOException {
        return in(List.of(classes));
    }

    /**
     * Reads the blobs of several folders of classes.
     *
     * @throws BlobException if one can't be read
     * @throws IOException if a file can't be read
     */
    public static FolderBlobs in(List<Path> folders) throws IOException {
        Map<String, byte[]> blobs = new TreeMap<>();
        List<String> outOfDate = new ArrayList<>();
        for (Path classes : folders) {
            for (Path module : ModuleFolders.in(classes)) {
                Folder folder = new Folder(module);
                Map<String, byte[]> ofModule = new TreeMap<>();
                for (String path : new BlobIndex(folder).lines()) {
                    ofModule.put(
                            path,
                            folder.read(path)
                                    .orElseThrow(() -> new BlobException(module.resolve(path) + " is missing, though "
                                            + BlobIndex.PATH + " names it; run dyndbg:compact again")));
                }
                outOfDate.addAll(OutOfDate.in(folder, of(ofModule).classes()));
                blobs.putAll(ofModule);
            }
        }
        FolderBlobs all = of(blobs);
        return new FolderBlobs(all.modules(), all.classes(), all.sizes(), outOfDate);
    }

    /**
     * Reads these blobs.
     *
     * @param blobs each with its name for messages
     * @throws BlobException if one can't be read
     */
    public static FolderBlobs of(Map<String, byte[]> blobs) throws BlobException {
        List<ModuleRecords> modules = new ArrayList<>();
        List<ClassLocations> classes = new ArrayList<>();
        BlobSizes sizes = BlobSizes.NONE;
        for (Map.Entry<String, byte[]> named : blobs.entrySet()) {
            Blob blob = Blob.of(named.getValue(), named.getKey());
            modules.addAll(StoredRecords.of(blob));
            classes.addAll(blob.locations().classes());
            sizes = sizes.and(blob, named.getValue().length);
        }
        modules.sort(Comparator.comparing(ModuleRecords::module));
        return new FolderBlobs(List.copyOf(modules), List.copyOf(classes), sizes, List.of());
    }

    /** Answers the sites that {@code terms} select, in the order of a listing. */
    public List<ListedSite> sites(Terms terms) throws BlobException {
        return ListedSite.in(classes, terms);
    }

    /** Answers what has no switch, module by module, class by class. */
    public List<LeftAlone> leftAlone() {
        return modules.stream()
                .flatMap(module -> module.classes().stream())
                .flatMap(record -> LeftAlone.in(record).stream())
                .toList();
    }
}

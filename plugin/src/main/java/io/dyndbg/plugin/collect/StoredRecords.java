package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.ModuleRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records that a blob holds, as the values that the weaver made of them. */
public final class StoredRecords {
    private StoredRecords() {}

    /**
     * Answers all records of a blob, module by module.
     *
     * @param origin the blob's name for messages
     * @throws BlobException if the blob can't be read
     */
    public static List<ModuleRecords> of(byte[] blob, String origin) throws BlobException {
        return of(Blob.of(blob, origin));
    }

    /**
     * Answers all records of a blob, module by module.
     *
     * @throws BlobException if they can't be read
     */
    static List<ModuleRecords> of(Blob blob) throws BlobException {
        Map<String, List<ClassRecord>> classes = new LinkedHashMap<>();
        blob.modules().forEach(module -> classes.put(module, new ArrayList<>()));
        for (ClassLocations locations : blob.locations().classes()) {
            classes.computeIfAbsent(locations.module(), module -> new ArrayList<>())
                    .add(locations.toRecord());
        }
        return classes.entrySet().stream()
                .map(module -> new ModuleRecords(module.getKey(), module.getValue()))
                .toList();
    }
}

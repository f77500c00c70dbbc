package io.dyndbg.plugin.collect;

import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.site.ClassRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The classes of a folder as they were compiled, whatever became of them. */
public final class UnwovenClasses {
    private UnwovenClasses() {}

    /**
     * Looks at each class that has a record and can be had as it was compiled.
     *
     * @param look is given its bytes and its record
     * @throws IOException if a file can't be read
     */
    public static void of(BuildFolder build, FolderBlobs blobs, BiConsumer<byte[], ClassRecord> look)
            throws IOException {
        Map<Origin, ClassRecord> records = new HashMap<>();
        blobs.modules().forEach(module -> module.classes().forEach(each -> records.put(Origin.of(each), each)));
        Folder classes = new Folder(build.classes());
        Folder originals = new Folder(build.originals());
        for (String path : classes.paths(".class")) {
            String plain = VersionedPath.plain(path);
            String name = plain.substring(0, plain.length() - ".class".length()).replace('/', '.');
            Optional<byte[]> kept = originals.read(path);
            // A class without a switch was not replaced.
            Optional<byte[]> original = kept.isPresent() ? kept : classes.read(path);
            if (original.isPresent()) {
                ClassRecord record = records.get(new Origin(name, ClassWeaver.hashOf(original.get())));
                if (record != null) {
                    look.accept(original.get(), record);
                }
            }
        }
    }
}

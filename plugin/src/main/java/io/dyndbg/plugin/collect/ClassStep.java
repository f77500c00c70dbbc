package io.dyndbg.plugin.collect;

import io.dyndbg.site.ClassRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a build does with one class file.
 *
 * @param path its path in the folder of classes
 * @param replacement what is written in its place; nothing if it stays as it is
 * @param original what is kept of it before it is replaced; nothing if that is kept already, or it is not woven
 * @param woven the blob's path that it carries once the build is done; nothing if it is not woven then
 * @param rewoven whether it was woven before and is again: until it is replaced, neither its old record nor its new one is
 *     certain to be right
 * @param record its record in the blob
 * @param leftAlone what of it has no switch
 */
record ClassStep(
        String path,
        Optional<byte[]> replacement,
        Optional<byte[]> original,
        Optional<String> woven,
        boolean rewoven,
        Optional<ClassRecord> record,
        List<LeftAlone> leftAlone) {

    /** The file stays, and is none of ours. */
    static ClassStep untouched(String path, List<LeftAlone> leftAlone) {
        return new ClassStep(
                path, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), leftAlone);
    }

    /** The file is not woven and stays so, but has sites or other things that people should see. */
    static ClassStep unwoven(String path, ClassRecord record) {
        return new ClassStep(
                path,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(record),
                LeftAlone.in(record));
    }

    /** The file is woven as it should be. */
    static ClassStep kept(String path, String blob, Optional<ClassRecord> record) {
        List<LeftAlone> leftAlone = record.map(LeftAlone::in).orElse(List.of());
        return new ClassStep(path, Optional.empty(), Optional.empty(), Optional.of(blob), false, record, leftAlone);
    }

    /** The file gives way to its original. */
    static ClassStep restored(String path, byte[] original) {
        return new ClassStep(
                path, Optional.of(original), Optional.empty(), Optional.empty(), false, Optional.empty(), List.of());
    }
}

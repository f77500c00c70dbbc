package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.weave.Weaving;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A folder of classes and what a build wants of it.
 *
 * @param classes the folder; it need not exist
 * @param originals the folder that keeps the class files as they were before weaving, outside of {@code classes}
 * @param module the module's name as queries match it
 * @param weaving what is woven and how
 * @param selection which classes are
 * @param codec how the blob is compressed
 * @param classPath what the classes were compiled against, without {@code classes} itself; entries need not exist
 */
public record BuildFolder(
        Path classes,
        Path originals,
        String module,
        Weaving weaving,
        ClassSelection selection,
        Codec codec,
        List<Path> classPath) {

    public BuildFolder {
        Objects.requireNonNull(classes);
        Objects.requireNonNull(originals);
        Objects.requireNonNull(module);
        Objects.requireNonNull(weaving);
        Objects.requireNonNull(selection);
        Objects.requireNonNull(codec);
        classPath = List.copyOf(classPath);
    }
}

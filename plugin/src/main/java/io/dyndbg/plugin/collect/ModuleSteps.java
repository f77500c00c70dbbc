package io.dyndbg.plugin.collect;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a build does with each {@code module-info.class}: it requires the runtime while any class is woven, and
 * becomes what it was when none is. Writes nothing.
 */
final class ModuleSteps {
    private final Folder classes;
    private final Folder originals;
    private final String blob;
    private final boolean needed;

    /**
     * @param blob the path of the blob that the classes link to
     * @param needed whether any class is woven
     */
    ModuleSteps(Folder classes, Folder originals, String blob, boolean needed) {
        this.classes = classes;
        this.originals = originals;
        this.blob = blob;
        this.needed = needed;
    }

    ClassStep of(String path) throws IOException {
        byte[] bytes = classes.read(path).orElseThrow();
        try {
            return of(path, bytes);
        } catch (RuntimeException unreadable) {
            return ClassStep.untouched(
                    path, List.of(new LeftAlone(path, 1, "module declaration that can't be read", false)));
        }
    }

    private ClassStep of(String path, byte[] bytes) throws IOException {
        Optional<byte[]> original = originals.read(path).filter(kept -> ours(kept, bytes));
        if (!needed) {
            return original.map(kept -> ClassStep.restored(path, kept))
                    .orElseGet(() -> ClassStep.untouched(path, List.of()));
        }
        byte[] added = ModuleRequires.addedTo(bytes);
        if (added == bytes) {
            return original.isPresent()
                    ? ClassStep.kept(path, blob, Optional.empty())
                    : ClassStep.untouched(path, List.of());
        }
        return new ClassStep(
                path, Optional.of(added), Optional.of(bytes), Optional.of(blob), false, Optional.empty(), List.of());
    }

    /** Answers whether {@code bytes} is what an earlier build made of {@code original}; else somebody wrote it since. */
    private static boolean ours(byte[] original, byte[] bytes) {
        return !Arrays.equals(original, bytes) && Arrays.equals(ModuleRequires.addedTo(original), bytes);
    }
}

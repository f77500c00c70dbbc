package io.dyndbg.plugin.application;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;

/**
 * An archive that is woven in its place, and the unwoven one beside it. A build that is killed leaves the one or the other in
 * its place, whole.
 */
final class WovenInPlace {
    private static final String UNWOVEN = ".unwoven";
    private static final String UNFINISHED = ".dyndbg-unfinished";

    private final Path archive;

    WovenInPlace(Path archive) {
        this.archive = archive;
    }

    /**
     * Answers the archive as it was before anything was woven here.
     *
     * @throws ApplicationException if it is not there any more
     */
    Path unwoven() throws IOException {
        if (!isWoven()) {
            return archive;
        }
        Path kept = beside(UNWOVEN);
        if (!Files.isRegularFile(kept)) {
            throw new ApplicationException(
                    archive + " was woven before, and " + kept + " is gone: build the application again");
        }
        return kept;
    }

    /** What is wrong with the archive is found later, by who reads it whole. */
    private boolean isWoven() {
        try (JarFile jar = new JarFile(archive.toFile(), false)) {
            return JarManifest.isOfWoven(jar.getManifest());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Answers where to write what then takes the place. */
    Path unfinished() {
        return beside(UNFINISHED);
    }

    /** Puts what was written into the place of the archive, which is kept beside it unless it was woven already. */
    void finish(Path unwoven) throws IOException {
        if (unwoven.equals(archive)) {
            Path kept = beside(UNWOVEN);
            Files.copy(archive, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        replace(unfinished(), archive);
    }

    /** Puts the unwoven archive back, since there is nothing in it to weave. */
    void restore(Path unwoven) throws IOException {
        if (!unwoven.equals(archive)) {
            replace(unwoven, archive);
        }
    }

    static void replace(Path by, Path file) throws IOException {
        try {
            Files.move(by, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(by, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path beside(String suffix) {
        return archive.resolveSibling(archive.getFileName() + suffix);
    }
}

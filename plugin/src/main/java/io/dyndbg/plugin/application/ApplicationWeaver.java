package io.dyndbg.plugin.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Weaves a whole application: an archive, or a folder of jars. */
public final class ApplicationWeaver {
    private ApplicationWeaver() {}

    /**
     * Weaves the application, on all processors.
     *
     * @param progress is told what is being worked on, by one thread at a time
     * @return what became of it
     * @throws ApplicationException if there is something wrong with it; it is as it was then
     * @throws IOException if a file can't be read or written; an archive is as it was then
     */
    public static WovenApplication run(ApplicationBuild build, Consumer<String> progress) throws IOException {
        Path application = build.application();
        if (!Files.exists(application)) {
            throw new ApplicationException("there is no " + application
                    + ": name a jar, a war, or a folder of jars, and run this behind what makes it");
        }
        Path work = Files.createTempDirectory("dyndbg");
        try {
            return Files.isDirectory(application)
                    ? new JarFolder(build, work).weave(progress)
                    : new ApplicationArchive(build, work).weave(progress);
        } finally {
            delete(work);
        }
    }

    /** What can't be deleted of a temporary folder is no reason to fail. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException inUse) {
            return;
        }
    }
}

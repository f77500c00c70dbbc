package io.dyndbg.plugin.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The library without which no woven class works, and what it needs: put into an archive as the archive's layout has it. */
final class RuntimeLibrary {
    private static final String CLASS = "io/dyndbg/Dyndbg.class";
    private static final String MODULE_INFO = "module-info.class";

    private final List<Path> jars;

    /** @param jars what is to be added; empty if that is somebody else's affair */
    RuntimeLibrary(List<Path> jars) {
        this.jars = jars;
    }

    /** Answers whether an application has it. */
    static boolean isIn(ApplicationTypes types) throws IOException {
        return types.classFile(CLASS).isPresent();
    }

    /**
     * Adds the library.
     *
     * @return what a person should know, a sentence each
     */
    List<String> addTo(Archive archive, Layout layout, ArchiveCopy copy) throws IOException {
        if (jars.isEmpty()) {
            return List.of(
                    "the application has no dyndbg-runtime, without which no woven class works: put it onto the class path");
        }
        if (layout.library() != null) {
            for (Path jar : jars) {
                String place = layout.library() + jar.getFileName();
                copy.put(place, jar);
                new BootIndexes(archive).add(place, copy);
            }
            return List.of();
        }
        if (archive.entry(MODULE_INFO).isPresent()) {
            return List.of("the archive is a module, into which no library can be merged: put "
                    + jars.get(0).getFileName() + " onto the module path, too");
        }
        for (Path jar : jars) {
            merge(jar, archive, copy);
        }
        return List.of();
    }

    private static void merge(Path jar, Archive into, ArchiveCopy copy) throws IOException {
        try (Archive library = Archive.open(jar)) {
            for (ZipArchiveEntry entry : library.entries()) {
                String name = entry.getName();
                boolean ofTheJar = name.startsWith("META-INF/") || name.equals(MODULE_INFO) || entry.isDirectory();
                if (!ofTheJar && into.entry(name).isEmpty()) {
                    copy.put(name, library.read(name).orElseThrow());
                }
            }
        }
    }
}

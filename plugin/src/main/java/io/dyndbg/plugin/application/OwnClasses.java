package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The classes of an application that lie in its archive itself, and not in a jar in it. Used once. */
final class OwnClasses {
    private final ApplicationBuild build;
    private final Archive archive;
    private final Layout layout;
    private final Coordinates coordinates;
    private final boolean wovenByTheirBuild;

    OwnClasses(ApplicationBuild build, Archive archive, Layout layout, Coordinates coordinates) {
        this.build = build;
        this.archive = archive;
        this.layout = layout;
        this.coordinates = coordinates;
        this.wovenByTheirBuild = LeftOut.hasBlobs(archive, layout.classes());
    }

    /**
     * Weaves them.
     *
     * @param work where a zip of what is others may lie as long as the copy is not written
     * @return what became of them; nothing if there are none
     */
    Optional<WovenModule> weave(JarWeaver weaver, ApplicationTypes types, Path work, ArchiveCopy copy)
            throws IOException {
        String folder = layout.classes();
        if (archive.names(folder).stream().noneMatch(name -> name.endsWith(".class"))) {
            return Optional.empty();
        }
        if (!build.selection().test(coordinates)) {
            return Optional.of(WovenModule.left(folder, coordinates, "left out by the configuration"));
        }
        if (wovenByTheirBuild && layout != Layout.PLAIN) {
            return Optional.of(WovenModule.left(folder, coordinates, "woven already"));
        }
        Optional<JarCache> cache = build.cache().map(kept -> new JarCache(kept, build.options(), build.version()));
        String key = cache.isPresent() ? cache.get().key(archive, folder, module().toString()) : "";
        Path zip = work.resolve("own.zip");
        Optional<JarCache.Kept> kept = cache.flatMap(known -> known.find(key, types, zip));
        if (kept.isPresent()) {
            put(kept.get().jar(), folder, copy);
            return Optional.of(
                    WovenModule.of(folder, coordinates, kept.get().outcome().orElseThrow(), true));
        }
        JarWeaver.Woven woven = weaver.weave(archive.path(), folder, module());
        woven.changes().files().forEach((path, bytes) -> copy.put(folder + path, bytes));
        if (cache.isPresent()) {
            Optional<Path> changed = write(woven, zip);
            JarCache.Kept made =
                    JarCache.Kept.woven(coordinates, woven.changes().outcome(), changed);
            cache.get().store(key, made, woven.asked(), types);
        }
        return Optional.of(WovenModule.of(folder, coordinates, woven.changes().outcome(), false));
    }

    /** Beside the module that its own build wove, and whose blob lies there, what was shaded into the jar is another one. */
    private Part.Module module() {
        Part.Module own =
                build.own().orElseGet(() -> new Part.Module(coordinates.artifactId(), coordinates.fullName()));
        return wovenByTheirBuild ? new Part.Module(own.name(), own.fullName() + ".application") : own;
    }

    private static Optional<Path> write(JarWeaver.Woven woven, Path zip) throws IOException {
        if (woven.changes().files().isEmpty()) {
            return Optional.empty();
        }
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (var changed : woven.changes().files().entrySet()) {
                out.putNextEntry(new ZipEntry(changed.getKey()));
                out.write(changed.getValue());
                out.closeEntry();
            }
        }
        return Optional.of(zip);
    }

    private static void put(Optional<Path> zip, String folder, ArchiveCopy copy) throws IOException {
        if (zip.isEmpty()) {
            return;
        }
        try (Archive changed = Archive.open(zip.get())) {
            for (String name : changed.names("")) {
                copy.put(folder + name, changed.read(name).orElseThrow());
            }
        }
    }
}

package io.dyndbg.plugin.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** An application in one archive. Used once. */
final class ApplicationArchive {
    private final ApplicationBuild build;
    private final Path work;
    private final List<WovenModule> modules = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param work an empty folder */
    ApplicationArchive(ApplicationBuild build, Path work) {
        this.build = build;
        this.work = work;
    }

    WovenApplication weave(Consumer<String> progress) throws IOException {
        WovenInPlace place = new WovenInPlace(build.application());
        Path unwoven = place.unwoven();
        try (Archive archive = Archive.open(unwoven)) {
            Optional<String> reason = reason(archive);
            if (reason.isPresent()) {
                modules.add(WovenModule.left("", own(archive), reason.get()));
                return new WovenApplication(build.application(), modules, notes);
            }
            ArchiveCopy copy = new ArchiveCopy(archive);
            weave(archive, copy, progress);
            if (copy.isEmpty() && build.output().isEmpty()) {
                place.restore(unwoven);
                return new WovenApplication(build.application(), modules, notes);
            }
            if (!copy.isEmpty()) {
                copy.put(JarManifest.PATH, JarManifest.of(archive).woven(build.version()));
            }
            return new WovenApplication(write(archive, copy, place), modules, notes);
        }
    }

    /** Answers why nothing at all is woven. */
    private static Optional<String> reason(Archive archive) throws IOException {
        if (archive.entry("META-INF/application.xml").isPresent()) {
            return Optional.of("an EAR: weave the archives in it before they are put into it");
        }
        // What its own build wove of itself is looked at later, class by class.
        return LeftOut.reason(archive).filter(reason -> !LeftOut.hasBlobs(archive, ""));
    }

    private Coordinates own(Archive archive) throws IOException {
        return Coordinates.of(archive, build.application().getFileName().toString());
    }

    private void weave(Archive archive, ArchiveCopy copy, Consumer<String> progress) throws IOException {
        Layout layout = Layout.of(archive);
        Map<String, Path> libraries = extract(archive, layout);
        try (ApplicationTypes types = new ApplicationTypes()) {
            types.add(archive.path(), layout.classes());
            for (Path library : libraries.values()) {
                types.add(library, "");
            }
            JarWeaver weaver = new JarWeaver(build.options(), types, Files.createDirectory(work.resolve("empty")));
            new OwnClasses(build, archive, layout, own(archive))
                    .weave(weaver, types, work, copy)
                    .ifPresent(modules::add);
            Libraries all = new Libraries(new LibraryWeaver(build, weaver, types), work);
            for (LibraryWeaver.Result result : all.weave(libraries, progress)) {
                modules.add(result.module());
                if (result.jar().isPresent()) {
                    copy.put(result.module().place(), result.jar().get());
                }
            }
            if (!copy.isEmpty() && !RuntimeLibrary.isIn(types)) {
                notes.addAll(new RuntimeLibrary(build.runtime()).addTo(archive, layout, copy));
            }
        }
    }

    private Map<String, Path> extract(Archive archive, Layout layout) throws IOException {
        Map<String, Path> libraries = new LinkedHashMap<>();
        for (ZipArchiveEntry entry : archive.entries()) {
            if (layout.isLibrary(entry.getName())) {
                Path jar = work.resolve(libraries.size() + ".jar");
                archive.extract(entry, jar);
                libraries.put(entry.getName(), jar);
            }
        }
        return libraries;
    }

    private Path write(Archive archive, ArchiveCopy copy, WovenInPlace place) throws IOException {
        Path unfinished = build.output().map(WovenInPlace::new).orElse(place).unfinished();
        try {
            copy.write(unfinished);
            archive.checkUnchanged();
            if (build.output().isPresent()) {
                WovenInPlace.replace(unfinished, build.output().get());
                return build.output().get();
            }
            place.finish(archive.path());
            return build.application();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}

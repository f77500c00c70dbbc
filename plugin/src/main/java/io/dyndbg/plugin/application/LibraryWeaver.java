package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.plugin.collect.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes of a jar of the application a woven one. Safe for any thread. */
final class LibraryWeaver {

    /**
     * A jar, and what became of it.
     *
     * @param jar the woven one; nothing if it stays as it is
     */
    record Result(WovenModule module, Optional<Path> jar) {}

    private record Made(Outcome outcome, Optional<Path> jar, boolean kept) {}

    private final ApplicationBuild build;
    private final JarWeaver weaver;
    private final ApplicationTypes types;
    private final Optional<JarCache> cache;

    LibraryWeaver(ApplicationBuild build, JarWeaver weaver, ApplicationTypes types) {
        this.build = build;
        this.weaver = weaver;
        this.types = types;
        this.cache = build.cache().map(folder -> new JarCache(folder, build.options(), build.version()));
    }

    /**
     * @param place where it lies in the application
     * @param jar a copy of it
     * @param to where the woven one goes
     */
    Result weave(String place, Path jar, Path to) throws IOException {
        String file = place.substring(place.lastIndexOf('/') + 1);
        try (Archive archive = Archive.open(jar)) {
            Coordinates coordinates = Coordinates.of(archive, file);
            Optional<String> reason = build.selection().test(coordinates)
                    ? LeftOut.reason(archive)
                    : Optional.of("left out by the configuration");
            if (reason.isPresent()) {
                return new Result(WovenModule.left(place, coordinates, reason.get()), Optional.empty());
            }
            Part.Module module = new Part.Module(coordinates.artifactId(), coordinates.fullName());
            Made made = make(archive, module, to);
            return new Result(WovenModule.of(place, coordinates, made.outcome(), made.kept()), made.jar());
        } catch (ApplicationException damaged) {
            Coordinates byName = Coordinates.of(file);
            if (!build.selection().test(byName)) {
                return new Result(WovenModule.left(place, byName, "left out by the configuration"), Optional.empty());
            }
            throw new ApplicationException(place + ": " + damaged.getMessage(), damaged);
        }
    }

    private Made make(Archive archive, Part.Module module, Path to) throws IOException {
        if (cache.isEmpty()) {
            JarWeaver.Woven woven = weaver.weave(archive.path(), "", module);
            return new Made(woven.changes().outcome(), write(archive, woven, to), false);
        }
        String key = cache.get().key(archive.path(), module);
        Optional<JarCache.Hit> hit = cache.get().find(key, types, to);
        if (hit.isPresent()) {
            return new Made(hit.get().outcome(), hit.get().jar(), true);
        }
        JarWeaver.Woven woven = weaver.weave(archive.path(), "", module);
        Optional<Path> jar = write(archive, woven, to);
        cache.get().store(key, woven, jar, types);
        return new Made(woven.changes().outcome(), jar, false);
    }

    private Optional<Path> write(Archive archive, JarWeaver.Woven woven, Path to) throws IOException {
        if (woven.changes().files().isEmpty()) {
            return Optional.empty();
        }
        ArchiveCopy copy = new ArchiveCopy(archive);
        woven.changes().files().forEach(copy::put);
        copy.put(JarManifest.PATH, JarManifest.of(archive).woven(build.version()));
        copy.write(to);
        return Optional.of(to);
    }

    /** Nothing more is woven. */
    void end() {
        cache.ifPresent(JarCache::trim);
    }
}

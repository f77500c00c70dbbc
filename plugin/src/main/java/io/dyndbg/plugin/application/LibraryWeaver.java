package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Makes of a jar of the application a woven one. Safe for any thread. */
final class LibraryWeaver {

    /**
     * A jar, and what became of it.
     *
     * @param jar the woven one; nothing if it stays as it is
     */
    record Result(WovenModule module, Optional<Path> jar) {}

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
        String key = cache.isPresent() ? cache.get().key(jar, file) : "";
        Optional<JarCache.Kept> kept = cache.flatMap(known -> known.find(key, types, to));
        if (kept.isPresent()) {
            return result(place, kept.get(), true);
        }
        try (Archive archive = Archive.open(jar)) {
            Coordinates coordinates = Coordinates.of(archive, file);
            if (!build.selection().test(coordinates)) {
                return left(place, coordinates);
            }
            return result(place, make(archive, coordinates, key, to), false);
        } catch (ApplicationException damaged) {
            Coordinates byName = Coordinates.of(file);
            if (!build.selection().test(byName)) {
                return left(place, byName);
            }
            throw new ApplicationException(place + ": " + damaged.getMessage(), damaged);
        }
    }

    private static Result left(String place, Coordinates coordinates) {
        return new Result(WovenModule.left(place, coordinates, "left out by the configuration"), Optional.empty());
    }

    private Result result(String place, JarCache.Kept made, boolean kept) {
        Coordinates coordinates = made.coordinates();
        if (!build.selection().test(coordinates)) {
            return left(place, coordinates);
        }
        return made.outcome().isPresent()
                ? new Result(WovenModule.of(place, coordinates, made.outcome().get(), kept), made.jar())
                : new Result(WovenModule.left(place, coordinates, made.reason().orElseThrow()), Optional.empty());
    }

    private JarCache.Kept make(Archive archive, Coordinates coordinates, String key, Path to) throws IOException {
        Optional<String> reason = LeftOut.reason(archive);
        JarCache.Kept made;
        Set<String> asked = Set.of();
        if (reason.isPresent()) {
            made = JarCache.Kept.left(coordinates, reason.get());
        } else {
            Part.Module module = new Part.Module(coordinates.artifactId(), coordinates.fullName());
            JarWeaver.Woven woven = weaver.weave(archive.path(), "", module);
            made = JarCache.Kept.woven(coordinates, woven.changes().outcome(), write(archive, woven, to));
            asked = woven.asked();
        }
        if (cache.isPresent()) {
            cache.get().store(key, made, asked, types);
        }
        return made;
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

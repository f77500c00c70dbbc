package io.dyndbg.plugin.application;

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

    private final ApplicationBuild build;
    private final JarWeaver weaver;

    LibraryWeaver(ApplicationBuild build, JarWeaver weaver) {
        this.build = build;
        this.weaver = weaver;
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
            JarWeaver.Woven woven = weaver.weave(jar, "", module);
            WovenModule result =
                    WovenModule.of(place, coordinates, woven.changes().outcome());
            if (woven.changes().files().isEmpty()) {
                return new Result(result, Optional.empty());
            }
            ArchiveCopy copy = new ArchiveCopy(archive);
            woven.changes().files().forEach(copy::put);
            copy.put(JarManifest.PATH, JarManifest.of(archive).woven(build.version()));
            copy.write(to);
            return new Result(result, Optional.of(to));
        } catch (ApplicationException damaged) {
            throw new ApplicationException(place + ": " + damaged.getMessage(), damaged);
        }
    }
}

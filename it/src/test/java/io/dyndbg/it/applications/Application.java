package io.dyndbg.it.applications;

import com.github.luben.zstd.Zstd;
import io.dyndbg.Dyndbg;
import io.dyndbg.it.ChildProcess;
import io.dyndbg.it.corpus.CorpusJar;
import io.dyndbg.it.corpus.Locations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that uses a released jar, run in a JVM of its own with that jar woven or as it came. */
final class Application {
    private final Class<?> program;
    private final Path work;
    private final List<Path> unwoven;
    private final List<Path> woven;

    /**
     * @param program has a {@code main} method
     * @param jar the jar that is woven for it
     * @param backEnd the logging back end, if the jar's class path has none
     */
    Application(Class<?> program, CorpusJar jar, List<Path> backEnd, Path work) throws IOException {
        this.program = program;
        this.work = Files.createDirectories(work);
        Path wovenJar = work.resolve("woven.jar");
        jar.weaveWithBlob(wovenJar);
        unwoven = classPath(jar.jar(), jar.classPath(), backEnd);
        woven = classPath(wovenJar, jar.classPath(), backEnd);
    }

    /** The programs' own folder comes last: it holds a class path of tests, but the jars' classes must win. */
    private static List<Path> classPath(Path jar, List<Path> dependencies, List<Path> backEnd) {
        return Stream.of(
                        List.of(jar),
                        dependencies,
                        backEnd,
                        List.of(Locations.of(Dyndbg.class), Locations.of(Zstd.class), Locations.of(Application.class)))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    List<String> runUnwoven(int operations, int toggles, String... options) throws IOException {
        return run(unwoven, operations, toggles, options);
    }

    List<String> runWoven(int operations, int toggles, String... options) throws IOException {
        return run(woven, operations, toggles, options);
    }

    private List<String> run(List<Path> classPath, int operations, int toggles, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ChildProcess.javaCommand(), "-Xverify:all", "-XX:-PrintWarnings"));
        command.add("-Dlogback.configurationFile=logback-applications.xml");
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(program.getName());
        command.add(Files.createTempDirectory(work, "data").toString());
        command.add(String.valueOf(operations));
        command.add(String.valueOf(toggles));
        return ChildProcess.run(work, Map.of(), command).succeeded().lines();
    }
}

package io.dyndbg.cli;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.application.ApplicationBuild;
import io.dyndbg.plugin.application.ApplicationWeaver;
import io.dyndbg.plugin.application.ModulePatterns;
import io.dyndbg.plugin.application.WovenApplication;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.report.ModuleTable;
import io.dyndbg.plugin.report.Reasons;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Terms;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Weaves a whole application. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description =
                "Weaves an application with all its libraries: a jar or war, of Spring Boot or not, or a folder of jars. It is"
                        + " woven in its place; what it was stays beside it as *.unwoven.")
final class CompactCommand implements Callable<Integer> {
    @Parameters(paramLabel = "APPLICATION", description = "The archive, or the folder of jars.")
    private Path application;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the woven application goes, instead of its place.")
    private Path output;

    @Option(names = "--include", paramLabel = "G:A", description = "Modules that are woven, * stands for anything.")
    private List<String> includes = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "G:A", description = "Modules that are not woven after all.")
    private List<String> excludes = new ArrayList<>();

    @Option(
            names = "--levels",
            split = ",",
            description =
                    "Levels whose statements get a switch: ${COMPLETION-CANDIDATES}; trace and debug if not said.")
    private Set<Level> levels = EnumSet.of(Level.TRACE, Level.DEBUG);

    @Option(
            names = "--arguments",
            description =
                    "What happens to arguments of a statement that skips: ${COMPLETION-CANDIDATES}; keep if not said.")
    private Arguments arguments = Arguments.KEEP;

    @Option(
            names = "--codec",
            description =
                    "How blobs are compressed: ${COMPLETION-CANDIDATES}; deflate if not said. Zstd adds zstd-jni.")
    private Codec codec = Codec.DEFLATE;

    @Option(names = "--deny", paramLabel = "TERMS", description = "Statements that get no switch, as terms of queries.")
    private String deny;

    @Option(names = "--wrapper", paramLabel = "TYPE#METHODS", description = "A logger type that only passes on.")
    private List<String> wrappers = new ArrayList<>();

    @Option(names = "--no-runtime", description = "Adds no dyndbg-runtime.")
    private boolean noRuntime;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keeps woven jars there for the next time, up to a gigabyte.")
    private Path cache;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, IllFormedException {
        Options options = new Options(
                levels,
                arguments,
                deny == null ? List.of() : Terms.parseAll(deny),
                wrappers,
                path -> true,
                Optional.of(codec),
                false,
                false);
        ModulePatterns selection = new ModulePatterns(includes, excludes);
        Path runtime = Files.createTempDirectory("dyndbg");
        List<Path> libraries = new ArrayList<>();
        try {
            if (!noRuntime) {
                libraries.add(extract("dyndbg-runtime", runtime, "-" + Main.version()));
                if (codec == Codec.ZSTD) {
                    libraries.add(extract("zstd-jni", runtime, ""));
                }
            }
            ApplicationBuild build = new ApplicationBuild(
                    application.toAbsolutePath().normalize(),
                    Optional.ofNullable(output).map(Path::toAbsolutePath),
                    Optional.empty(),
                    selection,
                    options,
                    libraries,
                    Optional.ofNullable(cache),
                    Main.version());
            tell(ApplicationWeaver.run(build, place -> {}), selection);
            return 0;
        } finally {
            for (Path library : libraries) {
                Files.delete(library);
            }
            Files.delete(runtime);
        }
    }

    private static Path extract(String library, Path folder, String suffix) throws IOException {
        Path jar = folder.resolve(library + suffix + ".jar");
        try (InputStream in = CompactCommand.class.getResourceAsStream(library + ".jar")) {
            if (in == null) {
                throw new IOException("this program was put together without " + library
                        + "; say --no-runtime, or build it" + " with mvn package");
            }
            Files.copy(in, jar);
        }
        return jar;
    }

    private void tell(WovenApplication woven, ModulePatterns selection) {
        PrintWriter out = spec.commandLine().getOut();
        ModuleTable table = new ModuleTable(woven);
        table.lines().forEach(out::println);
        Reasons.line(table.leftAlone()).ifPresent(out::println);
        woven.notes().forEach(note -> out.println("dyndbg: " + note));
        selection.unused().forEach(pattern -> out.println("dyndbg: no module matches " + pattern));
        out.println(table.figures().line());
        out.println("dyndbg: " + woven.output());
    }
}

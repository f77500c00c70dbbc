package io.dyndbg.it.programs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import com.github.luben.zstd.Zstd;
import io.dyndbg.Dyndbg;
import io.dyndbg.it.ChildProcess;
import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Part;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.slf4j.Logger;

/**
 * A folder of classes that are compiled and woven as a build does it, and run in a JVM of their own.
 *
 * @param classes where they are
 * @param libraries what they need, the runtime and a logging library among it
 */
public record ClassFolder(Path classes, List<Path> libraries) {

    /** Answers an empty one in {@code folder}, for programs that log over Logback at INFO to the console. */
    public static ClassFolder overLogback(Path folder) throws IOException {
        List<Path> libraries = Stream.of(Logger.class, LoggerContext.class, Context.class, Dyndbg.class, Zstd.class)
                .map(Locations::of)
                .toList();
        Path settings = Files.createDirectories(folder.resolve("settings"));
        Files.writeString(settings.resolve("logback.xml"), """
                <configuration>
                  <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
                  <appender name="C" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%-5level %logger %M - %msg%n</pattern></encoder>
                  </appender>
                  <root level="${level:-INFO}"><appender-ref ref="C"/></root>
                </configuration>
                """);
        return new ClassFolder(Files.createDirectories(folder.resolve("classes")), libraries).behind(settings);
    }

    /** Answers a class that has a logger, {@code LOG}. */
    public static String logging(String type, String body) {
        return "public class " + type + " { static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("
                + type + ".class);\n" + body + " }";
    }

    /** Answers the same with other classes. */
    public ClassFolder in(Path other) {
        return new ClassFolder(other, libraries);
    }

    /** Answers the same with more libraries before those that it has. */
    public ClassFolder behind(Path... more) {
        return new ClassFolder(
                classes, Stream.concat(Stream.of(more), libraries.stream()).toList());
    }

    /** Compiles {@code sources}, by class name with slashes. */
    public ClassFolder compile(Map<String, String> sources) throws IOException {
        Path folder = Files.createDirectories(classes.resolveSibling(classes.getFileName() + "-sources"));
        List<String> arguments = new ArrayList<>(
                List.of("-g", "-nowarn", "-proc:none", "-cp", join(libraries), "-d", classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalArgumentException(said.toString(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Weaves what is there as a module of that name. */
    public ClassFolder weave(String module) throws Exception {
        return weave(module, Options.DEFAULT);
    }

    /** Weaves what is there as a module of that name. */
    public ClassFolder weave(String module, Options options) throws Exception {
        BuildFolder build = new BuildFolder(
                classes,
                Optional.empty(),
                List.of(Part.whole(module, "acme." + module)),
                options,
                BuildFolder.Libraries.ASSUMED,
                libraries);
        if (Compaction.run(build, file -> {}).wovenSites() == 0) {
            throw new IllegalArgumentException("nothing to weave in " + classes);
        }
        return this;
    }

    /**
     * Runs a program.
     *
     * @param java the command
     * @param options of the JVM
     * @param program main class and arguments
     */
    public ChildProcess.Result run(Path java, List<String> options, String... program) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xverify:all", "-XX:-PrintWarnings"));
        command.addAll(options);
        List<Path> classPath = new ArrayList<>(List.of(classes));
        classPath.addAll(libraries);
        command.addAll(List.of("-cp", join(classPath)));
        command.addAll(List.of(program));
        return ChildProcess.run(classes, Map.of(), command).succeeded();
    }

    /** Runs a program that takes a query, and answers all that it prints. */
    public List<String> query(Jdk jdk, String main, String query, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Ddyndbg.quiet=true");
        return run(jdk.java(), all, main, query).lines();
    }

    /** Answers those of {@code lines} that Logback has printed at level debug or trace. */
    public static List<String> debugAndTrace(List<String> lines) {
        return lines.stream().filter(line -> line.matches("(DEBUG|TRACE) .*")).toList();
    }

    public static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

package io.dyndbg.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** A folder that tests compile sources into and look at. */
public final class SourceFolder {
    private final Path classes;

    public SourceFolder(Path classes) {
        this.classes = classes;
    }

    /** Compiles sources, by their class name, with the tests' class path, as a compiler run of a build does. */
    public SourceFolder compile(Map<String, String> sources) throws IOException {
        Files.createDirectories(classes);
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<String> options = new ArrayList<>(List.of("-g", "--release", "17", "-d", classes.toString()));
        String path = System.getProperty("java.class.path");
        boolean named = sources.containsKey("module-info");
        options.addAll(
                named
                        ? List.of("--module-path", path, "-cp", classes.toString())
                        : List.of("-cp", classes + java.io.File.pathSeparator + path));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        assertThat(compiler.getTask(messages, null, null, options, null, units).call())
                .as("%s", messages)
                .isTrue();
        return this;
    }

    /** Compiles sources as Eclipse does, whose compiler writes byte code of other shapes. */
    public SourceFolder compileByEclipse(Map<String, String> sources) throws IOException {
        Path folder = classes.resolveSibling(classes.getFileName() + "-sources");
        List<String> arguments =
                new ArrayList<>(List.of("-17", "-g", "-nowarn", "-proc:none", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        assertThat(BatchCompiler.compile(arguments.toArray(String[]::new), writer, writer, null))
                .as("%s", messages)
                .isTrue();
        return this;
    }

    /** Answers a class with {@code statements} debug statements in {@code method}. */
    public static String service(String name, String method, int statements) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return "package " + name.substring(0, name.lastIndexOf('.')) + ";\npublic class " + simple + " {\n"
                + "  private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(\"" + name + "\");\n"
                + "  public void " + method + "(Object o) {\n"
                + "    if (LOG.isTraceEnabled()) { LOG.trace(\"entering {}\", o); }\n"
                + ("    LOG.debug(\"" + method + " {}\", o);\n").repeat(statements) + "  }\n}\n";
    }

    /** Answers all files below {@code root} with their bytes. */
    public static SortedMap<String, String> bytesOf(Path root) throws IOException {
        return map(root, file -> java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
    }

    /** Sets all files' times to long ago, so that any that is touched shows. */
    public static void age(Path root) throws IOException {
        map(
                root,
                file -> Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L))
                        .toString());
    }

    /** Answers the files that were touched since {@link #age}. */
    public static List<String> touched(Path root) throws IOException {
        return map(root, file -> Files.getLastModifiedTime(file).toString()).entrySet().stream()
                .filter(file -> !file.getValue()
                        .equals(FileTime.fromMillis(1_000_000_000_000L).toString()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static SortedMap<String, String> map(Path root, Reading reading) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.exists(root)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(root.relativize(file).toString().replace('\\', '/'), reading.of(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    private interface Reading {
        String of(Path file) throws IOException;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(java.net.URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

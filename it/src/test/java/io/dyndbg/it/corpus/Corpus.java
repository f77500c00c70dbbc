package io.dyndbg.it.corpus;

import io.dyndbg.it.ChildProcess;
import io.dyndbg.it.Maven;
import io.dyndbg.site.Mark;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The released jars of {@code corpus.tsv}, resolved through Maven: one child build with a module for each jar, so that no
 * jar's dependencies change those of another one.
 */
public final class Corpus {
    private static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";

    /** What a jar needs beside what its own pom says: a ZooKeeper server does not start without it, Hibernate needs a database. */
    private static final Map<String, List<String>> PROVIDED = Map.of(
            "zookeeper",
            List.of("io.dropwizard.metrics:metrics-core:4.1.12.1", "org.xerial.snappy:snappy-java:1.1.10.5"),
            "hibernate-core",
            List.of("com.h2database:h2:2.3.232"));

    /**
     * One line of the table.
     *
     * @param counts the independent scan's number of sites, by column: slf4j, log4j2, jul and so on
     */
    record Line(String groupId, String artifactId, String version, Map<String, Integer> counts) {}

    private final Path folder;
    private final List<Line> lines;

    private Corpus(Path folder, List<Line> lines) {
        this.folder = folder;
        this.lines = lines;
    }

    /** Resolves the jars of these artifacts, with everything that they need at run time. */
    public static Corpus resolve(Path folder, List<String> artifactIds) throws IOException {
        List<Line> lines = table().stream()
                .filter(line -> artifactIds.contains(line.artifactId()))
                .toList();
        Corpus corpus = new Corpus(folder, lines);
        corpus.resolve();
        return corpus;
    }

    /** Answers the corpus that was resolved into {@code folder} before. */
    public static Corpus at(Path folder) throws IOException {
        return new Corpus(folder, table());
    }

    /** Answers the artifacts of the table, in its order. */
    public static List<String> artifactIds() throws IOException {
        return table().stream().map(Line::artifactId).toList();
    }

    private static List<Line> table() throws IOException {
        String text;
        try (InputStream in = Corpus.class.getResourceAsStream("/corpus.tsv")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String[]> rows = text.lines().map(line -> line.split("\t")).toList();
        List<Line> table = new ArrayList<>();
        for (String[] row : rows.subList(1, rows.size())) {
            Map<String, Integer> counts = new HashMap<>();
            for (int i = 3; i < row.length; i++) {
                counts.put(rows.get(0)[i], Integer.valueOf(row[i]));
            }
            table.add(new Line(row[0], row[1], row[2], counts));
        }
        return table;
    }

    private void resolve() throws IOException {
        StringBuilder modules = new StringBuilder();
        for (Line line : lines) {
            modules.append("<module>").append(line.artifactId()).append("</module>");
            StringBuilder dependencies = new StringBuilder();
            dependencies.append(dependency(line.groupId(), line.artifactId(), line.version()));
            for (String provided : PROVIDED.getOrDefault(line.artifactId(), List.of())) {
                String[] coordinates = provided.split(":");
                dependencies.append(dependency(coordinates[0], coordinates[1], coordinates[2]));
            }
            write(
                    folder.resolve(line.artifactId()).resolve("pom.xml"),
                    "<parent><groupId>corpus</groupId><artifactId>corpus</artifactId><version>1</version></parent>"
                            + "<artifactId>corpus-" + line.artifactId() + "</artifactId><dependencies>" + dependencies
                            + "</dependencies>");
        }
        write(
                folder.resolve("pom.xml"),
                "<groupId>corpus</groupId><artifactId>corpus</artifactId><version>1</version>"
                        + "<packaging>pom</packaging><modules>" + modules + "</modules>");
        ChildProcess.Result result = Maven.ofSystemProperties()
                .run(folder, DEPENDENCY_PLUGIN + ":build-classpath", "-Dmdep.outputFile=classpath.txt");
        if (result.code() != 0) {
            throw new IOException("the corpus can't be resolved\n" + result.text());
        }
    }

    private static String dependency(String groupId, String artifactId, String version) {
        return "<dependency><groupId>" + groupId + "</groupId><artifactId>" + artifactId + "</artifactId><version>"
                + version + "</version></dependency>";
    }

    private static void write(Path pom, String content) throws IOException {
        Files.createDirectories(pom.getParent());
        Files.writeString(pom, "<project><modelVersion>4.0.0</modelVersion>" + content + "</project>");
    }

    Line line(String artifactId) {
        return lines.stream()
                .filter(line -> line.artifactId().equals(artifactId))
                .findFirst()
                .orElseThrow();
    }

    /** Answers the name of the blob that a build of the jar would write. */
    public String blob(String artifactId) {
        return Mark.blobNamed(line(artifactId).groupId() + "." + artifactId);
    }

    public CorpusJar jar(String artifactId) throws IOException {
        String name = artifactId + "-" + line(artifactId).version() + ".jar";
        String text = Files.readString(folder.resolve(artifactId).resolve("classpath.txt"));
        List<Path> classPath = new ArrayList<>(Arrays.stream(text.strip().split(File.pathSeparator))
                .map(Path::of)
                .toList());
        Path jar = classPath.stream()
                .filter(path -> path.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();
        classPath.remove(jar);
        return new CorpusJar(jar, List.copyOf(classPath));
    }
}

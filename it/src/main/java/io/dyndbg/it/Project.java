package io.dyndbg.it;

import io.dyndbg.plugin.weave.MarkFinder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * One project of {@code src/it}, after its first build: what its {@code verify.groovy} looks at, changes and builds again.
 * All paths are relative to its folder.
 */
public final class Project {
    private final Path folder;
    private final Maven maven;
    private final Path jdk;

    private Project(Path folder, Maven maven, Path jdk) {
        this.folder = folder;
        this.maven = maven;
        this.jdk = jdk;
    }

    /** Answers the project in {@code basedir}; the arguments are the variables that the invoker hands to a script. */
    public static Project of(
            File basedir, File localRepository, String settings, String cache, String version, String mavenHome) {
        return new Project(
                basedir.toPath(),
                new Maven(Path.of(mavenHome), Path.of(settings), localRepository.toPath(), Path.of(cache), version),
                Path.of(System.getProperty("java.home")));
    }

    /** Answers this project with applications that run on JDK 25; none if {@code JAVA_25_HOME} does not name one. */
    public List<Project> onJdk25() {
        String home = System.getenv("JAVA_25_HOME");
        return home == null ? List.of() : List.of(new Project(folder, maven, Path.of(home)));
    }

    /**
     * One file at one time.
     *
     * @param modified when it was written last
     * @param content its CRC-32C in hexadecimal digits
     */
    public record Snapshot(FileTime modified, String content) {}

    /** Answers what the first build printed. */
    public String buildLog() {
        return read("build.log");
    }

    /** Runs Maven in the project's folder. */
    public ChildProcess.Result mvn(CharSequence... arguments) {
        return mvn(".", Map.of(), arguments);
    }

    /** Runs Maven in a folder below the project's. */
    public ChildProcess.Result mvn(CharSequence subfolder, Map<String, String> environment, CharSequence... arguments) {
        return maven.run(at(subfolder), environment, strings(arguments));
    }

    /** Runs a class of the application that was built in {@code target}, with its dependencies on the class path. */
    public ChildProcess.Result java(CharSequence target, String mainClass, CharSequence... options) {
        List<String> arguments = new ArrayList<>(List.of(strings(options)));
        String dependencies = at(target).resolve("lib") + File.separator + "*";
        arguments.addAll(List.of("-cp", at(target).resolve("classes") + File.pathSeparator + dependencies, mainClass));
        return javaIn(arguments);
    }

    /** Runs {@code java} with {@code arguments} in the project's folder. */
    public ChildProcess.Result javaIn(List<? extends CharSequence> arguments) {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        arguments.forEach(argument -> command.add(argument.toString()));
        return ChildProcess.run(folder, Map.of(), command);
    }

    /** Answers the paths of {@code names}, joined to a class path or module path. */
    public String path(CharSequence... names) {
        return Stream.of(names).map(name -> at(name).toString()).collect(Collectors.joining(File.pathSeparator));
    }

    public boolean exists(CharSequence name) {
        return Files.exists(at(name));
    }

    /** Answers the names of the files in a folder, ordered; none if there is no such folder. */
    public List<String> list(CharSequence name) {
        String[] names = at(name).toFile().list();
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }

    /** Answers the files below {@code name} whose names end like that. */
    public List<File> find(CharSequence name, String ending) {
        return walk(name, file -> file.toString().endsWith(ending)).stream()
                .map(Path::toFile)
                .toList();
    }

    /** Answers whether the class file {@code name} carries the mark of a woven class. */
    public boolean woven(CharSequence name) {
        return MarkFinder.in(content(name)).isPresent();
    }

    /** Answers the major version of the class file {@code name}. */
    public int classVersion(CharSequence name) {
        byte[] bytes = content(name);
        return (bytes[6] & 0xFF) << 8 | bytes[7] & 0xFF;
    }

    /** Answers every file below {@code names} with its time and content. */
    public Map<String, Snapshot> snapshot(CharSequence... names) {
        Map<String, Snapshot> snapshots = new TreeMap<>();
        for (CharSequence name : names) {
            for (Path file : walk(name, file -> true)) {
                String relative = folder.relativize(file).toString();
                try {
                    snapshots.put(relative, new Snapshot(Files.getLastModifiedTime(file), hash(relative)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return snapshots;
    }

    /** Answers the contents in {@code snapshot}, without the times. */
    public Map<String, String> contents(Map<String, Snapshot> snapshot) {
        Map<String, String> contents = new TreeMap<>();
        snapshot.forEach((name, file) -> contents.put(name, file.content()));
        return contents;
    }

    /** Answers the CRC-32C of a file in hexadecimal digits. */
    public String hash(CharSequence name) {
        CRC32C crc = new CRC32C();
        crc.update(content(name));
        return HexFormat.of().toHexDigits(crc.getValue());
    }

    public byte[] content(CharSequence name) {
        try {
            return Files.readAllBytes(at(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(CharSequence name) {
        try {
            return Files.readString(at(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a source; it is newer than what was compiled before, whatever the resolution of the file system. */
    public void write(CharSequence name, CharSequence text) {
        Path file = at(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 2000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces {@code from} by {@code to} in a source; it must be there. */
    public void edit(CharSequence name, String from, String to) {
        String text = read(name);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(name + " does not contain " + from);
        }
        write(name, text.replace(from, to));
    }

    /** Deletes a file or a folder with all that is in it. */
    public void delete(CharSequence name) {
        try (Stream<Path> files = Files.walk(at(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file or a folder with all that is in it. */
    public void copy(CharSequence from, CharSequence to) {
        Path source = at(from);
        for (Path file : walk(from, any -> true)) {
            Path target = at(to).resolve(source.relativize(file).toString());
            try {
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path at(CharSequence name) {
        return folder.resolve(name.toString()).normalize();
    }

    private List<Path> walk(CharSequence name, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(at(name))) {
            return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] strings(CharSequence[] texts) {
        return Stream.of(texts).map(CharSequence::toString).toArray(String[]::new);
    }
}

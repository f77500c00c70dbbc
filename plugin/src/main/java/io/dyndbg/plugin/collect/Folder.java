package io.dyndbg.plugin.collect;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of files that are read and replaced whole. Paths in it are relative and have {@code /} between their names on
 * every system. A file is written beside its place and moved there, so that a killed build leaves the old or the new one.
 */
final class Folder {
    /** Ends the name of a file that is not whole yet. A killed build may leave one; the next one takes it away. */
    private static final String UNFINISHED = ".dyndbg-unfinished";

    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Answers the paths of all files whose name ends with {@code suffix}, sorted; none if there is no such folder. */
    List<String> paths(String suffix) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        // A walk does not follow a link, not even where it begins.
        Path real = root.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(Files::isRegularFile)
                    .map(file -> real.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Answers the paths of all folders, links to nowhere, and so on, whose names end with {@code suffix}, sorted. */
    List<String> oddPaths(String suffix) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        Path real = root.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            return files.filter(file -> file.toString().endsWith(suffix) && !Files.isRegularFile(file))
                    .map(file -> real.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Answers the bytes of the file, or nothing if there is no such file. */
    Optional<byte[]> read(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(path)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Answers whether the file exists and has these very bytes. */
    boolean has(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(bytes, Files.readAllBytes(file));
    }

    /** Makes the file have these bytes, and answers whether it had to be touched for that. */
    boolean write(String path, byte[] bytes) throws IOException {
        if (has(path, bytes)) {
            return false;
        }
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        // Not Files.createTempFile: its files are for their owner alone, and would stay so after the move.
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.write(unfinished, bytes);
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    /** Deletes the file and the folders that it leaves empty, and answers whether there was one. */
    boolean delete(String path) throws IOException {
        Path file = root.resolve(path);
        boolean deleted = Files.deleteIfExists(file);
        if (deleted) {
            deleteEmptyFolders(file.getParent());
        }
        return deleted;
    }

    private void deleteEmptyFolders(Path folder) throws IOException {
        try {
            for (Path empty = folder; !empty.equals(root); empty = empty.getParent()) {
                Files.delete(empty);
            }
        } catch (DirectoryNotEmptyException inUse) {
            // The first folder that has something else in it ends the way up.
        }
    }

    /** Takes away what a killed build left half written. */
    void deleteUnfinished() throws IOException {
        for (String path : paths(UNFINISHED)) {
            delete(path);
        }
    }
}

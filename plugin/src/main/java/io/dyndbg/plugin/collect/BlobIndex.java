package io.dyndbg.plugin.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@code META-INF/dyndbg/index}: the paths of the blobs beside it, one a line, sorted. Lines of other blobs stay: more
 * than one module's classes may lie in a folder.
 */
final class BlobIndex {
    static final String PATH = "META-INF/dyndbg/index";

    private final Folder classes;

    BlobIndex(Folder classes) {
        this.classes = classes;
    }

    /** Answers whether the file had to be touched. */
    boolean add(String blob) throws IOException {
        SortedSet<String> lines = lines();
        lines.add(blob);
        return write(lines);
    }

    /** Answers whether the file had to be touched. A file without lines is deleted. */
    boolean remove(String blob) throws IOException {
        SortedSet<String> lines = lines();
        return lines.remove(blob) && write(lines);
    }

    /** Answers the paths of the blobs; none if there is no index. */
    SortedSet<String> lines() throws IOException {
        SortedSet<String> lines = new TreeSet<>();
        String text = new String(classes.read(PATH).orElse(new byte[0]), StandardCharsets.UTF_8);
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return lines;
    }

    private boolean write(SortedSet<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return classes.delete(PATH);
        }
        return classes.write(PATH, text(lines));
    }

    /** Answers what the index would be with {@code blobs} in it. */
    byte[] with(List<Plan.PlannedBlob> blobs) throws IOException {
        SortedSet<String> lines = lines();
        blobs.stream().filter(blob -> blob.last().isPresent()).forEach(blob -> lines.add(blob.path()));
        return text(lines);
    }

    private static byte[] text(SortedSet<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

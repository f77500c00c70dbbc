package io.dyndbg.plugin.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The two lists that Spring Boot keeps in an archive: the order of the class path, and the layer that each file is of. Both are YAML
 * of the simplest kind.
 */
final class BootIndexes {
    private final Archive archive;

    BootIndexes(Archive archive) {
        this.archive = archive;
    }

    /** Notes a library more in both lists, where the archive has them. */
    void add(String library, ArchiveCopy copy) throws IOException {
        JarManifest manifest = JarManifest.of(archive);
        Optional<String> classPath = manifest.value("Spring-Boot-Classpath-Index");
        if (classPath.isPresent()) {
            edit(classPath.get(), copy, lines -> lines.add("- \"" + library + "\""));
        }
        Optional<String> layers = manifest.value("Spring-Boot-Layers-Index");
        if (layers.isPresent()) {
            edit(layers.get(), copy, lines -> addToLayers(lines, library));
        }
    }

    private void edit(String path, ArchiveCopy copy, Consumer<List<String>> edit) throws IOException {
        Optional<byte[]> edited = copy.bytes(path);
        Optional<byte[]> bytes = edited.isPresent() ? edited : archive.read(path);
        if (bytes.isPresent()) {
            List<String> lines = new ArrayList<>(
                    new String(bytes.get(), StandardCharsets.UTF_8).lines().toList());
            edit.accept(lines);
            copy.put(path, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A layer that has the whole folder has this library, too; else it goes to the layer of the first other one. */
    private static void addToLayers(List<String> lines, String library) {
        String folder = library.substring(0, library.lastIndexOf('/') + 1);
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.equals("- \"" + folder + "\"")) {
                return;
            }
            boolean other = line.startsWith("- \"" + folder);
            if (other && (last < 0 || last == i - 1)) {
                last = i;
            }
        }
        if (last >= 0) {
            lines.add(last + 1, "  - \"" + library + "\"");
        }
    }
}

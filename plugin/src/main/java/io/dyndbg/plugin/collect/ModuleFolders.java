package io.dyndbg.plugin.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of classes in one that has a folder for each named module: what {@code javac --module-source-path} and the module
 * source hierarchy of Maven 4 make.
 */
public final class ModuleFolders {
    private static final String DECLARATION = "module-info.class";

    private ModuleFolders() {}

    /** Answers the folders of modules in {@code classes}, sorted; {@code classes} itself if it is an ordinary one. */
    public static List<Path> in(Path classes) throws IOException {
        if (!Files.isDirectory(classes) || Files.exists(classes.resolve(DECLARATION))) {
            return List.of(classes);
        }
        try (Stream<Path> folders = Files.list(classes)) {
            List<Path> modules = folders.filter(folder -> Files.isRegularFile(folder.resolve(DECLARATION)))
                    .sorted()
                    .toList();
            return modules.isEmpty() ? List.of(classes) : modules;
        }
    }
}

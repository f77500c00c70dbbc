package io.dyndbg.plugin.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where a code host shows the source of a site. A pattern has {@code {path}}, the file's path in the repository, or
 * {@code {file}}, its path with packages, and {@code {line}}. Used by one thread.
 */
public final class SourceLinks {
    /** Links nowhere. */
    public static final SourceLinks NONE = new SourceLinks("", Path.of(""), List.of());

    private static final String PATH = "{path}";

    private final String pattern;
    private final Path repository;
    private final List<Path> sourceFolders;
    private final Map<String, Optional<String>> paths = new HashMap<>();

    /**
     * @param pattern of an absolute URL; empty to link nowhere
     * @param repository the folder that {@code {path}} is relative to
     * @param sourceFolders where source files may lie; one that lies in none of them, as generated ones do, is not linked
     */
    public SourceLinks(String pattern, Path repository, List<Path> sourceFolders) {
        this.pattern = pattern;
        this.repository = repository.toAbsolutePath().normalize();
        this.sourceFolders = sourceFolders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .filter(folder -> folder.startsWith(this.repository))
                .toList();
    }

    /**
     * Answers the pattern for a repository's page on a code host: GitHub's manner, GitLab's where the name says so. Nothing if that
     * is no page.
     *
     * @param page what a POM has as {@code scm.url}; may be null
     */
    public static Optional<String> pattern(String page) {
        if (page == null || !page.matches("https?://[^\\s]+")) {
            return Optional.empty();
        }
        String plain = page.replaceFirst("/$", "").replaceFirst("\\.git$", "");
        String kind = plain.contains("gitlab") ? "/-/blob/" : "/blob/";
        int tree = plain.replace("/-/tree/", "/tree/").indexOf("/tree/");
        String branch = tree < 0 ? "HEAD" : plain.substring(plain.indexOf("/tree/") + "/tree/".length());
        String base = tree < 0 ? plain : plain.substring(0, tree);
        return Optional.of(base + kind + branch + "/" + PATH + "#L{line}");
    }

    /**
     * Answers the URL of a line; nothing if there is none.
     *
     * @param file with its packages; null if the class does not tell
     * @param line from 1; 0 if the class does not tell
     */
    Optional<String> of(String file, int line) {
        if (pattern.isEmpty() || file == null) {
            return Optional.empty();
        }
        return paths.computeIfAbsent(file, this::path)
                .map(path -> pattern.replace(PATH, encoded(path))
                        .replace("{file}", encoded(file))
                        .replace("{line}", Integer.toString(line)));
    }

    /**
     * Answers where a source file lies in the repository, with slashes; nothing if it is in none of the source folders.
     *
     * @param file with its packages
     */
    public Optional<String> path(String file) {
        return sourceFolders.stream()
                .map(folder -> folder.resolve(file).normalize())
                .filter(source -> source.startsWith(repository) && Files.isRegularFile(source))
                .map(source -> repository.relativize(source).toString().replace('\\', '/'))
                .findFirst();
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}

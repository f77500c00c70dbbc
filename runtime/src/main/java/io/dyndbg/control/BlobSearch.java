package io.dyndbg.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One search for the blobs that class loaders find. Where many loaders find the same index or blob, it is read, or looked beside,
 * once. Used by one thread, for one question.
 */
final class BlobSearch {
    private static final String FOLDER = "META-INF/dyndbg/";
    private static final String INDEX = FOLDER + "index";
    private static final String SUFFIX = ".dyndbg";

    private final Messages messages;
    private final Map<Object, BlobSource> found = new LinkedHashMap<>();
    private final Map<ClassLoader, Set<String>> asked = new HashMap<>();
    /** By what was read, an index or a folder, the blobs that are named there. */
    private final Map<String, Set<String>> named = new HashMap<>();

    BlobSearch(Messages messages) {
        this.messages = messages;
    }

    /** Answers each blob once, however many loaders find it. */
    Collection<BlobSource> found() {
        return found.values();
    }

    /** Finds blobs of these names, and those beside them: a shaded jar keeps only the first index. */
    void findWithNeighbours(ClassLoader loader, Set<String> names) {
        ask(loader, () -> {
            for (String name : names) {
                add(loader, name);
                URL url = loader.getResource(name);
                if (url != null) {
                    named.computeIfAbsent(url.toString(), unseen -> beside(url)).forEach(other -> add(loader, other));
                }
            }
        });
    }

    /** Finds the blobs that the indexes of {@code loader} and its parents name. */
    void findIndexed(ClassLoader loader) {
        ask(loader, () -> indexed(loader).forEach(name -> add(loader, name)));
    }

    /** A loader is a stranger: whatever one throws, as that of a stopped web application does, others are asked all the same. */
    private void ask(ClassLoader loader, Runnable question) {
        boolean interrupted = Thread.interrupted();
        try {
            question.run();
        } catch (Throwable e) {
            messages.warn("a class loader can't be asked for records, so nothing is known of its classes: "
                    + loader.getClass().getName() + ": " + e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void add(ClassLoader loader, String name) {
        if (asked.computeIfAbsent(loader, unseen -> new HashSet<>()).add(name)) {
            BlobSource.in(loader, name).forEach(source -> found.merge(source.key(), source, BlobSource::and));
        }
    }

    private Set<String> indexed(ClassLoader loader) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(INDEX))) {
                names.addAll(named.computeIfAbsent(url.toString(), unseen -> lines(url)));
            }
        } catch (IOException | RuntimeException e) {
            messages.warn(INDEX + ": can't be read: " + e);
        }
        return names;
    }

    private Set<String> lines(URL url) {
        Set<String> names = new LinkedHashSet<>();
        try (InputStream in = BlobSource.open(url).getInputStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().map(String::strip).filter(BlobSearch::isBlob).forEach(names::add);
        } catch (IOException | RuntimeException e) {
            messages.warn(INDEX + ": can't be read: " + e);
        }
        return names;
    }

    private Set<String> beside(URL url) {
        Set<String> names = new TreeSet<>();
        try {
            if (url.getProtocol().equals("file")) {
                try (Stream<Path> files = Files.list(Path.of(url.toURI()).getParent())) {
                    files.map(file -> FOLDER + file.getFileName())
                            .filter(BlobSearch::isBlob)
                            .forEach(names::add);
                }
            } else if (BlobSource.open(url) instanceof JarURLConnection jar) {
                jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(BlobSearch::isBlob)
                        .forEach(names::add);
                if (!jar.getUseCaches()) {
                    jar.getJarFile().close();
                }
            }
        } catch (Exception e) {
            messages.warn(url + ": can't look beside it: " + e);
        }
        return names;
    }

    private static boolean isBlob(String name) {
        return name.startsWith(FOLDER) && name.endsWith(SUFFIX);
    }
}

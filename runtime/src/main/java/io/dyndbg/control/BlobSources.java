package io.dyndbg.control;

import io.dyndbg.switches.ClassSwitch;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/**
 * Finds the blobs that the application has: those of classes that have linked, those beside them, and those that the
 * indexes name. Keeps no class loader alive. Safe for any thread.
 */
final class BlobSources {
    private static final String FOLDER = "META-INF/dyndbg/";
    private static final String INDEX = FOLDER + "index";
    private static final String SUFFIX = ".dyndbg";

    /** Loaders through which somebody asked once, guarded by itself: what they know stays known to everybody. */
    private final Set<ClassLoader> askedThrough = Collections.newSetFromMap(new WeakHashMap<>());

    private final Messages messages;

    BlobSources(Messages messages) {
        this.messages = messages;
    }

    /** Answers the loader through which the blob of {@code classSwitch} is found. */
    static ClassLoader loaderOf(ClassSwitch classSwitch) {
        return orSystem(classSwitch.lookup().lookupClass().getClassLoader());
    }

    private static ClassLoader orSystem(ClassLoader loader) {
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** Answers each blob once, however many loaders find it; loads nothing of what is in it. */
    Collection<BlobSource> find(List<ClassSwitch> switches) {
        Map<Object, BlobSource> found = new LinkedHashMap<>();
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        Map<ClassLoader, Set<String>> linked = new LinkedHashMap<>();
        for (ClassSwitch classSwitch : switches) {
            ClassLoader loader = loaderOf(classSwitch);
            loaders.add(loader);
            linked.computeIfAbsent(loader, unseen -> new TreeSet<>()).add(classSwitch.blob());
        }
        linked.forEach((loader, names) -> ask(loader, () -> {
            for (String name : names) {
                add(loader, name, found);
                beside(loader, name).forEach(other -> add(loader, other, found));
            }
        }));
        loaders.addAll(askingLoaders());
        for (ClassLoader loader : loaders) {
            ask(loader, () -> indexed(loader).forEach(name -> add(loader, name, found)));
        }
        return found.values();
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

    private Set<ClassLoader> askingLoaders() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(orSystem(BlobSources.class.getClassLoader()));
        loaders.add(orSystem(Thread.currentThread().getContextClassLoader()));
        synchronized (askedThrough) {
            askedThrough.addAll(loaders);
            loaders.addAll(askedThrough);
        }
        return loaders;
    }

    private static void add(ClassLoader loader, String name, Map<Object, BlobSource> found) {
        BlobSource.in(loader, name).forEach(source -> found.merge(source.key(), source, BlobSource::and));
    }

    /** Answers the blobs that the indexes of {@code loader} and its parents name. */
    private Set<String> indexed(ClassLoader loader) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(INDEX))) {
                try (InputStream in = BlobSource.open(url).getInputStream();
                        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                    lines.lines().map(String::strip).filter(BlobSources::isBlob).forEach(names::add);
                }
            }
        } catch (IOException | RuntimeException e) {
            messages.warn(INDEX + ": can't be read: " + e);
        }
        return names;
    }

    /** A shaded jar keeps only the first index, so the folder of a blob that is known is looked through as well. */
    private Set<String> beside(ClassLoader loader, String name) {
        Set<String> names = new TreeSet<>();
        URL url = loader.getResource(name);
        try {
            if (url == null) {
                return names;
            }
            if (url.getProtocol().equals("file")) {
                try (Stream<Path> files = Files.list(Path.of(url.toURI()).getParent())) {
                    files.map(file -> FOLDER + file.getFileName())
                            .filter(BlobSources::isBlob)
                            .forEach(names::add);
                }
            } else if (BlobSource.open(url) instanceof JarURLConnection jar) {
                jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(BlobSources::isBlob)
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

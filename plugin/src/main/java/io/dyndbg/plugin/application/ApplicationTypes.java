package io.dyndbg.plugin.application;

import io.dyndbg.plugin.scan.Hierarchy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** All types of an application: those of its own, of its jars in their order, and of the JDK. Safe for any thread once it is filled. */
final class ApplicationTypes implements Hierarchy.Types, Closeable {
    private record Place(ZipFile zip, ZipEntry entry) {}

    private final List<ZipFile> zips = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    /**
     * Adds the class files of a jar, where no jar before has them; of one that can't be read nothing is known.
     *
     * @param folder the folder in which they lie, with a slash at its end; empty for the whole jar
     */
    void add(Path jar, String folder) {
        ZipFile zip;
        try {
            zip = new ZipFile(jar.toFile());
        } catch (IOException damaged) {
            return;
        }
        zips.add(zip);
        zip.stream()
                .filter(entry ->
                        entry.getName().endsWith(".class") && entry.getName().startsWith(folder))
                .forEach(
                        entry -> places.putIfAbsent(entry.getName().substring(folder.length()), new Place(zip, entry)));
    }

    @Override
    public Optional<byte[]> classFile(String name) throws IOException {
        Place place = places.get(name);
        if (place == null) {
            return Hierarchy.ofTheJdk(name);
        }
        try (InputStream in = place.zip().getInputStream(place.entry())) {
            return Optional.of(in.readAllBytes());
        }
    }

    /** Answers what tells a class file of the application from any other of its name; of all others the same. Reads nothing. */
    String fingerprint(String name) {
        Place place = places.get(name);
        return place == null
                ? "elsewhere"
                : Long.toHexString(place.entry().getCrc()) + "." + place.entry().getSize();
    }

    @Override
    public void close() throws IOException {
        for (ZipFile zip : zips) {
            zip.close();
        }
    }
}

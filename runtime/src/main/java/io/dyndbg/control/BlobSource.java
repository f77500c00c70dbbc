package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where a blob lies: a resource, and the class loaders that find it under its name. Several may have one name: an older version
 * in the parent of a loader that looks into itself first, two jars of one artifact. Made for one question and dropped with it,
 * since it holds the loaders.
 *
 * @param name the resource's name, {@code META-INF/dyndbg/<groupId>.<artifactId>.dyndbg}
 * @param url null if no loader tells: reading it then tells why
 * @param first the loader that answers this one when it is asked for the name; null if all find another one before it
 * @param loaders all that find it, at least one
 */
record BlobSource(String name, URL url, ClassLoader first, Set<ClassLoader> loaders) {

    /** Answers all that {@code loader} finds under {@code name}; at least one, though it may not be there. */
    static List<BlobSource> in(ClassLoader loader, String name) {
        URL first = loader.getResource(name);
        List<BlobSource> sources = new ArrayList<>();
        sources.add(new BlobSource(name, first, loader, alone(loader)));
        Set<String> seen = new LinkedHashSet<>();
        seen.add(String.valueOf(first));
        try {
            for (URL url : Collections.list(loader.getResources(name))) {
                if (seen.add(url.toString())) {
                    sources.add(new BlobSource(name, url, null, alone(loader)));
                }
            }
        } catch (IOException unreadable) {
            // The first one is all that this loader tells.
            return sources;
        }
        return sources;
    }

    /** Answers what tells a source from others: the same resource, whoever finds it. */
    Object key() {
        return url == null ? List.of(name, System.identityHashCode(first)) : url.toString();
    }

    private static Set<ClassLoader> alone(ClassLoader loader) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(loader);
        return loaders;
    }

    /** Answers this source with the loaders that find {@code same}, too; this one is of no use any more. */
    BlobSource and(BlobSource same) {
        loaders.addAll(same.loaders);
        return new BlobSource(name, url, first == null ? same.first : first, loaders);
    }

    /** Answers whether {@code loader} finds it under {@code name}. */
    boolean isFoundBy(ClassLoader loader, String blob) {
        return name.equals(blob) && loaders.contains(loader);
    }

    /**
     * Reads the blob. Whatever a loader throws, it can't be read.
     *
     * @throws BlobException if it is not there, or is none
     */
    Blob read() throws BlobException {
        // A thread that is interrupted while it reads closes the file, for everybody and for good.
        boolean interrupted = Thread.interrupted();
        try (InputStream in = open()) {
            if (in == null) {
                throw new BlobException(
                        name + ": not found by the class's own loader; its statements follow their loggers");
            }
            return Blob.of(in.readAllBytes(), name);
        } catch (BlobException e) {
            throw e;
        } catch (Throwable e) {
            throw new BlobException(name + ": can't be read: " + e, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** By the loader's stream where it has one: inside nested jars there may be nothing else. */
    private InputStream open() throws IOException {
        return first == null ? open(Objects.requireNonNull(url)).getInputStream() : first.getResourceAsStream(name);
    }

    /** Without the JDK's cache, which keeps jars open for ever and serves what a redeployment replaced. */
    static URLConnection open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    /** By key: hashing a URL may ask a name server. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BlobSource that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}

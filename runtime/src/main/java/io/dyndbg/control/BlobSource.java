package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import java.io.InputStream;
import java.util.List;

/**
 * Where a blob lies: a resource, and the class loaders that find it under its name. Made for one question and dropped with
 * it, since it holds the loaders.
 *
 * @param name the resource's name, {@code META-INF/dyndbg/<groupId>.<artifactId>.dyndbg}
 * @param loaders at least one
 */
record BlobSource(String name, List<ClassLoader> loaders) {

    /**
     * Reads the blob.
     *
     * @throws BlobException if it is not there, or is none
     */
    Blob read() throws BlobException {
        return read(loaders.get(0), name);
    }

    /** By stream only: inside nested jars there is nothing else. Whatever a loader throws, it can't be read. */
    static Blob read(ClassLoader loader, String name) throws BlobException {
        // A thread that is interrupted while it reads closes the file, for everybody and for good.
        boolean interrupted = Thread.interrupted();
        try (InputStream in = loader.getResourceAsStream(name)) {
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
}

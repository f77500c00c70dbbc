package io.dyndbg.plugin.scan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Answers whether a class is a subtype of another one, from class files alone: nothing of the project is loaded. Safe for
 * use by any number of threads.
 */
public final class Hierarchy implements Closeable {

    /** @param classPath folders and jars, the project's own classes first; entries that do not exist are passed over */
    public Hierarchy(List<Path> classPath) {}

    @Override
    public void close() throws IOException {}
}

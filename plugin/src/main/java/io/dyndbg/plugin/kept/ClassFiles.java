package io.dyndbg.plugin.kept;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The class files of a module.
 *
 * @param paths of all, each once. Of several versions of a class the first has its name, and all count.
 * @param reader reads them, some more than once
 */
public record ClassFiles(List<String> paths, Reader reader) {

    /** Reads class files. */
    public interface Reader {
        /** Answers the bytes of one, the same whenever it is asked; nothing if it is gone. */
        Optional<byte[]> read(String path) throws IOException;
    }
}

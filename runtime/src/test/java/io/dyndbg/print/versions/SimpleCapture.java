package io.dyndbg.print.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** slf4j-simple at INFO, writing to the file that its own system property names. */
final class SimpleCapture implements Capture {

    /** Its loggers keep the level that they were made with. */
    @Override
    public void openAll() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "trace");
    }

    @Override
    public List<String> lines() {
        try {
            return Files.readAllLines(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"))).stream()
                    .filter(line -> !line.startsWith("\tat "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

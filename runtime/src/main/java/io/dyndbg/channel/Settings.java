package io.dyndbg.channel;

import io.dyndbg.query.Span;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the JVM was started with for its channels.
 *
 * @param file the file that says what is wanted; null for none
 * @param poll how often it is read; zero for once
 * @param jmx whether there is to be a bean
 * @param warnings what is wrong with the others
 */
record Settings(Path file, Duration poll, boolean jmx, List<String> warnings) {
    private static final String FILE = "dyndbg.file";
    private static final String FILE_VARIABLE = "DYNDBG_FILE";
    private static final String POLL = "dyndbg.file.poll";
    private static final String JMX = "dyndbg.jmx";
    private static final Duration DEFAULT_POLL = Duration.ofSeconds(5);

    /** Answers the settings of this JVM, as far as a security manager shows them. Runs where the first class links: no lambda. */
    static Settings ofThisJvm() {
        return of(variable(FILE_VARIABLE), property(FILE), property(POLL), property(JMX));
    }

    private static String variable(String name) {
        try {
            return System.getenv(name);
        } catch (SecurityException hidden) {
            return null;
        }
    }

    private static String property(String name) {
        try {
            return System.getProperty(name);
        } catch (SecurityException hidden) {
            return null;
        }
    }

    /**
     * Reads what was typed, null where nothing was.
     *
     * @param fileVariable the environment variable that names the file
     * @param file the property that does, and goes before it
     * @param poll how often it is read
     * @param jmx whether there is to be a bean
     */
    static Settings of(String fileVariable, String file, String poll, String jmx) {
        List<String> warnings = new ArrayList<>();
        Path path = path(file == null ? fileVariable : file, warnings);
        return new Settings(path, poll(poll, warnings), Boolean.parseBoolean(jmx), warnings);
    }

    private static Path path(String typed, List<String> warnings) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            // The working directory of a JVM does not change.
            return Path.of(typed.strip()).toAbsolutePath();
        } catch (InvalidPathException e) {
            warnings.add("-D" + FILE + ": " + e.getMessage() + ": no file is read");
            return null;
        }
    }

    private static Duration poll(String typed, List<String> warnings) {
        if (typed == null) {
            return DEFAULT_POLL;
        }
        if (typed.strip().matches("0+(ms|s|m|h)?")) {
            return Duration.ZERO;
        }
        Duration poll = Span.of(typed.strip());
        if (poll == null) {
            warnings.add("-D" + POLL + "=" + typed
                    + " is no time: 250ms, 5s, 1m, or 0 to read the file once; it is read every "
                    + Span.typed(DEFAULT_POLL));
            return DEFAULT_POLL;
        }
        return poll;
    }
}

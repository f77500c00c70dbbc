package io.dyndbg.channel;

import io.dyndbg.query.Span;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

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

    /** Answers the settings of this JVM, as far as a security manager shows them. */
    static Settings ofThisJvm() {
        return of(shown(System::getenv), shown(System::getProperty));
    }

    private static UnaryOperator<String> shown(UnaryOperator<String> values) {
        return name -> {
            try {
                return values.apply(name);
            } catch (SecurityException hidden) {
                return null;
            }
        };
    }

    /**
     * @param variables answers an environment variable, or null
     * @param properties answers a system property, or null
     */
    static Settings of(UnaryOperator<String> variables, UnaryOperator<String> properties) {
        List<String> warnings = new ArrayList<>();
        String file = properties.apply(FILE) == null ? variables.apply(FILE_VARIABLE) : properties.apply(FILE);
        boolean jmx = Boolean.parseBoolean(properties.apply(JMX));
        return new Settings(path(file, warnings), poll(properties.apply(POLL), warnings), jmx, warnings);
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

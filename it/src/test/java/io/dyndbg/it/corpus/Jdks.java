package io.dyndbg.it.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDKs that woven classes are tried on: that of the build, and a JDK 25 if {@code JAVA_25_HOME} names one. */
public final class Jdks {
    private Jdks() {}

    /** Answers the {@code java} commands; says so if there is no newer JDK to try. */
    public static List<Path> ofThisTest() {
        List<Path> commands = new ArrayList<>();
        commands.add(Path.of(System.getProperty("java.home"), "bin", "java"));
        String newer = System.getenv("JAVA_25_HOME");
        if (newer == null) {
            System.out.println("JAVA_25_HOME is not set: tried on this JDK only");
        } else {
            commands.add(Path.of(newer, "bin", "java"));
        }
        return commands;
    }
}

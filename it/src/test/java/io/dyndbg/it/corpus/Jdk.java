package io.dyndbg.it.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** The JDKs that woven classes are tried on. */
public enum Jdk {
    OF_THIS_BUILD(System.getProperty("java.home")),
    /** Where {@code JAVA_25_HOME} says. */
    JDK_25(System.getenv("JAVA_25_HOME"));

    private final String home;

    Jdk(String home) {
        this.home = home;
    }

    public boolean isThere() {
        return home != null;
    }

    /** Answers the {@code java} command. A test that asks for a JDK that is not there is skipped. */
    public Path java() {
        assumeTrue(isThere(), () -> "JAVA_25_HOME is not set");
        return Path.of(home, "bin", "java");
    }
}

package io.dyndbg.control;

/** Where queries come from, in the order in which they are folded. */
enum Channel {
    /** The environment variable and the properties that the JVM was started with. */
    START("start"),
    /** {@link io.dyndbg.Dyndbg}. */
    API("api");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}

package io.dyndbg.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The ways by which queries come. */
enum Channel {
    /** The environment variable and the properties that the JVM was started with. */
    START("start", 0, true),
    /** The file that says what is wanted. */
    FILE("file", 1, true),
    /** {@link io.dyndbg.Dyndbg}. */
    API("api", 2, false),
    /** The MXBean. */
    JMX("jmx", 2, false);

    /** So long a query is in force that somebody typed into a running application, unless it says otherwise. */
    private static final Duration TRANSIENT = Duration.ofMinutes(30);

    private final String word;
    private final int rank;
    private final boolean lasting;

    Channel(String word, int rank, boolean lasting) {
        this.word = word;
        this.rank = rank;
        this.lasting = lasting;
    }

    /** Answers the channel that is spelled {@code word}, or null. */
    static Channel of(String word) {
        for (Channel channel : values()) {
            if (channel.word.equals(word)) {
                return channel;
            }
        }
        return null;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Channel::word).toList();
    }

    String word() {
        return word;
    }

    /** Answers how long a query is in force that does not say so; null for as long as the JVM runs. */
    Duration ttl() {
        return lasting ? null : TRANSIENT;
    }

    /** Answers whether all queries of this are folded behind those of {@code other}; else they are as they came, or before. */
    boolean isFoldedBehind(Channel other) {
        return rank > other.rank;
    }
}

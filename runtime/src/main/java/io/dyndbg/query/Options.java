package io.dyndbg.query;

import java.time.Duration;

/**
 * What a query says beside its terms and flags.
 *
 * @param ttl how long the query stays in force; null if it does not say, {@link #FOREVER} for {@code ttl none}
 */
public record Options(Duration ttl) {
    public static final Options NONE = new Options(null);

    /** As long as the JVM runs, unless another query takes it back. */
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** Answers the options as they can be typed, each followed by a blank; nothing if there are none. */
    @Override
    public String toString() {
        return ttl == null ? "" : Option.TTL.word() + " " + (ttl.equals(FOREVER) ? "none" : Span.typed(ttl)) + " ";
    }
}

package io.dyndbg.query;

import java.time.Duration;
import java.util.Map;

/** What a query says beside its terms and flags. Immutable. */
public final class QueryOptions {
    public static final QueryOptions NONE = new QueryOptions(Map.of());

    /** As long as the JVM runs, unless another query takes it back. */
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final Map<Option, Object> values;
    private final boolean conditional;

    /** @param values by option, what {@link Option#value} answers; not changed any more */
    QueryOptions(Map<Option, Object> values) {
        this.values = values;
        this.conditional = max() != null || rate() != null || mdc() != null || thread() != null;
    }

    /** Answers how long the query stays in force; null if it does not say, {@link #FOREVER} for {@code ttl none}. */
    public Duration ttl() {
        return (Duration) values.get(Option.TTL);
    }

    /** Answers after how many messages of a site the query is over for it; null for none. */
    public Integer max() {
        return (Integer) values.get(Option.MAX);
    }

    /** Answers how many messages of a site may come; null if all may. */
    public Rate rate() {
        return (Rate) values.get(Option.RATE);
    }

    /** Answers the entry of the MDC that must be there; null for none. */
    public ContextEntry mdc() {
        return (ContextEntry) values.get(Option.MDC);
    }

    /** Answers what the thread's name must match; null for any. */
    public Wildcard thread() {
        return (Wildcard) values.get(Option.THREAD);
    }

    /** Answers whether it depends on the call whether a forced site prints. */
    public boolean conditional() {
        return conditional;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QueryOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Answers the options as they can be typed, each followed by a blank; nothing if there are none. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Option option : Option.values()) {
            if (values.containsKey(option)) {
                text.append(option.word())
                        .append(' ')
                        .append(Token.typed(typed(values.get(option))))
                        .append(' ');
            }
        }
        return text.toString();
    }

    private static String typed(Object value) {
        if (value instanceof Duration ttl) {
            return ttl.equals(FOREVER) ? "none" : Span.typed(ttl);
        }
        return value instanceof Wildcard wildcard ? wildcard.pattern() : value.toString();
    }
}

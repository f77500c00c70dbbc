package io.dyndbg.query;

import java.util.Objects;

/**
 * One well-formed query: which sites, and what becomes of their flags. Immutable. Two queries are equal if they say the
 * same, however they were typed.
 */
public final class Query implements BatchEntry {
    private final String text;
    private final Position position;
    private final Terms terms;
    private final QueryOptions options;
    private final Operation operation;
    private final int flags;

    Query(String text, Position position, Terms terms, QueryOptions options, Operation operation, int flags) {
        this.text = Objects.requireNonNull(text);
        this.position = Objects.requireNonNull(position);
        this.terms = Objects.requireNonNull(terms);
        this.options = Objects.requireNonNull(options);
        this.operation = Objects.requireNonNull(operation);
        this.flags = flags;
    }

    @Override
    public String text() {
        return text;
    }

    /** Answers where the query starts in its batch. */
    public Position position() {
        return position;
    }

    public Terms terms() {
        return terms;
    }

    public QueryOptions options() {
        return options;
    }

    public Operation operation() {
        return operation;
    }

    /** Answers the flags that are set, added or removed, bits of {@link Flags}. */
    public int flags() {
        return flags;
    }

    /** Answers the flags of a selected site that has {@code before}. */
    public int apply(int before) {
        return operation.apply(before, flags);
    }

    /** Answers whether the query can never change a flag: {@code +_} and {@code -_} only count. */
    public boolean changesNothing() {
        return operation != Operation.SET && flags == Flags.NONE;
    }

    /** Answers whether the query takes back all that came through its channel before: {@code =} without terms. */
    public boolean clearsChannel() {
        return operation == Operation.SET && flags == Flags.NONE && terms.isEmpty();
    }

    /** Answers this query confined to {@code module}, unless it names a module itself. */
    public Query inModule(String module) {
        return new Query(text, position, terms.inModule(module), options, operation, flags);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Query that
                && terms.equals(that.terms)
                && options.equals(that.options)
                && operation == that.operation
                && flags == that.flags;
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, options, operation, flags);
    }

    /** Answers the query as it can be typed, in one spelling whatever was typed: {@code file Foo.java line 10 +pmf}. */
    @Override
    public String toString() {
        String change = options.toString() + operation.sign() + Flags.letters(flags);
        return terms.isEmpty() ? change : terms + " " + change;
    }
}

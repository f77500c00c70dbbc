package io.dyndbg.site;

import java.util.Objects;

/**
 * The text of a site as far as the build knows it.
 *
 * @param kind how the text stands in the code
 * @param text for {@link Kind#CONSTANT} the constant; for {@link Kind#CONCATENATION} the constant parts with
 *     {@code \1} where an operand stands (the recipe of {@code java.lang.invoke.StringConcatFactory}); for
 *     {@link Kind#NONE} the reason why there is none, as a person reads it: {@code computed}, {@code lambda},
 *     {@code message object}, {@code no text}. Never null.
 */
public record Format(Kind kind, String text) {

    /** How the text of a site stands in the code. */
    public enum Kind {
        /** One constant string. */
        CONSTANT,
        /** A concatenation with at least one operand that is not constant. */
        CONCATENATION,
        /** No text is known at build time. */
        NONE
    }

    public Format {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
    }

    /** Answers the text as a person reads it: {@code {}} where a concatenation has an operand. */
    public String shown() {
        return kind == Kind.CONCATENATION ? text.replace("\1", "{}") : text;
    }

    public static Format constant(String text) {
        return new Format(Kind.CONSTANT, text);
    }

    public static Format concatenation(String recipe) {
        return new Format(Kind.CONCATENATION, recipe);
    }

    public static Format none(String reason) {
        return new Format(Kind.NONE, reason);
    }
}

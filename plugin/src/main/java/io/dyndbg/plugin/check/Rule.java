package io.dyndbg.plugin.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong with a statement, or with a build. */
public enum Rule {
    /** A format and its arguments. */
    PLACEHOLDERS(
            Severity.FAIL,
            "Placeholders and arguments don't match, so that something is not printed, or not as it was meant"),
    /** A throwable and its stack trace. */
    THROWABLE(Severity.FAIL, "A throwable that a placeholder is meant for: one of the two is lost"),
    /** A text that is put together by hand. */
    CONCATENATION(Severity.WARN, "A text that is concatenated though the logger is off, where placeholders would do"),
    /** Arguments that cost something. */
    WORK(Severity.WARN, "An argument that is worked out though the logger is off"),
    /** Sites without a switch. */
    UNSWITCHABLE(Severity.WARN, "A statement that no query can switch"),
    /** The build's size. */
    BUDGET(Severity.FAIL, "More sites, or bytes for their records, than the build may have"),
    /** The build's growth. */
    GROWTH(Severity.FAIL, "More new sites since the baseline than the build may have"),
    /** The blob's age. */
    OUTDATED(Severity.FAIL, "A class that is not the one any more that its records were made from");

    private final Severity severity;
    private final String description;

    Rule(Severity severity, String description) {
        this.severity = severity;
        this.description = description;
    }

    /** Answers what becomes of its findings where nothing is configured. */
    Severity severity() {
        return severity;
    }

    /** Answers the rule as it is configured and told: {@code placeholders}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Answers what it finds, in a sentence without its full stop. */
    String description() {
        return description;
    }

    static Optional<Rule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}

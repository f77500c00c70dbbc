package io.dyndbg.plugin.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What becomes of the findings of each rule. Immutable. */
public final class Rules {
    private final Map<Rule, Severity> severities = new EnumMap<>(Rule.class);

    private Rules() {
        for (Rule rule : Rule.values()) {
            severities.put(rule, rule.severity());
        }
    }

    /**
     * Reads what is configured, over the defaults.
     *
     * @param configured {@code placeholders:warn} and so on; {@code all:off} before others is for all of them
     * @throws IllegalArgumentException if a word is none of a rule or severity
     */
    public static Rules of(List<String> configured) {
        Rules rules = new Rules();
        for (String entry : configured) {
            String[] words = entry.strip().split(":", -1);
            if (words.length != 2) {
                throw new IllegalArgumentException(
                        "\"" + entry + "\" is not RULE:SEVERITY, as in placeholders:fail or work:off");
            }
            Severity severity = severity(words[1].strip());
            if (words[0].strip().equals("all")) {
                rules.severities.replaceAll((rule, before) -> severity);
            } else {
                rules.severities.put(rule(words[0].strip()), severity);
            }
        }
        return rules;
    }

    private static Rule rule(String word) {
        return Rule.of(word)
                .orElseThrow(() -> new IllegalArgumentException("there is no rule \"" + word + "\"; there are all, "
                        + Arrays.stream(Rule.values()).map(Rule::word).collect(Collectors.joining(", "))));
    }

    private static Severity severity(String word) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + word + "\" is no severity; there are off, warn and fail"));
    }

    /** Answers what becomes of the findings of a rule. */
    public Severity of(Rule rule) {
        return severities.get(rule);
    }

    /** Answers whether its findings matter at all. */
    boolean looksFor(Rule rule) {
        return of(rule) != Severity.OFF;
    }
}

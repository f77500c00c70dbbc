package io.dyndbg.query;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many messages may come in a time.
 *
 * @param messages at least 1
 * @param period more than none
 */
public record Rate(int messages, Duration period) {
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,9})/(.+)");

    /** Answers the rate; null if {@code typed} is none. */
    static Rate of(String typed) {
        Matcher matcher = TYPED.matcher(typed);
        Duration period = matcher.matches() ? Span.of(matcher.group(2)) : null;
        int messages = period == null ? 0 : Integer.parseInt(matcher.group(1));
        return messages == 0 ? null : new Rate(messages, period);
    }

    @Override
    public String toString() {
        return messages + "/" + Span.typed(period);
    }
}

package io.dyndbg.query;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as they are typed: {@code 250ms}, {@code 30s}, {@code 10m}, {@code 2h}. */
public final class Span {
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    /** From the longest on. */
    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("h", Duration.ofHours(1));
        UNITS.put("m", Duration.ofMinutes(1));
        UNITS.put("s", Duration.ofSeconds(1));
        UNITS.put("ms", Duration.ofMillis(1));
    }

    private Span() {}

    /** Answers the time, more than none; null if {@code typed} is not one. */
    public static Duration of(String typed) {
        Matcher matcher = TYPED.matcher(typed);
        if (!matcher.matches()) {
            return null;
        }
        Duration span = UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
        return span.isZero() ? null : span;
    }

    /** Answers {@code span}, whole milliseconds, in the longest unit that it is a multiple of. */
    public static String typed(Duration span) {
        long millis = span.toMillis();
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long length = unit.getValue().toMillis();
            if (millis % length == 0) {
                return millis / length + unit.getKey();
            }
        }
        throw new AssertionError("a multiple of milliseconds");
    }
}

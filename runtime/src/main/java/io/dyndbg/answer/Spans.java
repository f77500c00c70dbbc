package io.dyndbg.answer;

import java.time.Duration;

/** Times as people read them. */
final class Spans {
    private static final long[] MILLIS = {3_600_000, 60_000, 1_000};
    private static final String[] UNITS = {"h", "m", "s"};

    private Spans() {}

    /** Answers {@code 30m}, {@code 90s}: whole units, of the longest that fits or that there are two of. */
    static String text(Duration span) {
        long millis = span.toMillis();
        for (int i = 0; i < UNITS.length; i++) {
            long whole = millis / MILLIS[i];
            if (whole >= 2 || whole == 1 && millis % MILLIS[i] == 0) {
                return whole + UNITS[i];
            }
        }
        return millis + "ms";
    }
}

package io.dyndbg.control;

import io.dyndbg.query.Escapes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What dyndbg says without being asked: warnings, each once, and a line for each change. Safe for any thread. */
final class Messages {
    private static final String PREFIX = "dyndbg: ";
    /** Beyond that nothing is remembered, and so nothing said: names come from outside. */
    private static final int MOST_REMEMBERED = 1_000;

    private static final String ENOUGH = "that was warning number " + MOST_REMEMBERED + ": no more are told";

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Says {@code warning}, unless it was said before. */
    void warn(String warning) {
        if (said.size() < MOST_REMEMBERED && said.add(warning)) {
            say(warning);
            if (said.size() == MOST_REMEMBERED) {
                say(ENOUGH);
            }
        }
    }

    /** Says something, each time. */
    void say(String text) {
        // Nobody may forge a line or colour a terminal through a query or a name.
        System.err.println(PREFIX + Escapes.visible(text));
    }
}

package io.dyndbg.print.versions;

import java.util.List;

/** What a back end has printed so far, a line each: {@code LEVEL logger message|throwable|place}. */
interface Capture {
    /** Answers the lines since the last call. */
    List<String> lines();

    static String line(Object level, String logger, String text, String thrown, StackTraceElement place) {
        return level + " " + logger + " " + text + "|" + thrown + "|" + place;
    }
}

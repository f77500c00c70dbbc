package io.dyndbg.print.versions;

import java.util.List;

/** What a back end has printed so far, a line each: {@code LEVEL logger message|throwable|place}. */
interface Capture {
    /** Lets everything through that the unwoven statements print, whatever their level. */
    void openAll();

    /** Answers the lines since the last call. */
    List<String> lines();

    /** Answers what catches the output of a back end, whose logger of that name is at INFO. */
    static Capture of(String backEnd, String logger) {
        return switch (backEnd.substring(0, backEnd.indexOf('-'))) {
            case "logback" -> new LogbackCapture();
            case "log4j" -> new Log4jCapture();
            case "jdk14" -> JulCapture.of(logger);
            case "jboss" -> JulCapture.ofJBoss(logger);
            case "reload4j" -> new Reload4jCapture();
            case "simple" -> new SimpleCapture();
            default -> throw new IllegalArgumentException(backEnd);
        };
    }

    static String line(Object level, String logger, String text, String thrown, StackTraceElement place) {
        return level + " " + logger + " " + text + "|" + thrown + "|" + place;
    }
}

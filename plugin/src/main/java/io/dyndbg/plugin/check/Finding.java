package io.dyndbg.plugin.check;

import java.util.Comparator;

/**
 * Something that is wrong.
 *
 * @param file the source file with its package; the name of a class that does not tell; empty for what is wrong with a whole build
 * @param line 0 if unknown
 * @param message what is wrong, a sentence without its full stop
 * @param advice what to write or do instead, a sentence without its full stop
 */
public record Finding(Rule rule, String file, int line, String message, String advice) {

    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    /** Answers it on one line. */
    public String line(Severity severity) {
        String place = file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + " ";
        return place + rule.word() + (severity == Severity.FAIL ? ", which fails the build: " : ": ") + message + ". "
                + advice;
    }
}

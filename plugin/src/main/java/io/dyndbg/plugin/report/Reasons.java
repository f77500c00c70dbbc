package io.dyndbg.plugin.report;

import io.dyndbg.plugin.collect.LeftAlone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what has no switch. */
public final class Reasons {
    private Reasons() {}

    /** Answers one line with the number for each reason, or nothing if everything has its switch. */
    public static Optional<String> line(List<LeftAlone> places) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(LeftAlone.byReason(places).entrySet().stream()
                .map(reason -> reason.getValue() + " (" + reason.getKey() + ")")
                .collect(Collectors.joining("; ", "dyndbg: left alone: ", "")));
    }

    /** Answers a line for one place. */
    public static String line(LeftAlone place) {
        String number = place.number() == 1 ? "" : place.number() + " times ";
        return "dyndbg: left alone: " + place.place() + ": " + number + place.reason();
    }
}

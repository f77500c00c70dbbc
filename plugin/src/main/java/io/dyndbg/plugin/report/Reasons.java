package io.dyndbg.plugin.report;

import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.collect.LeftAlone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what has no switch, and what is not woven any more. */
public final class Reasons {
    private static final int MOST_NAMED = 3;

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

    /** Answers which classes are not those any more that the records speak of; nothing if all are. */
    public static Optional<String> outOfDate(FolderBlobs blobs) {
        List<String> names = blobs.outOfDate();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String some = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return Optional.of("out of date: compiled or deleted since they were woven: " + some + more
                + "; mvn process-classes weaves them, where dyndbg:compact is bound");
    }

    /** Answers a line for one place. */
    public static String line(LeftAlone place) {
        String number = place.number() == 1 ? "" : place.number() + " times ";
        return "dyndbg: left alone: " + place.place() + ": " + number + place.reason();
    }
}

package io.dyndbg.plugin.collect;

import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that has no switch, and why.
 *
 * @param place where it stands, as a person looks for it: {@code com/acme/Foo.java:42 handle}, or a class file's path
 * @param number how many of them stand there, at least one
 * @param reason why, a few words that are the same for all of its kind
 * @param woven whether it has a switch all the same, which can't open a guard around it
 */
public record LeftAlone(String place, int number, String reason, boolean woven) {

    /** Answers what a class has of them: its sites in their order, then what made no site. */
    public static List<LeftAlone> in(ClassRecord record) {
        List<LeftAlone> found = new ArrayList<>();
        String file = record.sourcePath() == null ? record.name() : record.sourcePath();
        for (CallsiteRecord site : record.sites()) {
            String place = (site.source() == null ? file : site.source()) + ":" + site.line() + " " + site.function();
            if (!site.woven()) {
                found.add(new LeftAlone(place, 1, site.leftAlone(), false));
            } else if (site.behindGuard() != null) {
                found.add(new LeftAlone(place, 1, "behind a guard: " + site.behindGuard(), true));
            }
        }
        record.noSite().forEach((reason, number) -> found.add(new LeftAlone(record.name(), number, reason, false)));
        return found;
    }

    /** Answers how many there are for each reason, by reason. */
    public static SortedMap<String, Integer> byReason(List<LeftAlone> places) {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        places.forEach(place -> numbers.merge(place.reason(), place.number(), Integer::sum));
        return numbers;
    }
}

package io.dyndbg.plugin.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What became of the sites of one build in another. A module's name does not count: it may have a version in it.
 *
 * @param added those that only the later one has
 * @param removed those that only the earlier one has
 * @param changed those with another format or level in the same function
 * @param moved those on another line, in another function of their class, or in a function of the same name in another class
 */
record SiteChanges(List<ComparedSite> added, List<ComparedSite> removed, List<Pair> changed, List<Pair> moved) {

    /** A site before and after. */
    record Pair(ComparedSite before, ComparedSite after) {}

    static SiteChanges between(List<ComparedSite> before, List<ComparedSite> after) {
        Matching matching = new Matching(before, after);
        // From what says most to what says least: the first that fits is it.
        matching.pair(site -> List.of(site.className(), site.function(), site.level(), site.shown(), site.line()));
        List<Pair> moved =
                matching.pair(site -> List.of(site.className(), site.function(), site.level(), site.shown()));
        List<Pair> changed = matching.pair(site -> List.of(site.className(), site.function(), site.shown()));
        moved.addAll(matching.pair(site -> List.of(site.className(), site.level(), site.shown())));
        changed.addAll(matching.pair(site -> List.of(site.className(), site.function(), site.level(), letters(site))));
        moved.addAll(matching.pair(site -> List.of(site.function(), site.level(), site.shown())));
        changed.addAll(matching.pair(site -> List.of(site.className(), site.function(), site.level())));
        moved.sort(Comparator.comparing(Pair::after, ComparedSite.ORDER));
        changed.sort(Comparator.comparing(Pair::after, ComparedSite.ORDER));
        return new SiteChanges(matching.after, matching.before, changed, moved);
    }

    /** What a text keeps where placeholders and punctuation are others. */
    private static String letters(ComparedSite site) {
        return site.shown().replaceAll("[^\\p{L}]+", " ");
    }

    /** The sites that have no counterpart yet. */
    private static final class Matching {
        private List<ComparedSite> before;
        private List<ComparedSite> after;

        Matching(List<ComparedSite> before, List<ComparedSite> after) {
            this.before = before.stream().sorted(ComparedSite.ORDER).toList();
            this.after = after.stream().sorted(ComparedSite.ORDER).toList();
        }

        /** Answers pairs of those that are alike so far, in their order, and takes them out. */
        List<Pair> pair(Function<ComparedSite, Object> likeness) {
            Map<Object, Deque<ComparedSite>> waiting = new HashMap<>();
            for (ComparedSite site : after) {
                waiting.computeIfAbsent(likeness.apply(site), unseen -> new ArrayDeque<>())
                        .add(site);
            }
            List<Pair> pairs = new ArrayList<>();
            List<ComparedSite> alone = new ArrayList<>();
            for (ComparedSite site : before) {
                Deque<ComparedSite> alike = waiting.get(likeness.apply(site));
                if (alike == null || alike.isEmpty()) {
                    alone.add(site);
                } else {
                    pairs.add(new Pair(site, alike.remove()));
                }
            }
            before = alone;
            after = waiting.values().stream()
                    .flatMap(Deque::stream)
                    .sorted(ComparedSite.ORDER)
                    .toList();
            return pairs;
        }
    }
}

package io.dyndbg.plugin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report for a terminal: what fits one screen, in the seed's manner first. */
final class ConsoleLines {
    private static final String PREFIX = "dyndbg: ";

    /** Rows of a table; what is more is in the page. */
    private static final int MOST_ROWS = 10;

    private final BuildReport report;
    private final List<String> lines = new ArrayList<>();

    ConsoleLines(BuildReport report) {
        this.report = report;
    }

    List<String> lines() {
        Counts counts = report.counts();
        lines.addAll(report.figures().lines(counts.modules().size(), report.bytes()));
        line("sites by API", counts.apis());
        line("sites by level", counts.levels());
        line("arguments of sites that skip", named(counts.arguments()));
        if (counts.modules().size() > 1) {
            besides(table("sites", "module", counts.modules()), table("sites", "package", counts.packages()));
        } else {
            lines.addAll(table("sites", "package", counts.packages()));
        }
        lines.addAll(table("sites", "class", counts.classes()));
        lines.addAll(table("times", "left alone", counts.leftAlone()));
        line("modules left as they are", leftOut());
        report.growth().ifPresent(growth -> lines.add(growth.line()));
        return lines;
    }

    private static SortedMap<String, Integer> named(SortedMap<String, Integer> policies) {
        return policies.entrySet().stream()
                .collect(Collectors.toMap(
                        policy -> policy.getKey().equals("keep") ? "kept" : "skipped (" + policy.getKey() + ")",
                        Map.Entry::getValue,
                        Integer::sum,
                        TreeMap::new));
    }

    private void line(String what, SortedMap<String, Integer> numbers) {
        if (!numbers.isEmpty()) {
            lines.add(PREFIX + what + ": "
                    + Counts.largest(numbers, MOST_ROWS).stream()
                            .map(number -> number.getValue() + " " + number.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }

    private SortedMap<String, Integer> leftOut() {
        SortedMap<String, Integer> reasons = new TreeMap<>();
        report.leftOut().values().forEach(reason -> reasons.merge("(" + reason + ")", 1, Integer::sum));
        return reasons;
    }

    private void besides(List<String> left, List<String> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String beside = i < right.size() ? right.get(i).substring(PREFIX.length()) : "";
            lines.add(String.format(Locale.ROOT, "%-48s%s", i < left.size() ? left.get(i) : PREFIX, beside)
                    .stripTrailing());
        }
    }

    private static List<String> table(String number, String what, SortedMap<String, Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<String> rows = new ArrayList<>(List.of(row(number, what)));
        Counts.largest(numbers, MOST_ROWS).forEach(each -> rows.add(row(each.getValue(), each.getKey())));
        if (numbers.size() > MOST_ROWS) {
            rows.add(row("", "and " + (numbers.size() - MOST_ROWS) + " more"));
        }
        return rows;
    }

    private static String row(Object number, String what) {
        return String.format(Locale.ROOT, "%s%6s %s", PREFIX, number, what);
    }
}

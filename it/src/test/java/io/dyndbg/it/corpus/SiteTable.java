package io.dyndbg.it.corpus;

import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the sites of one jar, a row for each logging API: {@code corpus-sites.tsv}. */
final class SiteTable {
    static final String HEADING =
            "artifact\tapi\tsites\twoven\tskipped by pure\tskipped by all\tbehind a guard\twhy not";

    private static final List<String> OTHERS =
            List.of("its answer", "it reads", "it is asked where", "another guard that decides more");

    private SiteTable() {}

    /** @param records what was woven, by policy */
    static List<String> rows(String artifactId, Map<Arguments, List<ClassRecord>> records) {
        return sites(records.get(Arguments.KEEP))
                .map(CallsiteRecord::api)
                .distinct()
                .sorted()
                .map(api -> row(artifactId, api, records))
                .toList();
    }

    /**
     * Answers the woven statements that stand behind a guard for what another guard, or an answer that is kept, has decided: what a
     * query can't open though their own guard decides nothing but them. Each row ends with the reason, as in {@code corpus-behind.tsv}.
     */
    static List<String> behindOthers(String artifactId, List<ClassRecord> records) {
        return records.stream()
                .flatMap(record -> record.sites().stream()
                        .filter(site ->
                                site.behindGuard() != null && OTHERS.stream().anyMatch(site.behindGuard()::startsWith))
                        .map(site -> String.join(
                                "\t",
                                artifactId,
                                record.name(),
                                site.function(),
                                String.valueOf(site.line()),
                                site.behindGuard())))
                .toList();
    }

    private static String row(String artifactId, String api, Map<Arguments, List<ClassRecord>> records) {
        List<CallsiteRecord> sites = sites(records.get(Arguments.KEEP))
                .filter(site -> site.api().equals(api))
                .toList();
        SortedMap<String, Integer> reasons = new TreeMap<>();
        for (CallsiteRecord site : sites) {
            if (site.leftAlone() != null) {
                reasons.merge("left alone: " + site.leftAlone(), 1, Integer::sum);
            } else if (site.behindGuard() != null) {
                reasons.merge("behind a guard: " + site.behindGuard(), 1, Integer::sum);
            }
        }
        return String.join(
                "\t",
                artifactId,
                api,
                String.valueOf(sites.size()),
                count(sites.stream(), CallsiteRecord::woven),
                skipped(api, records.get(Arguments.PURE)),
                skipped(api, records.get(Arguments.ALL)),
                count(sites.stream(), site -> site.woven() && site.behindGuard() != null),
                reasons.entrySet().stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .collect(Collectors.joining("; ")));
    }

    private static String skipped(String api, List<ClassRecord> records) {
        return count(
                sites(records).filter(site -> site.api().equals(api)),
                site -> site.woven() && site.arguments() != Arguments.KEEP);
    }

    private static String count(Stream<CallsiteRecord> sites, Predicate<CallsiteRecord> which) {
        return String.valueOf(sites.filter(which).count());
    }

    private static Stream<CallsiteRecord> sites(List<ClassRecord> records) {
        return records.stream().flatMap(record -> record.sites().stream());
    }
}

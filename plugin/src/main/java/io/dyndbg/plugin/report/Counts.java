package io.dyndbg.plugin.report;

import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.collect.LeftAlone;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.ModuleRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many sites there are of each kind.
 *
 * @param modules by module
 * @param apis by logging API
 * @param levels by level
 * @param packages by package; nothing stands for the unnamed one
 * @param classes by class
 * @param arguments by what becomes of the arguments while a site skips: {@code keep}, {@code pure}, {@code all}; woven sites alone
 * @param leftAlone what has no switch, by reason
 */
public record Counts(
        SortedMap<String, Integer> modules,
        SortedMap<String, Integer> apis,
        SortedMap<String, Integer> levels,
        SortedMap<String, Integer> packages,
        SortedMap<String, Integer> classes,
        SortedMap<String, Integer> arguments,
        SortedMap<String, Integer> leftAlone) {

    static Counts of(FolderBlobs blobs) {
        Counts counts = new Counts(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                LeftAlone.byReason(blobs.leftAlone()));
        for (ModuleRecords module : blobs.modules()) {
            module.classes().stream()
                    .filter(record -> !record.sites().isEmpty())
                    .forEach(record -> counts.add(module.module(), record));
        }
        return counts;
    }

    private void add(String module, ClassRecord record) {
        count(record, modules, site -> module);
        count(record, apis, CallsiteRecord::api);
        count(record, levels, site -> site.level().word());
        count(record, packages, site -> packageOf(record.name()));
        count(record, classes, site -> record.name());
        for (CallsiteRecord site : record.sites()) {
            if (site.woven()) {
                arguments.merge(word(site.arguments()), 1, Integer::sum);
            }
        }
    }

    private static void count(ClassRecord record, Map<String, Integer> numbers, Function<CallsiteRecord, String> kind) {
        record.sites().forEach(site -> numbers.merge(kind.apply(site), 1, Integer::sum));
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    /** Answers a constant as reports spell it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Answers the largest numbers first, at most so many; those of one size by name. */
    static List<Map.Entry<String, Integer>> largest(SortedMap<String, Integer> numbers, int most) {
        return numbers.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue()))
                .limit(most)
                .toList();
    }
}

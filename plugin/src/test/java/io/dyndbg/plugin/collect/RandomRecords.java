package io.dyndbg.plugin.collect;

import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Format;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.site.Level;
import io.dyndbg.site.ModuleRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes {@code List<ModuleRecords>} out of everything that the site model admits, likely or not. */
final class RandomRecords {
    private RandomRecords() {}

    /** Any Java string: half surrogates, zero units and nothing at all among them. */
    private static Arbitrary<String> strings() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("run", "close", "accepted {} from {}", "debug", "\1 of \1", "Ünï")),
                Tuple.of(3, Arbitraries.strings().ofMaxLength(20)),
                Tuple.of(1, Arbitraries.of("", "\0", "\uD800", "\uDC00x", "\uD83D\uDE00", "\uFFFF")));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Arbitraries.of(
                                "com.acme.Pump",
                                "com.acme.Pump$Inner",
                                "com.acme.PumpKt",
                                "Top",
                                "a.$X",
                                "$",
                                "a.b.$$c")),
                Tuple.of(1, strings()));
    }

    private static Arbitrary<Format> formats() {
        return Combinators.combine(Arbitraries.of(Format.Kind.class), strings()).as(Format::new);
    }

    private static Arbitrary<CallsiteRecord> sites() {
        Arbitrary<Integer> lines = Arbitraries.integers().between(0, 0xFFFF);
        Arbitrary<List<String>> reasons = strings().injectNull(0.7).list().ofSize(5);
        return Combinators.combine(
                        strings(),
                        lines,
                        Arbitraries.of(Level.class),
                        strings(),
                        strings(),
                        formats(),
                        Arbitraries.of(Arguments.class),
                        reasons)
                .as((function, line, level, api, method, format, arguments, more) -> new CallsiteRecord(
                        function,
                        more.get(0),
                        more.get(3),
                        line,
                        level,
                        api,
                        method,
                        format,
                        arguments,
                        more.get(1),
                        more.get(2),
                        more.get(4)));
    }

    private static Arbitrary<List<GuardRecord>> guards(int sites) {
        if (sites == 0) {
            return Arbitraries.just(List.of());
        }
        return Arbitraries.integers()
                .between(0, sites - 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(GuardRecord::new)
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<SortedMap<String, Integer>> noSites() {
        return Arbitraries.maps(strings(), Arbitraries.integers().greaterOrEqual(1))
                .ofMaxSize(3)
                .map(TreeMap::new);
    }

    private static Arbitrary<String> sourcePaths(String name) {
        return Arbitraries.oneOf(
                strings().injectNull(0.3),
                Arbitraries.of(name.replace('.', '/') + ".java", "com/acme/Pump.java", "com/acme/Pump.kt", "Top.java"));
    }

    private static Arbitrary<ClassRecord> classes() {
        return Combinators.combine(names(), sites().list().ofMaxSize(12))
                .flatAs((name, sites) -> Combinators.combine(
                                sourcePaths(name), Arbitraries.integers(), guards(sites.size()), noSites())
                        .as((path, hash, guards, noSite) -> new ClassRecord(name, path, hash, sites, guards, noSite)));
    }

    static Arbitrary<List<ModuleRecords>> modules() {
        return Combinators.combine(strings(), classes().list().ofMaxSize(8))
                .as(ModuleRecords::new)
                .list()
                .ofMaxSize(3);
    }

    /** Answers {@code modules} so often that they take several blocks. */
    static List<ModuleRecords> many(List<ModuleRecords> modules, int times) {
        List<ModuleRecords> many = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            many.addAll(modules);
        }
        return many;
    }
}

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
import java.util.Map;
import java.util.TreeMap;

/** Records as they are in real modules, always the same: {@link GoldenBlobs} has them too. */
final class SampleRecords {
    private SampleRecords() {}

    static List<ModuleRecords> module(ClassRecord... classes) {
        return List.of(new ModuleRecords("pump", List.of(classes)));
    }

    /** Answers one module of four classes in which every column has something. */
    static List<ModuleRecords> small() {
        return module(
                new ClassRecord(
                        "com.acme.Pump",
                        "com/acme/Pump.java",
                        0x12345678,
                        List.of(
                                site("<init>", null, 30, Level.DEBUG, Format.constant("started on {}")),
                                site("pump", "(I)V", 31, Level.TRACE, Format.concatenation("pumped \1 of \1")),
                                site("pump", "(I)V", 35, Level.DEBUG, Format.constant("")),
                                site("pump", "(J)V", 350, Level.DEBUG, Format.none("computed"))),
                        List.of(new GuardRecord(List.of(1, 2)), new GuardRecord(List.of(1, 3))),
                        new TreeMap<>(Map.of("level is not a constant", 2, "method reference", 300))),
                ClassRecord.of(
                        "com.acme.Pump$Valve",
                        "com/acme/Pump.java",
                        -1,
                        List.of(new CallsiteRecord(
                                "close",
                                null,
                                0xFFFF,
                                Level.ERROR,
                                "jul",
                                "log",
                                Format.constant("Zu viel Öl \uD83D\uDE00 \uD800\0."),
                                Arguments.ALL,
                                "too large",
                                "its logger's class is final")),
                        List.of()),
                ClassRecord.of(
                        "com.acme.TapKt",
                        "com/acme/Tap.kt",
                        0,
                        List.of(new CallsiteRecord(
                                "run",
                                null,
                                "com/acme/Inlined.kt",
                                0,
                                Level.INFO,
                                "log4j2",
                                "atInfo",
                                Format.none("lambda"),
                                Arguments.PURE,
                                null,
                                null,
                                "its callers ask first")),
                        List.of()),
                new ClassRecord("Top", null, 5, List.of(), List.of(), new TreeMap<>(Map.of("method reference", 1))));
    }

    /** Answers what the golden files have: {@link #small}, and a second module that takes several blocks of texts. */
    static List<ModuleRecords> golden() {
        List<ModuleRecords> modules = new ArrayList<>(small());
        modules.add(new ModuleRecords("tank", List.of(large(700))));
        return modules;
    }

    /** Answers a class of {@code sites} sites, so many that their texts take several blocks. */
    static ClassRecord large(int sites) {
        List<CallsiteRecord> list = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            list.add(site(
                    "f" + i / 3, null, i * 2, Level.DEBUG, Format.constant("text " + Integer.toHexString(i * 7919))));
        }
        return ClassRecord.of("com.acme.Large", "com/acme/Large.java", 9, list, List.of());
    }

    private static CallsiteRecord site(String function, String descriptor, int line, Level level, Format format) {
        return new CallsiteRecord(
                function,
                descriptor,
                line,
                level,
                "slf4j",
                level == Level.TRACE ? "trace" : "debug",
                format,
                Arguments.KEEP,
                null,
                null);
    }
}

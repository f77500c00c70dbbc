package io.dyndbg.plugin.report;

import io.dyndbg.plugin.application.WovenApplication;
import io.dyndbg.plugin.application.WovenModule;
import io.dyndbg.plugin.collect.LeftAlone;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.site.ModuleRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells module by module what was woven of an application. */
public final class ModuleTable {
    private static final String ROW = "%-40s %8s %8s %8s";

    private final WovenApplication application;

    public ModuleTable(WovenApplication application) {
        this.application = application;
    }

    /** Answers a line for each module with statements, and then one for each that was left as it is. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("dyndbg: " + String.format(Locale.ROOT, ROW, "module", "sites", "woven", "blob"));
        for (WovenModule module : application.modules()) {
            module.outcome()
                    .filter(outcome -> outcome.sites() > 0)
                    .ifPresent(outcome -> lines.add(row(module, outcome)));
        }
        long nothing = application.modules().stream()
                .filter(module ->
                        module.outcome().filter(outcome -> outcome.sites() == 0).isPresent())
                .count();
        if (nothing > 0) {
            lines.add(
                    "dyndbg: " + nothing + (nothing == 1 ? " module has" : " modules have") + " no statement to weave");
        }
        long kept = application.modules().stream().filter(WovenModule::kept).count();
        if (kept > 0) {
            lines.add("dyndbg: " + kept + (kept == 1 ? " module was" : " modules were") + " woven by a build before");
        }
        for (WovenModule module : application.modules()) {
            module.reason().ifPresent(reason -> lines.add("dyndbg: left as it is: " + name(module) + ": " + reason));
        }
        return lines;
    }

    private static String row(WovenModule module, Outcome outcome) {
        return "dyndbg: "
                + String.format(
                        Locale.ROOT,
                        ROW,
                        module.coordinates().artifactId(),
                        outcome.sites(),
                        outcome.wovenSites(),
                        outcome.blobSize());
    }

    private static String name(WovenModule module) {
        return module.place().isEmpty() ? module.coordinates().toString() : module.place();
    }

    /** Answers what has no switch in all modules. */
    public List<LeftAlone> leftAlone() {
        return application.modules().stream()
                .flatMap(module -> module.outcome().stream())
                .flatMap(outcome -> outcome.leftAlone().stream())
                .toList();
    }

    /** Answers the figures of all modules together. */
    public Figures figures() {
        List<ModuleRecords> records = new ArrayList<>();
        long size = 0;
        for (WovenModule module : application.modules()) {
            if (module.outcome().isPresent()) {
                records.addAll(module.outcome().get().modules());
                size += module.outcome().get().blobSize();
            }
        }
        return Figures.of(records, size);
    }
}

package io.dyndbg.plugin.check;

import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.collect.UnwovenClasses;
import io.dyndbg.plugin.scan.ClassScanner;
import io.dyndbg.plugin.scan.Denied;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Wrapper;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks a folder of classes that was woven. Used once. */
public final class BuildCheck {
    private static final String CAN_NOT = "no query can print this statement: ";
    private static final String SEE_LIMITS = "The handbook's limits say what can be switched";

    private final BuildFolder build;
    private final Rules rules;
    private final FolderBlobs blobs;
    private final List<Finding> findings = new ArrayList<>();

    private BuildCheck(BuildFolder build, Rules rules, FolderBlobs blobs) {
        this.build = build;
        this.rules = rules;
        this.blobs = blobs;
    }

    /**
     * Answers what is wrong, in the order of files and lines.
     *
     * @param build a folder as it was woven
     * @param limits what it may have
     * @param newSites the number of sites that a baseline has not; 0 without one
     * @throws IOException if a file can't be read
     */
    public static List<Finding> run(BuildFolder build, Rules rules, Limits limits, int newSites) throws IOException {
        FolderBlobs blobs = FolderBlobs.in(build.classes());
        BuildCheck check = new BuildCheck(build, rules, blobs);
        check.checkStatements();
        check.checkSwitches();
        check.checkBuild(limits, newSites);
        check.findings.removeIf(finding -> !rules.looksFor(finding.rule()));
        check.findings.sort(Finding.ORDER);
        return List.copyOf(check.findings);
    }

    private void checkStatements() throws IOException {
        for (BuildFolder module : build.modules()) {
            List<Path> classPath = new ArrayList<>(List.of(module.classes()));
            classPath.addAll(module.classPath());
            try (Hierarchy hierarchy = new Hierarchy(classPath)) {
                List<Wrapper> wrappers =
                        build.options().wrappers().stream().map(Wrapper::parse).toList();
                LoggingCatalog apis = new LoggingCatalog(hierarchy, wrappers);
                ClassCheck each = new ClassCheck(apis, build.options().levels(), findings);
                UnwovenClasses.of(module, blobs, each::look);
            }
        }
    }

    private void checkSwitches() {
        blobs.modules().stream().flatMap(module -> module.classes().stream()).forEach(this::checkSwitches);
    }

    private void checkSwitches(ClassRecord record) {
        String file = record.sourcePath() == null ? record.name() : record.sourcePath();
        for (CallsiteRecord site : record.sites()) {
            String written = site.source() == null ? file : site.source();
            if (site.leftAlone() != null && !site.leftAlone().equals(Denied.REASON)) {
                addUnswitchable(written, site.line(), CAN_NOT + site.leftAlone(), SEE_LIMITS);
            } else if (site.leftAlone() == null && site.behindGuard() != null) {
                addUnswitchable(
                        written,
                        site.line(),
                        CAN_NOT + "a guard around it has no switch: " + site.behindGuard(),
                        "Ask the logger in an if right around the statement, with nothing else in it");
            }
        }
        record.noSite()
                .forEach((reason, number) -> addUnswitchable(
                        file,
                        0,
                        number + (number == 1 ? " statement has" : " statements have") + " no switch: " + reason,
                        reason.equals(ClassScanner.METHOD_REFERENCE)
                                ? "Write a lambda that calls the logger"
                                : SEE_LIMITS));
    }

    private void addUnswitchable(String file, int line, String message, String instead) {
        findings.add(new Finding(Rule.UNSWITCHABLE, file, line, message, instead));
    }

    private void checkBuild(Limits limits, int newSites) {
        for (String name : blobs.outOfDate()) {
            findings.add(new Finding(
                    Rule.OUTDATED,
                    "",
                    0,
                    name + " was compiled or deleted since it was woven",
                    "Run mvn process-classes, where dyndbg:compact is bound"));
        }
        long sites = blobs.modules().stream()
                .flatMap(module -> module.classes().stream())
                .mapToLong(record -> record.sites().size())
                .sum();
        if (limits.sites().isPresent() && sites > limits.sites().getAsInt()) {
            addLimit(Rule.BUDGET, sites + " sites", limits.sites().getAsInt(), "maxSites");
        }
        if (limits.bytes().isPresent() && blobs.sizes().size() > limits.bytes().getAsLong()) {
            addLimit(
                    Rule.BUDGET,
                    blobs.sizes().size() + " bytes of records",
                    limits.bytes().getAsLong(),
                    "maxBytes");
        }
        if (limits.newSites().isPresent() && newSites > limits.newSites().getAsInt()) {
            addLimit(Rule.GROWTH, newSites + " new sites", limits.newSites().getAsInt(), "maxNewSites");
        }
    }

    private void addLimit(Rule rule, String what, long limit, String parameter) {
        findings.add(new Finding(
                rule,
                "",
                0,
                what + ", " + limit + " may be",
                "Remove statements, weave fewer levels or classes, or raise " + parameter));
    }
}

package io.dyndbg.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The stations of a site's life: each knows those before it, and no other. */
@AnalyzeClasses(packages = "io.dyndbg.plugin", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule stationsKnowThoseBeforeThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("flow")
            .definedBy("io.dyndbg.plugin.flow..")
            .layer("scan")
            .definedBy("io.dyndbg.plugin.scan..")
            .layer("kept")
            .definedBy("io.dyndbg.plugin.kept..")
            .layer("guard")
            .definedBy("io.dyndbg.plugin.guard..")
            .layer("plan")
            .definedBy("io.dyndbg.plugin.plan..")
            .layer("weave")
            .definedBy("io.dyndbg.plugin.weave..")
            .layer("collect")
            .definedBy("io.dyndbg.plugin.collect..")
            .layer("check")
            .definedBy("io.dyndbg.plugin.check..")
            .layer("application")
            .definedBy("io.dyndbg.plugin.application..")
            .layer("report")
            .definedBy("io.dyndbg.plugin.report..")
            .layer("mojo")
            .definedBy("io.dyndbg.plugin.mojo..")
            .whereLayer("mojo")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("mojo")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("mojo")
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("report", "mojo")
            .whereLayer("collect")
            .mayOnlyBeAccessedByLayers("check", "application", "report", "mojo")
            .whereLayer("weave")
            .mayOnlyBeAccessedByLayers("collect")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("weave")
            .whereLayer("guard")
            .mayOnlyBeAccessedByLayers("plan", "weave", "collect")
            .whereLayer("kept")
            .mayOnlyBeAccessedByLayers("guard", "plan", "weave", "collect")
            .whereLayer("scan")
            .mayOnlyBeAccessedByLayers("kept", "guard", "plan", "weave", "collect", "check", "application")
            .whereLayer("flow")
            .mayOnlyBeAccessedByLayers("scan", "kept", "guard", "plan", "check");

    @ArchTest
    static final ArchRule weaverKnowsNothingButAsmAndTheSiteModel = classes()
            .that()
            .resideInAnyPackage(
                    "io.dyndbg.plugin.flow..",
                    "io.dyndbg.plugin.scan..",
                    "io.dyndbg.plugin.kept..",
                    "io.dyndbg.plugin.guard..",
                    "io.dyndbg.plugin.plan..",
                    "io.dyndbg.plugin.weave..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.objectweb.asm..",
                    "io.dyndbg.site..",
                    "io.dyndbg.plugin.flow..",
                    "io.dyndbg.plugin.scan..",
                    "io.dyndbg.plugin.kept..",
                    "io.dyndbg.plugin.guard..",
                    "io.dyndbg.plugin.plan..",
                    "io.dyndbg.plugin.weave..");

    /** Another front end than Maven's calls {@code Compaction.run} or {@code ApplicationWeaver.run} with one value: nothing there may need Maven or its libraries. */
    @ArchTest
    static final ArchRule everythingBehindTheGoalsNeedsNoBuildTool = noClasses()
            .that()
            .resideOutsideOfPackages("io.dyndbg.plugin.mojo..", "io.dyndbg_dyndbg_maven_plugin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.codehaus..", "org.apache.maven..");

    @ArchTest
    static final ArchRule archivesAreTheApplicationsAffair = noClasses()
            .that()
            .resideOutsideOfPackage("io.dyndbg.plugin.application..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons..");

    @ArchTest
    static final ArchRule goalsOnlyMakeTheValueAndShowTheOutcome = noClasses()
            .that()
            .resideInAPackage("io.dyndbg.plugin.mojo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dyndbg.plugin.weave..",
                    "io.dyndbg.plugin.plan..",
                    "io.dyndbg.plugin.guard..",
                    "io.dyndbg.plugin.kept..",
                    "io.dyndbg.plugin.scan..");
}

package io.dyndbg;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions in which packages may depend on each other: the faces, channel, control, and what control brings together. */
@AnalyzeClasses(packages = "io.dyndbg", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule packages_have_no_circles =
            slices().matching("io.dyndbg.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule layers_look_down_only = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("face")
            .definedBy("io.dyndbg")
            .layer("channel")
            .definedBy("io.dyndbg.channel")
            .layer("jmx")
            .definedBy("io.dyndbg.jmx")
            .layer("control")
            .definedBy("io.dyndbg.control")
            .layer("switches")
            .definedBy("io.dyndbg.switches")
            .layer("print")
            .definedBy("io.dyndbg.print..")
            .layer("listing")
            .definedBy("io.dyndbg.listing")
            .layer("blob")
            .definedBy("io.dyndbg.blob")
            .layer("query")
            .definedBy("io.dyndbg.query")
            .layer("answer")
            .definedBy("io.dyndbg.answer")
            .layer("site")
            .definedBy("io.dyndbg.site")
            .whereLayer("face")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("channel")
            .mayOnlyBeAccessedByLayers("face")
            .whereLayer("jmx")
            .mayOnlyBeAccessedByLayers("channel")
            .whereLayer("control")
            .mayOnlyBeAccessedByLayers("face", "channel", "jmx")
            .whereLayer("switches")
            .mayOnlyBeAccessedByLayers("face", "control")
            .whereLayer("print")
            .mayOnlyBeAccessedByLayers("control", "switches")
            .whereLayer("listing")
            .mayOnlyBeAccessedByLayers("control")
            .whereLayer("blob")
            .mayOnlyBeAccessedByLayers("control", "listing")
            .whereLayer("query")
            .mayOnlyBeAccessedByLayers("channel", "control", "print", "listing")
            .whereLayer("answer")
            .mayOnlyBeAccessedByLayers("face", "channel", "jmx", "control")
            .whereLayer("site")
            .mayOnlyBeAccessedByLayers("face", "control", "switches", "print", "listing", "blob", "query");

    @ArchTest
    static final ArchRule sites_and_answers_depend_on_nothing = noClasses()
            .that()
            .resideInAnyPackage("io.dyndbg.site", "io.dyndbg.answer")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.dyndbg.site", "io.dyndbg.answer");

    @ArchTest
    static final ArchRule only_printing_knows_logging = noClasses()
            .that()
            .resideOutsideOfPackage("io.dyndbg.print..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.slf4j..",
                    "ch.qos.logback..",
                    "org.apache.logging..",
                    "org.apache.commons.logging..",
                    "org.apache.juli..",
                    "org.jboss..",
                    "org.apache.log4j..",
                    "java.util.logging..");

    @ArchTest
    static final ArchRule only_blobs_know_the_codec = noClasses()
            .that()
            .resideOutsideOfPackage("io.dyndbg.blob")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.luben..");
}

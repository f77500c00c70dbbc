package io.dyndbg.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.plugin.SourceFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class CheckMojoTest {
    private static final String WRONG = "package com.acme; class Wrong {"
            + " static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(\"a\");\n"
            + " void run(Object o) { LOG.debug(\"{} {}\", o); LOG.debug(\"a\" + o); } }";

    @TempDir
    private Path root;

    private ProjectFolder project(CompactMojo compact) throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).withRuntime();
        new SourceFolder(project.classes()).compile(Map.of("com.acme.Wrong", WRONG));
        project.run(compact);
        return project.set("sarif", sarif());
    }

    private File sarif() {
        return root.resolve("target/dyndbg.sarif").toFile();
    }

    @Test
    void whatFailsFailsTheBuildAndIsWrittenAllTheSame(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "check", pom = "<project/>") CheckMojo check)
            throws Exception {
        ProjectFolder project = project(compact);
        assertThatThrownBy(() -> project.run(check))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("com/acme/Wrong.java:2 placeholders")
                .hasMessageContaining("-Ddyndbg.rules=all:warn");
        assertThat(Files.readString(sarif().toPath())).contains("\"ruleId\" : \"concatenation\"");
    }

    @Test
    void whatIsToBeToldIsToldOnly(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "check", pom = "<project/>") CheckMojo check)
            throws Exception {
        RecordedLog log = project(compact).set("rules", List.of("all:warn")).run(check);
        assertThat(log.warn)
                .hasSize(2)
                .first()
                .asString()
                .contains("com/acme/Wrong.java:2 placeholders: \"{} {}\" has 2 placeholders for 1 argument. Pass");
        assertThat(log.info).last().asString().startsWith("dyndbg: 2 findings, 0 of them fail the build");
    }

    @Test
    void newSitesAreThoseThatABaselineHasNot(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "report", pom = "<project/>") ReportMojo report,
            @InjectMojo(goal = "check", pom = "<project/>") CheckMojo check)
            throws Exception {
        ProjectFolder before = ProjectFolder.compiled(root).withRuntime();
        before.run(compact);
        before.set("reportOutputDirectory", root.resolve("reports").toFile()).run(report);
        ProjectFolder project = project(compact)
                .set("rules", List.of("all:off", "growth:fail"))
                .set("baseline", root.resolve("reports/dyndbg/dyndbg.json").toFile());
        project.set("maxNewSites", 2).run(check);
        assertThatThrownBy(() -> project.set("maxNewSites", 1).run(check))
                .hasMessageContaining("2 new sites, 1 may be");
        assertThatThrownBy(() -> project.set("baseline", null).run(check)).hasMessageContaining("needs a baseline");
    }

    @Test
    void classesThatWereNotWovenAreNotCalledRight(@InjectMojo(goal = "check", pom = "<project/>") CheckMojo check)
            throws Exception {
        RecordedLog log =
                ProjectFolder.compiled(root).withRuntime().set("sarif", sarif()).run(check);
        assertThat(log.warn).singleElement().asString().contains("nothing is woven", "nothing was checked");
    }

    @Test
    void aWrongRuleIsNamed(@InjectMojo(goal = "check", pom = "<project/>") CheckMojo check) throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).set("sarif", sarif());
        assertThatThrownBy(
                        () -> project.set("rules", List.of("placeholder:off")).run(check))
                .hasMessageContaining("there is no rule \"placeholder\"");
    }
}

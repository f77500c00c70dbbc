package io.dyndbg.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class ReportMojoTest {
    @TempDir
    private Path root;

    @Test
    void showsTheFiguresAndWritesBothFiles(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "report", pom = "<project/>") ReportMojo report)
            throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).withRuntime();
        project.run(compact);
        File reports = root.resolve("target/reports").toFile();

        RecordedLog log = project.set("reportOutputDirectory", reports).run(report);

        assertThat(log.info).contains("dyndbg: sites by level: 3 debug, 2 trace");
        assertThat(root.resolve("target/reports/dyndbg/index.html")).isNotEmptyFile();
        assertThat(root.resolve("target/reports/dyndbg/dyndbg.json")).content().contains("\"sites\":5");
    }

    @Test
    void withoutAPomItIsBesideTheClasses(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "report", pom = "<project/>") ReportMojo report)
            throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).withoutPom();
        project.set("module", "loose")
                .set("classpath", System.getProperty("java.class.path"))
                .run(compact);

        new ProjectFolder(root)
                .withoutPom()
                .set("reportOutputDirectory", new File("${project.basedir}/target/reports"))
                .run(report);

        assertThat(root.resolve("target/reports/dyndbg/dyndbg.json")).content().contains("\"sites\":5");
    }

    @Test
    @InjectMojo(goal = "report", pom = "<project/>")
    void isOneOfTheSitesReports(ReportMojo report) throws Exception {
        Path site = root.resolve("site");
        Files.createDirectories(root.resolve("classes"));
        org.apache.maven.api.plugin.testing.MojoExtension.setVariableValueToObject(
                report, "classesDirectory", root.resolve("classes").toFile());
        report.setReportOutputDirectory(site.toFile());

        assertThat(report.canGenerateReport()).isTrue();
        assertThat(report.isExternalReport()).isTrue();
        report.generate(null, null, Locale.ENGLISH);

        assertThat(site.resolve(report.getOutputName() + ".html")).exists();
    }

    @Test
    @InjectMojo(goal = "report", pom = "<project/>")
    void aSitePluginMayHandOverTheReportsOwnFolder(ReportMojo report) {
        report.setReportOutputDirectory(root.resolve("site/dyndbg").toFile());
        assertThat(report.getReportOutputDirectory())
                .isEqualTo(root.resolve("site").toFile());
    }

    @Test
    @InjectMojo(goal = "report", pom = "<project/>")
    void folderThatIsNotThereGivesNoReport(ReportMojo report) throws Exception {
        RecordedLog log = new ProjectFolder(root)
                .set("reportOutputDirectory", root.resolve("reports").toFile())
                .run(report);
        assertThat(log.info).singleElement().asString().contains("no report");
        assertThat(root.resolve("reports")).doesNotExist();
    }
}

package io.dyndbg.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class DiffMojoTest {
    @TempDir
    private Path root;

    private ProjectFolder project;
    private File report;

    @BeforeEach
    void compile() throws Exception {
        project = ProjectFolder.compiled(root).withRuntime();
        report = root.resolve("reports/dyndbg/dyndbg.json").toFile();
    }

    @Test
    void tellsWhatIsOtherThanInAReport(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "report", pom = "<project/>") ReportMojo reporter,
            @InjectMojo(goal = "diff", pom = "<project/>") DiffMojo diff)
            throws Exception {
        project.run(compact);
        project.set("reportOutputDirectory", root.resolve("reports").toFile()).run(reporter);

        RecordedLog same = new ProjectFolder(root).set("baseline", report).run(diff);
        assertThat(same.info).singleElement().asString().startsWith("dyndbg: 0 added, 0 removed, 0 changed, 0 moved");

        String json = Files.readString(report.toPath());
        Files.writeString(report.toPath(), json.replaceFirst("\"line\":\\d+", "\"line\":4711"));
        RecordedLog moved = new ProjectFolder(root).set("baseline", report).run(diff);
        assertThat(moved.info).hasSize(2).first().asString().startsWith("> ").endsWith(":4711)");
    }

    @Test
    void theReportTellsItToo(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "report", pom = "<project/>") ReportMojo reporter)
            throws Exception {
        project.run(compact);
        project.set("reportOutputDirectory", root.resolve("reports").toFile()).run(reporter);
        RecordedLog log = project.set("baseline", report).run(reporter);
        assertThat(log.info).anyMatch(line -> line.startsWith("dyndbg: 0 added, 0 removed, 0 changed, 0 moved"));
        assertThat(report).content().contains("\"changes\":{");
    }

    @Test
    void whatIsNoReportIsNamed(@InjectMojo(goal = "diff", pom = "<project/>") DiffMojo diff) throws Exception {
        for (String text : new String[] {"", "[]", "{}", "{\"schemaVersion\":99}", "{\"schemaVersion\":1}", "{\"sch"}) {
            Path bad = Files.writeString(root.resolve("bad.json"), text);
            assertThatThrownBy(() -> new ProjectFolder(root)
                            .set("baseline", bad.toFile())
                            .run(diff))
                    .describedAs(text)
                    .hasMessageContaining("can't read the report")
                    .hasMessageContaining("bad.json");
        }
        assertThatThrownBy(() -> new ProjectFolder(root)
                        .set("baseline", root.resolve("none.json").toFile())
                        .run(diff))
                .hasMessageContaining("there is no");
    }
}

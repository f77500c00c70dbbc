package io.dyndbg.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class ListMojoTest {
    @TempDir
    private Path root;

    @Test
    void listsEverySiteInTheOrderOfFileAndLine(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "list", pom = "<project/>") ListMojo list)
            throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).withRuntime();
        project.run(compact);
        assertThat(project.run(list).info)
                .containsExactly(
                        "# filename:lineno [module]function flags format",
                        "com/acme/Orders.java:5 [acme-core]accept =_ \"entering {}\" level:trace",
                        "com/acme/Orders.java:6 [acme-core]accept =_ \"accept {}\" level:debug",
                        "com/acme/Orders.java:7 [acme-core]accept =_ \"accept {}\" level:debug",
                        "com/acme/Parts.java:5 [acme-core]find =_ \"entering {}\" level:trace",
                        "com/acme/Parts.java:6 [acme-core]find =_ \"find {}\" level:debug");
    }

    @Test
    void termsSelectWhatIsListed(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "list", pom = "<project/>") ListMojo list)
            throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).withRuntime();
        project.run(compact);
        assertThat(project.set("query", "file Orders.java line 6- format accept")
                        .run(list)
                        .info)
                .hasSize(3)
                .allMatch(line -> line.startsWith("#") || line.contains("Orders.java"));
    }

    @Test
    void theListingMayGoToAFile(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "list", pom = "<project/>") ListMojo list)
            throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).withRuntime();
        project.run(compact);
        Path file = root.resolve("lists/all.txt");
        RecordedLog log = project.set("outputFile", file.toFile()).run(list);
        assertThat(log.info).containsExactly("dyndbg: 5 lines in " + file);
        assertThat(Files.readAllLines(file))
                .hasSize(6)
                .startsWith(
                        "# filename:lineno [module]function flags format",
                        "com/acme/Orders.java:5 [acme-core]accept =_ \"entering {}\" level:trace");
    }

    @Test
    @InjectMojo(goal = "list", pom = "<project/>")
    void badTermIsAnErrorThatNamesTheWord(ListMojo list) {
        assertThatThrownBy(() ->
                        new ProjectFolder(root).set("query", "fil Orders.java").run(list))
                .hasMessageContaining("dyndbg.query")
                .hasMessageContaining("fil");
    }

    @Test
    @InjectMojo(goal = "list", pom = "<project/>")
    void folderWithoutABlobListsNothing(ListMojo list) throws Exception {
        assertThat(new ProjectFolder(root).run(list).info)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("# nothing is woven there");
    }

    @Test
    void classesThatWereCompiledSinceTheyWereWovenAreNamed(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "list", pom = "<project/>") ListMojo list)
            throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).withRuntime();
        project.run(compact);
        assertThat(project.run(list).warn).isEmpty();
        ProjectFolder.compiled(root);
        Files.delete(project.classes().resolve("com/acme/Parts.class"));
        assertThat(project.run(list).warn)
                .containsExactly("# out of date: compiled or deleted since they were woven: com.acme.Orders,"
                        + " com.acme.Parts; mvn process-classes weaves them, where dyndbg:compact is bound");
    }

    @Test
    void damagedBlobIsAnErrorThatNamesIt(
            @InjectMojo(goal = "compact", pom = "<project/>") CompactMojo compact,
            @InjectMojo(goal = "list", pom = "<project/>") ListMojo list)
            throws Exception {
        ProjectFolder project = ProjectFolder.compiled(root).withRuntime();
        project.run(compact);
        Files.write(project.blob(), new byte[] {1});
        assertThatThrownBy(() -> project.run(list)).hasMessageContaining("com.acme.acme-core.dyndbg");
    }
}

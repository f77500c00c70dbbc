package io.dyndbg.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.Test;

@MojoTest
class HelpMojoTest {
    @Test
    @InjectMojo(goal = "help", pom = "<project/>")
    @MojoParameter(name = "detail", value = "true")
    void explainsEveryGoalAndEveryParameter(Mojo help) throws Exception {
        RecordedLog log = new RecordedLog();
        ((AbstractMojo) help).setLog(log);

        help.execute();

        assertThat(String.join("\n", log.info))
                .contains("dyndbg:compact", "dyndbg:list", "dyndbg:report", "dyndbg:help")
                .contains(
                        "dyndbg.skip",
                        "dyndbg.classesDirectory",
                        "dyndbg.module",
                        "dyndbg.levels",
                        "dyndbg.arguments",
                        "dyndbg.codec",
                        "dyndbg.includes",
                        "dyndbg.excludes",
                        "dyndbg.failOnUnweavable",
                        "dyndbg.closedGuardCounts",
                        "dyndbg.classpath",
                        "dyndbg.query")
                .doesNotContain("(no description available)");
    }
}

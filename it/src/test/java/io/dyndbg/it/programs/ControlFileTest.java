package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program whose statements a file switches while it runs. */
class ControlFileTest {
    private static final String PROGRAM = """
            static final BlockingQueue<String> told = new LinkedBlockingQueue<>();
            public static void main(String[] control) throws Exception {
                Path file = Path.of(control[0]);
                // Queries are in force before all statements follow; of that one is told behind it.
                io.dyndbg.Dyndbg.addAuditListener(entry -> told.add(entry.query()));
                say("at start");
                Files.writeString(file, "func say +q");
                until("func say +q");
                say("quiet");
                Files.writeString(file, "func say +pfl");
                until("func say +pfl");
                say("loud");
                told.clear();
                Files.delete(file);
                until("nothing is wanted");
            }
            static void say(String text) { LOG.debug("say {}", text); }
            static void until(String query) throws Exception {
                while (!query.equals(told.poll(60, TimeUnit.SECONDS))) {}
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void statements_follow_what_the_file_says(Jdk jdk) throws Exception {
        Path control = folder.resolve("control");
        java.nio.file.Files.writeString(control, "func say +p");
        String imports = "import java.nio.file.*;\nimport java.util.concurrent.*;\n";
        ClassFolder program = ClassFolder.overLogback(folder)
                .compile(Map.of("X", imports + ClassFolder.logging("X", PROGRAM)))
                .weave("mod");

        List<String> lines = program.run(
                        jdk.java(),
                        List.of("-Ddyndbg.file=" + control, "-Ddyndbg.file.poll=20ms"),
                        "X",
                        control.toString())
                .lines();

        assertThat(lines.stream().filter(line -> line.startsWith("DEBUG")))
                .containsExactly("DEBUG X say - say at start", "DEBUG X say - say:20: say loud");
        assertThat(lines)
                .contains(
                        "dyndbg: file, " + control + ": func say +p: 1 site changed",
                        "INFO  io.dyndbg.audit write - file, " + control + ": func say +pfl: 1 site changed",
                        "INFO  io.dyndbg.audit write - file, " + control + ": nothing is wanted: 1 site changed");
    }
}

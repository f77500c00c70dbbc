package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JVM does with compiled code when one site of a class changes. */
class CompiledCodeTest {
    private static final int SITES = 50;
    private static final String MAIN = """
            public class X {
                public static void main(String[] a) {
                    for (int i = 0; i < 60_000; i++) { A.all(); B.all(); }
                    System.out.println("== flip");
                    System.out.println(io.dyndbg.Dyndbg.query("class A func f7 +p"));
                    A.all();
                    for (int i = 0; i < 60_000; i++) { B.all(); }
                    System.out.println("== end");
                }
            }
            """;

    @TempDir
    private Path folder;

    private static String functions() {
        StringBuilder functions = new StringBuilder();
        StringBuilder all = new StringBuilder("public static void all() {");
        for (int i = 0; i < SITES; i++) {
            functions.append("static void f" + i + "() { LOG.debug(\"said {}\", " + i + "); }\n");
            all.append(" f" + i + "();");
        }
        return functions + all.toString() + " }";
    }

    /** Compiled in the foreground, nothing changes of itself once it is warm. */
    @ParameterizedTest
    @EnumSource
    void a_change_of_one_site_leaves_the_compiled_code_of_other_classes_alone(Jdk jdk) throws Exception {
        ClassFolder program = ClassFolder.overLogback(folder)
                .compile(Map.of(
                        "X",
                        MAIN,
                        "A",
                        ClassFolder.logging("A", functions()),
                        "B",
                        ClassFolder.logging("B", functions())))
                .weave("mod");
        List<String> lines = program.run(
                        jdk.java(), List.of("-Ddyndbg.quiet=true", "-Xbatch", "-XX:+PrintCompilation"), "X")
                .lines();
        List<String> discarded = lines.subList(lines.indexOf("== flip"), lines.indexOf("== end")).stream()
                .filter(line -> line.contains("made not entrant"))
                .toList();

        assertThat(lines).contains("1 site matched, 1 changed: 1 in force", "DEBUG A f7 - said 7");
        assertThat(discarded).anyMatch(line -> line.contains(" A::")).noneMatch(line -> line.contains(" B::"));
    }
}

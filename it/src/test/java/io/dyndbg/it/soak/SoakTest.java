package io.dyndbg.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.it.programs.ClassFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Soak}, half a minute on each JDK, or as many seconds as the property {@code soak.seconds} says. */
class SoakTest {
    private static final String SECONDS = System.getProperty("soak.seconds", "30");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void nothing_is_lost_or_doubled_and_everything_becomes_what_it_was(Jdk jdk) throws Exception {
        Map<String, String> sources = new HashMap<>();
        for (int i = 0; i < Soak.STEADY; i++) {
            sources.put("Steady" + i, type("Steady" + i));
        }
        for (int i = 0; i < Soak.CHANGING; i++) {
            sources.put("Changing" + i, type("Changing" + i));
        }
        ClassFolder woven = ClassFolder.overLogback(folder).compile(sources).weave("soak");
        Path program = Locations.of(Soak.class);

        List<String> lines = woven.in(program)
                .run(
                        jdk.java(),
                        List.of(
                                "-Ddyndbg=class Steady* +p",
                                "-Ddyndbg.quiet=true",
                                "-Ddyndbg.file=" + folder.resolve("control"),
                                "-Ddyndbg.file.poll=15ms",
                                "-Xmx512m"),
                        "io.dyndbg.it.soak.Soak",
                        woven.classes().toString(),
                        folder.resolve("control").toString(),
                        SECONDS)
                .lines();

        assertThat(lines.get(lines.size() - 1))
                .as(() -> String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())))
                .matches(
                        "printed [1-9]\\d* messages, changed [1-9]\\d* times, loaded [1-9]\\d* times, failures 0, left 0");
        System.out.println(jdk + ": " + lines.get(lines.size() - 1));
    }

    private static String type(String name) {
        StringBuilder functions = new StringBuilder("public static void call(int i) { switch (i) {\n");
        for (int i = 0; i < Soak.SITES; i++) {
            functions.append("case ").append(i).append(": f").append(i).append("(); break;\n");
        }
        functions.append("} }\n");
        for (int i = 0; i < Soak.SITES; i++) {
            functions
                    .append("static void f")
                    .append(i)
                    .append("() { LOG.debug(\"f")
                    .append(i)
                    .append("\"); }\n");
        }
        return ClassFolder.logging(name, functions.toString());
    }
}

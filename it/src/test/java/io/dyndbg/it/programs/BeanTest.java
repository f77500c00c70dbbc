package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that is switched through the bean. */
class BeanTest {
    private static final String PROGRAM = """
            public static void main(String[] a) throws Exception {
                say();
                MBeanServer server = ManagementFactory.getPlatformMBeanServer();
                ObjectName name = new ObjectName("io.dyndbg:type=Control,id=1");
                if (a.length > 0) {
                    System.out.println(io.dyndbg.Dyndbg.registerMBean());
                }
                for (int i = 0; i < 3000 && !server.isRegistered(name); i++) { Thread.sleep(10); }
                String[] type = {"java.lang.String"};
                System.out.println(server.invoke(name, "query", new Object[] {"func say +p"}, type));
                say();
                io.dyndbg.Dyndbg.close();
                System.out.println("registered " + server.isRegistered(name));
                say();
                for (Thread thread : Thread.getAllStackTraces().keySet()) {
                    if (thread.getName().startsWith("dyndbg")) { thread.join(); }
                }
            }
            static void say() { LOG.debug("said"); }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void weave() throws Exception {
        String imports = "import java.lang.management.*;\nimport javax.management.*;\n";
        program = ClassFolder.overLogback(folder)
                .compile(Map.of(
                        "X",
                        imports + ClassFolder.logging("X", PROGRAM),
                        "Y",
                        ClassFolder.logging("Y", "public static void main(String[] a) { LOG.debug(\"y\"); }")))
                .weave("mod");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void one_that_is_asked_for_is_there_until_all_is_ended(Jdk jdk) {
        List<String> lines =
                program.run(jdk.java(), List.of("-Ddyndbg.jmx=true"), "X").lines();

        assertThat(lines)
                .containsSubsequence(
                        "dyndbg: jmx: func say +p: 1 site changed, ends in 30m",
                        "1 site matched, 1 changed: 1 in force",
                        "DEBUG X say - said",
                        "registered false");
        assertThat(lines).filteredOn(line -> line.startsWith("DEBUG")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void the_application_may_register_it_itself(Jdk jdk) {
        assertThat(program.run(jdk.java(), List.of(), "X", "itself").lines())
                .containsSubsequence("io.dyndbg:id=1,type=Control", "DEBUG X say - said", "registered false");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void nothing_of_it_is_loaded_unasked(Jdk jdk) throws IOException {
        Path loaded = folder.resolve("loaded");
        program.run(jdk.java(), List.of("-Ddyndbg=+p", "-Xlog:class+load:file=" + loaded), "Y");

        assertThat(java.nio.file.Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("io.dyndbg.control.Control "))
                .noneMatch(line -> line.contains("io.dyndbg.jmx."))
                .noneMatch(line -> line.contains("javax.management.MBeanServer "));
    }
}

package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Corpus;
import io.dyndbg.it.corpus.CorpusJar;
import io.dyndbg.it.corpus.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tomcat itself, woven, whose log is over java.util.logging: it starts, answers a request and stops. */
class TomcatTest {
    private static final String PROGRAM = """
            import java.util.logging.*;
            public class Web {
                public static void main(String[] a) throws Exception {
                    Handler lines = new Handler() {
                        @Override public void publish(LogRecord r) {
                            System.out.println(r.getLevel() + " " + r.getSourceClassName() + " " + r.getMessage());
                        }
                        @Override public void flush() {}
                        @Override public void close() {}
                    };
                    Logger root = Logger.getLogger("");
                    for (Handler handler : root.getHandlers()) root.removeHandler(handler);
                    root.addHandler(lines);
                    org.slf4j.LoggerFactory.getLogger(Web.class).debug("something to weave");
                    if (a.length > 1) System.out.println(io.dyndbg.Dyndbg.query(a[1]));
                    var tomcat = new org.apache.catalina.startup.Tomcat();
                    tomcat.setBaseDir(a[0]);
                    tomcat.setPort(0);
                    tomcat.getConnector();
                    tomcat.addContext("", null);
                    tomcat.start();
                    var url = new java.net.URL("http://localhost:" + tomcat.getConnector().getLocalPort() + "/none");
                    System.out.println(((java.net.HttpURLConnection) url.openConnection()).getResponseCode());
                    tomcat.stop();
                    tomcat.destroy();
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static ClassFolder woven;

    @BeforeAll
    static void weave() throws Exception {
        CorpusJar tomcat = Corpus.resolve(folder.resolve("corpus"), List.of("tomcat-embed-core"))
                .jar("tomcat-embed-core");
        Path jar = folder.resolve("woven.jar");
        tomcat.weaveWithBlob(jar);
        ClassFolder libraries = ClassFolder.overLogback(folder).behind(jar);
        for (Path other : tomcat.classPath()) {
            libraries = libraries.behind(other);
        }
        woven = libraries.compile(Map.of("Web", PROGRAM)).weave("web");
    }

    private static List<String> run(Jdk jdk, String... query) throws Exception {
        String base = Files.createTempDirectory(folder, "base").toString();
        String[] program = query.length == 0 ? new String[] {"Web", base} : new String[] {"Web", base, query[0]};
        return woven.run(jdk.java(), List.of("-Ddyndbg.quiet=true"), program).lines();
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void its_statements_print_past_the_level_with_their_place(Jdk jdk) throws Exception {
        List<String> silent = run(jdk);
        assertThat(silent).contains("404").noneMatch(line -> line.startsWith("FINE"));

        List<String> one = run(jdk, "module tomcat-embed-core file LifecycleBase.java +pl");
        assertThat(one).contains("404");
        assertThat(one.stream().filter(line -> line.startsWith("FINE")).toList())
                .isNotEmpty()
                .allMatch(line -> line.matches("FINE org\\.apache\\.catalina\\.util\\.LifecycleBase \\d+: .*"));

        List<String> all = run(jdk, "module tomcat-embed-core +p");
        assertThat(all).contains("404").anyMatch(line -> line.startsWith("FINER "));
        assertThat(all.stream().filter(line -> line.startsWith("FINE")).count()).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void silenced_it_works(Jdk jdk) throws Exception {
        assertThat(run(jdk, "+q")).contains("404").noneMatch(line -> line.startsWith("FINE"));
    }
}

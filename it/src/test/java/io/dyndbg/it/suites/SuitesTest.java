package io.dyndbg.it.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.dyndbg.Dyndbg;
import io.dyndbg.it.corpus.CorpusJar;
import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.it.programs.ClassFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Tests that other people have published for their libraries, against the library woven: with no query, with every statement forced,
 * and with every one silenced, they end as they do against the library as it was released. Takes minutes: profile {@code suites}, and
 * {@code -Dsuite=DBCP} for one of them.
 * Each writes a row into {@code target/suites}; {@code suites.tsv} has them.
 */
@Tag("suites")
class SuitesTest {
    private static final Path WORK = Path.of("target", "suites").toAbsolutePath();
    private static final long LONGEST_MINUTES = 10;

    static Stream<Object[]> suitesAndJdks() {
        return Stream.of(TestSuite.values())
                .filter(suite -> System.getProperty("suite", suite.name()).equals(suite.name()))
                .flatMap(suite -> Stream.of(Jdk.values()).map(jdk -> new Object[] {suite, jdk}));
    }

    @ParameterizedTest
    @MethodSource("suitesAndJdks")
    void woven_it_ends_as_released(TestSuite suite, Jdk jdk) throws Exception {
        Path java = jdk.java();
        Path folder = WORK.resolve(suite + "-" + jdk);
        CorpusJar library = suite.resolve(folder);
        Path woven = folder.resolve("woven.jar");
        library.weaveWithBlob(woven);
        List<Path> more = List.of(Locations.of(Dyndbg.class), Locations.of(Zstd.class));

        Map<String, String> released = run(java, suite, folder.resolve("released"), library.wholePath());
        assertThat(released.values()).contains("passed");
        List<Path> classPath = new ArrayList<>(List.of(woven));
        classPath.addAll(library.classPath());
        classPath.addAll(more);
        StringBuilder row = new StringBuilder(suite + "\t" + jdk + "\t" + summary(released));
        for (String query : List.of("", "+pmflt", "+q")) {
            Path run = folder.resolve(query.isEmpty() ? "none" : query.substring(1));
            Map<String, String> outcomes = run(java, suite, run, classPath, "-Ddyndbg=" + query);
            assertThat(outcomes).as("with %s: see %s", query, run).isEqualTo(released);
            row.append('\t').append(summary(outcomes));
        }
        Files.writeString(folder.resolve("row.tsv"), row + "\n");
    }

    private static String summary(Map<String, String> outcomes) {
        return outcomes.values().stream()
                .collect(Collectors.groupingBy(outcome -> outcome, TreeMap::new, Collectors.counting()))
                .toString();
    }

    /** Answers what became of each test, by class and name. */
    private static Map<String, String> run(
            Path java, TestSuite suite, Path folder, List<Path> classPath, String... options) throws Exception {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xverify:all", "-XX:-PrintWarnings"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                ClassFolder.join(classPath),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--details=none",
                "--exclude-methodname=" + Pattern.quote(TestSuite.UNSTEADY),
                "--reports-dir=" + folder));
        suite.classes().forEach(name -> command.add("--select-class=" + name));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("too long: see " + folder);
        }
        return outcomes(folder);
    }

    private static Map<String, String> outcomes(Path folder) throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        for (Path report : reports(folder)) {
            add(report, outcomes);
        }
        return outcomes;
    }

    private static void add(Path report, Map<String, String> outcomes) throws Exception {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            boolean failed = test.getElementsByTagName("failure").getLength() > 0
                    || test.getElementsByTagName("error").getLength() > 0;
            boolean skipped = test.getElementsByTagName("skipped").getLength() > 0;
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            outcomes.put(name, failed ? "failed" : skipped ? "skipped" : "passed");
        }
    }

    /** One for each engine of JUnit's. */
    private static List<Path> reports(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> reports = files.filter(
                            file -> file.getFileName().toString().matches("TEST-junit-(jupiter|vintage)\\.xml"))
                    .toList();
            if (reports.isEmpty()) {
                throw new AssertionError("no report: see " + folder.resolve("output.txt"));
            }
            return reports;
        }
    }
}

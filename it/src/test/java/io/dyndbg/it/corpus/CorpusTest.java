package io.dyndbg.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.ChildProcess;
import io.dyndbg.plugin.scan.ClassScanner;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Real jars: every statement is accounted for, and every class links woven as it does unwoven. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
    /**
     * Statements that we see over those that the independent scan counted, by jar and API. It counts by the name of the
     * declared owner, so that it does not see in cxf-core the six calls of {@code logp} on {@code AbstractDelegatingLogger},
     * a subclass of JUL's {@code Logger}, nor the four of SLF4J's {@code LocationAwareLogger.log}; and it counts in elasticsearch fifteen calls of {@code log(Level, Supplier,
     * Throwable)} whose level is chosen by a condition ({@code isExpected ? DEBUG : WARN}), which make no site. It leaves out the classes
     * that JBoss Logging's processor made: 58 calls in hibernate-core, 15 in infinispan-core. Of those that it counts in
     * hibernate-core two have a level that is known only at run time, and one we don't find by a plain count of calls either. In spring-core it leaves out the four calls of {@code CompositeLog}, which is a
     * {@code Log} itself.
     */
    private static final Map<String, Integer> EXPLAINED = Map.of(
            "cxf-core jul", 6,
            "cxf-core slf4j", 4,
            "elasticsearch log4j2", -15,
            "hibernate-core jboss-logging", 58 - 3,
            "infinispan-core jboss-logging", 15,
            "spring-core commons-logging", 4);

    /** Jars whose own loggers the scan, which resolves no types, calls wrappers; and the API that they are of. */
    private static final Map<String, String> SUBTYPES =
            Map.of("tomcat-embed-core", "juli", "hibernate-core", "jboss-logging", "infinispan-core", "jboss-logging");

    private static final Path WORK = Path.of("target", "corpus").toAbsolutePath();

    private Corpus corpus;

    static List<String> jars() throws IOException {
        return Corpus.artifactIds();
    }

    @BeforeAll
    void resolve() throws IOException {
        Files.createDirectories(WORK);
        corpus = Corpus.resolve(WORK, jars());
    }

    @ParameterizedTest
    @MethodSource("jars")
    void every_statement_that_an_independent_scan_counted_is_seen(String artifactId) throws IOException {
        Map<String, Integer> seen = statementsSeen(corpus.jar(artifactId));
        Map<String, Integer> counted = new HashMap<>(corpus.line(artifactId).counts());
        counted.put("jboss-logging", counted.get("jboss") + counted.get("jboss-typed"));
        counted.put("juli", 0);
        if (SUBTYPES.containsKey(artifactId)) {
            counted.merge(SUBTYPES.get(artifactId), counted.get("wrappers"), Integer::sum);
        }
        for (String api :
                List.of("slf4j", "log4j2", "jul", "commons-logging", "juli", "jboss-logging", "system-logger")) {
            assertThat(seen.getOrDefault(api, 0))
                    .as(api)
                    .isEqualTo(counted.get(api) + EXPLAINED.getOrDefault(artifactId + " " + api, 0));
        }
    }

    private static Map<String, Integer> statementsSeen(CorpusJar corpusJar) throws IOException {
        Map<String, Integer> seen = new TreeMap<>();
        try (Hierarchy hierarchy = new Hierarchy(corpusJar.wholePath());
                JarFile jar = new JarFile(corpusJar.jar().toFile())) {
            LoggingCatalog apis = new LoggingCatalog(hierarchy);
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (CorpusJar.isClass(entry.getName())) {
                    Scan scan = ClassScanner.scan(read(jar, entry), apis, Set.of(Level.TRACE, Level.DEBUG));
                    scan.statements().stream()
                            .filter(Statement::collected)
                            .forEach(statement -> seen.merge(statement.api(), 1, Integer::sum));
                }
            }
        }
        return seen;
    }

    private static ClassNode read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            ClassNode node = new ClassNode();
            new ClassReader(in).accept(node, 0);
            return node;
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void every_class_links_woven_as_it_does_unwoven(String artifactId) throws IOException {
        CorpusJar jar = corpus.jar(artifactId);
        Map<Arguments, Path> wovenJars = new EnumMap<>(Arguments.class);
        for (Arguments policy : Arguments.values()) {
            Path woven = WORK.resolve(artifactId + "-" + policy + ".jar");
            CorpusJar.Outcome outcome = jar.weave(woven, "META-INF/dyndbg/corpus." + artifactId + ".dyndbg", policy);
            assertThat(outcome.unreadable).isEmpty();
            assertThat(outcome.wovenClasses).isPositive();
            wovenJars.put(policy, woven);
        }
        Set<Jdk> linked = ConcurrentHashMap.newKeySet();
        // Each is one thread's work.
        Stream.of(Jdk.values()).filter(Jdk::isThere).parallel().forEach(jdk -> {
            List<String> unwoven = link(jdk, jar.jar(), jar.classPath());
            if (unwoven.stream().anyMatch(outcome -> outcome.endsWith("\tlinked"))) {
                linked.add(jdk);
            }
            wovenJars.forEach((policy, woven) -> assertThat(link(jdk, woven, jar.classPath()))
                    .as("%s with %s on %s", artifactId, policy, jdk)
                    .isEqualTo(unwoven));
        });
        // Tells by skipping if that was not all.
        Jdk.JDK_25.java();
        // Helidon's classes are those of a Java that the older one does not know.
        assertThat(linked).contains(Jdk.JDK_25).hasSize(artifactId.startsWith("helidon") ? 1 : 2);
    }

    /** The rest of the class path is the same, but for the runtime that woven classes link to. */
    private static List<String> link(Jdk jdk, Path jar, List<Path> classPath) {
        Path outcomes = WORK.resolve("outcomes-" + jdk + ".txt");
        List<String> command = new ArrayList<>(List.of(
                jdk.java().toString(),
                "-Xverify:all",
                "-XX:-PrintWarnings",
                "-cp",
                testClasses().toString(),
                LinkAll.class.getName(),
                jar.toString(),
                outcomes.toString()));
        classPath.forEach(entry -> command.add(entry.toString()));
        command.add(runtime().toString());
        ChildProcess.Result result = ChildProcess.run(WORK, Map.of(), command);
        assertThat(result.code()).as(result.text()).isZero();
        try {
            return Files.readAllLines(outcomes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path testClasses() {
        return Locations.of(LinkAll.class);
    }

    private static Path runtime() {
        return Locations.of(io.dyndbg.Link.class);
    }
}

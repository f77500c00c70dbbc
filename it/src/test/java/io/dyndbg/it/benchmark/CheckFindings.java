package io.dyndbg.it.benchmark;

import io.dyndbg.it.corpus.Corpus;
import io.dyndbg.it.corpus.CorpusJar;
import io.dyndbg.plugin.check.BuildCheck;
import io.dyndbg.plugin.check.Finding;
import io.dyndbg.plugin.check.Limits;
import io.dyndbg.plugin.check.Rule;
import io.dyndbg.plugin.check.Rules;
import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Prints what {@code dyndbg:check} finds in the corpus, by rule, and a random sample of what it says of single statements, for a person
 * who has the sources to count what is wrong in it.
 */
public final class CheckFindings {
    private static final int SAMPLE = 100;
    private static final long SEED = 20;

    private CheckFindings() {}

    public static void main(String[] args) throws Exception {
        Corpus corpus = Corpus.resolve(WeavingBenchmark.CORPUS, Corpus.artifactIds());
        Path work = Files.createTempDirectory("dyndbg-findings");
        Map<Rule, Integer> numbers = new EnumMap<>(Rule.class);
        List<String> statements = new ArrayList<>();
        for (String artifactId : Corpus.artifactIds()) {
            for (Finding finding : check(corpus.jar(artifactId), artifactId, work.resolve(artifactId))) {
                numbers.merge(finding.rule(), 1, Integer::sum);
                if (finding.rule() != Rule.UNSWITCHABLE) {
                    statements.add(String.join(
                            "\t",
                            artifactId,
                            finding.rule().word(),
                            finding.file() + ":" + finding.line(),
                            finding.message()));
                }
            }
        }
        numbers.forEach((rule, number) -> System.out.printf("%6d %s%n", number, rule.word()));
        Collections.shuffle(statements, new Random(SEED));
        statements.stream().limit(SAMPLE).forEach(System.out::println);
    }

    private static List<Finding> check(CorpusJar jar, String name, Path work) throws Exception {
        Path classes = work.resolve("classes");
        unpack(jar.jar(), classes);
        BuildFolder build = new BuildFolder(
                classes,
                Optional.of(work),
                List.of(Part.whole(name, "corpus." + name)),
                Options.DEFAULT,
                BuildFolder.Libraries.ASSUMED,
                jar.classPath());
        Compaction.run(build, file -> {});
        return BuildCheck.run(build, Rules.of(List.of()), Limits.NONE, 0);
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (JarFile in = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(in.entries())) {
                if (entry.getName().endsWith(".class")) {
                    Path file = folder.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    try (InputStream content = in.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }
}

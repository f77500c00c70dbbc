package io.dyndbg.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.dyndbg.Dyndbg;
import io.dyndbg.it.ChildProcess;
import io.dyndbg.it.corpus.Corpus;
import io.dyndbg.it.corpus.CorpusJar;
import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.plugin.application.ApplicationBuild;
import io.dyndbg.plugin.application.ApplicationWeaver;
import io.dyndbg.plugin.application.WovenApplication;
import io.dyndbg.plugin.application.WovenModule;
import io.dyndbg.plugin.collect.Options;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ZooKeeper from a folder of jars, all of them woven: server and client do their work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JarFolderTest {
    private static final Path WORK = Path.of("target", "jar-folder").toAbsolutePath();
    private static final String OPERATIONS = "20";

    private WovenApplication woven;
    private Path lib;

    @BeforeAll
    void weave() throws IOException {
        Files.createDirectories(WORK);
        CorpusJar zooKeeper =
                Corpus.resolve(WORK.resolve("corpus"), List.of("zookeeper")).jar("zookeeper");
        Path jars = Files.createTempDirectory(WORK, "unwoven");
        copy(zooKeeper.jar(), jars);
        for (Path jar : zooKeeper.classPath()) {
            copy(jar, jars);
        }
        lib = Files.createTempDirectory(WORK, "lib");
        woven = ApplicationWeaver.run(
                new ApplicationBuild(
                        jars,
                        Optional.of(lib),
                        Optional.empty(),
                        module -> true,
                        Options.DEFAULT,
                        List.of(),
                        Optional.empty(),
                        "test"),
                place -> {});
    }

    private static void copy(Path jar, Path folder) throws IOException {
        if (jar.toString().endsWith(".jar")) {
            Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<String> run(Jdk jdk, String... options) throws IOException {
        String classPath = String.join(
                File.pathSeparator,
                lib + File.separator + "*",
                Locations.of(Dyndbg.class).toString(),
                Locations.of(Zstd.class).toString(),
                Locations.of(JarFolderTest.class).toString());
        List<String> command = new ArrayList<>(List.of(
                jdk.java().toString(),
                "-Xverify:all",
                "-XX:-PrintWarnings",
                "-Dlogback.configurationFile=logback-applications.xml"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                classPath,
                ZooKeeperSession.class.getName(),
                Files.createTempDirectory(WORK, "data").toString(),
                OPERATIONS,
                "0"));
        return ChildProcess.run(WORK, Map.of(), command).succeeded().lines();
    }

    private static List<String> debug(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("DEBUG ") || line.startsWith("TRACE "))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void server_and_client_work_and_what_is_forced_prints(Jdk jdk) throws IOException {
        assertThat(woven.modules().stream()
                        .filter(module -> module.wovenSites() > 0)
                        .map(module -> module.coordinates().artifactId()))
                .contains("zookeeper", "metrics-core");
        assertThat(woven.modules().stream()
                        .filter(module -> module.reason().isPresent())
                        .map(WovenModule::place))
                .anyMatch(place -> place.startsWith("logback-"));

        List<String> quiet = run(jdk);
        assertThat(quiet).contains("done 42");
        assertThat(debug(quiet)).isEmpty();

        List<String> one = run(jdk, "-Ddyndbg=module zookeeper file FinalRequestProcessor.java +pfsl");
        assertThat(one).contains("done 42");
        assertThat(debug(one)).isNotEmpty().allMatch(line -> line.contains(":FinalRequestProcessor.java:"));

        List<String> all = run(jdk, "-Ddyndbg=+p");
        assertThat(all).contains("done 42");
        assertThat(debug(all)).hasSizeGreaterThan(200);
    }
}

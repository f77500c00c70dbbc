package io.dyndbg.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** ZooKeeper and HttpClient, woven, at work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationsTest {
    private static final Path WORK = Path.of("target", "applications").toAbsolutePath();
    private static final int OPERATIONS = 20;
    private static final int TOGGLES = 1000;

    private Application zooKeeper;
    private Application httpClient;

    @BeforeAll
    void weave() throws IOException {
        Files.createDirectories(WORK);
        Corpus corpus = Corpus.resolve(WORK.resolve("corpus"), List.of("zookeeper", "httpclient5"));
        List<Path> logback = corpus.jar("zookeeper").classPath().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("logback-"))
                .toList();
        zooKeeper =
                new Application(ZooKeeperSession.class, corpus.jar("zookeeper"), List.of(), WORK.resolve("zookeeper"));
        httpClient = new Application(
                HttpClientSession.class, corpus.jar("httpclient5"), logback, WORK.resolve("httpclient"));
    }

    @Test
    void zookeeper_without_a_query_logs_what_it_logged_unwoven() throws IOException {
        List<String> unwoven = zooKeeper.runUnwoven(OPERATIONS, 0);
        List<String> woven = zooKeeper.runWoven(OPERATIONS, 0);
        assertThat(woven).contains("done 42");
        assertThat(withoutTimesAndIds(woven)).isEqualTo(withoutTimesAndIds(unwoven));
    }

    @Test
    void zookeeper_works_with_everything_forced() throws IOException {
        List<String> lines = zooKeeper.runWoven(OPERATIONS, 0, "-Ddyndbg=+p");
        assertThat(lines).contains("done 42");
        assertThat(lines.stream().filter(line -> line.startsWith("DEBUG ")).count())
                .isGreaterThan(10L * OPERATIONS);
        assertThat(requests(lines, "create")).isEqualTo(OPERATIONS);
    }

    @Test
    void zookeeper_prints_one_forced_file_with_its_decorations_and_nothing_else() throws IOException {
        List<String> lines = zooKeeper.runWoven(OPERATIONS, 0, "-Ddyndbg=file FinalRequestProcessor.java +pmfslt");
        assertThat(lines).contains("done 42");
        List<String> debug = lines.stream()
                .filter(line -> line.startsWith("DEBUG ") || line.startsWith("TRACE "))
                .toList();
        assertThat(debug)
                .isNotEmpty()
                .allMatch(line -> line.matches("(DEBUG|TRACE) FinalRequestProcessor \\[[^]]+] "
                        + "zookeeper:\\w+:FinalRequestProcessor\\.java:\\d+: .*"));
    }

    @Test
    void zookeeper_loses_no_message_of_a_forced_site_while_others_are_toggled() throws IOException {
        List<String> lines = zooKeeper.runWoven(
                OPERATIONS,
                TOGGLES,
                "-Ddyndbg=file FinalRequestProcessor.java +p",
                "-Dtoggled=file ClientCnxn*.java +p|file NIOServerCnxn.java +q|file FinalRequestProcessor.java +m"
                        + "|file ClientCnxn*.java -p|file NIOServerCnxn.java -q|file FinalRequestProcessor.java -m");
        assertThat(lines).contains("done 42");
        assertThat(requests(lines, "create")).isEqualTo(created(lines));
        assertThat(requests(lines, "getData")).isEqualTo(created(lines) + 1);
    }

    @Test
    void httpclient_without_a_query_logs_what_it_logged_unwoven() throws IOException {
        List<String> woven = httpClient.runWoven(OPERATIONS, 0);
        assertThat(woven).contains("done true").isEqualTo(httpClient.runUnwoven(OPERATIONS, 0));
    }

    @Test
    void httpclient_works_with_everything_forced() throws IOException {
        List<String> lines = httpClient.runWoven(OPERATIONS, 0, "-Ddyndbg=+p");
        assertThat(lines).contains("done true");
        assertThat(lines.stream()
                        .filter(line -> line.contains("http-outgoing-") && line.contains("GET /?1 HTTP/1.1"))
                        .count())
                .isGreaterThanOrEqualTo(OPERATIONS);
    }

    @Test
    void httpclient_prints_one_forced_file_with_its_decorations_and_nothing_else() throws IOException {
        List<String> lines = httpClient.runWoven(OPERATIONS, 0, "-Ddyndbg=file MainClientExec.java +pmfslt");
        List<String> debug =
                lines.stream().filter(line -> line.startsWith("DEBUG ")).toList();
        assertThat(lines).contains("done true");
        assertThat(debug)
                .hasSizeGreaterThanOrEqualTo(OPERATIONS)
                .allMatch(line ->
                        line.matches("DEBUG MainClientExec \\[main] httpclient5:\\w+:MainClientExec\\.java:\\d+: .*"));
    }

    @Test
    void httpclient_loses_no_message_of_a_forced_site_while_others_are_toggled() throws IOException {
        List<String> lines = httpClient.runWoven(
                OPERATIONS,
                TOGGLES,
                "-Ddyndbg=file MainClientExec.java +p",
                "-Dtoggled=file Logging*.java +p|file ProtocolExec.java +q|file MainClientExec.java +m"
                        + "|file Logging*.java -p|file ProtocolExec.java -q|file MainClientExec.java -m");
        assertThat(lines).contains("done true");
        assertThat(lines.stream()
                        .filter(line -> line.contains("MainClientExec") && line.contains("executing GET /?1 HTTP/1.1"))
                        .count())
                .isEqualTo(created(lines));
    }

    private static long requests(List<String> lines, String type) {
        return lines.stream()
                .filter(line -> line.contains("FinalRequestProcessor")
                        && line.contains("Processing request::")
                        && line.contains("type:" + type + " "))
                .count();
    }

    private static long created(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("created "))
                .mapToLong(line -> Long.parseLong(line.substring("created ".length())))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Server and client log side by side, so that only what is logged can be compared, not when. Whether the server finds
     * the socket closed before it has closed it itself changes from run to run, unwoven too.
     */
    private static TreeSet<String> withoutTimesAndIds(List<String> lines) {
        TreeSet<String> texts = new TreeSet<>();
        for (String line : lines) {
            if (line.contains("it probably closed the socket")) {
                continue;
            }
            texts.add(line.replaceAll("/[^ ]*/(data|woven|target|lib)[^ ]*", "PATH")
                    .replaceAll("(0x|@)[0-9a-f]+", "ID")
                    .replaceAll("\\d+", "N"));
        }
        return texts;
    }
}

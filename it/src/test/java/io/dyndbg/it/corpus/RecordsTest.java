package io.dyndbg.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.site.Arguments;
import io.dyndbg.site.ClassRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is decided about each statement and guard of the whole corpus, held by a digest for each jar and argument policy. A
 * change that is meant to decide the same must leave {@code corpus-records.tsv} as it is.
 *
 * <p>Where a digest differs, {@code target/corpus-records} has the records as text, to compare with those that the commit
 * before writes there; if the difference is wanted, the line that the failure prints goes into the table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsTest {
    private static final Path WORK = Path.of("target", "corpus-records").toAbsolutePath();

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
    void every_record_is_what_it_was(String artifactId) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Arguments arguments : Arguments.values()) {
            CorpusJar.Outcome outcome = corpus.jar(artifactId)
                    .weave(WORK.resolve("woven.jar"), "META-INF/dyndbg/corpus." + artifactId + ".dyndbg", arguments);
            String text = text(outcome.records);
            String name = artifactId + "-" + arguments.name().toLowerCase(Locale.ROOT);
            Files.writeString(WORK.resolve(name + ".txt"), text);
            lines.add(String.join(
                    "\t",
                    artifactId,
                    arguments.name().toLowerCase(Locale.ROOT),
                    String.valueOf(outcome.wovenClasses),
                    String.valueOf(outcome.sites()),
                    String.valueOf(outcome.guards()),
                    digest(text)));
        }
        assertThat(lines).isEqualTo(table(artifactId));
    }

    private static String text(List<ClassRecord> records) {
        StringBuilder text = new StringBuilder();
        for (ClassRecord record : records) {
            text.append(record.name()).append(' ').append(record.sourcePath()).append('\n');
            record.sites().forEach(site -> text.append("  ").append(site).append('\n'));
            record.guards().forEach(guard -> text.append("  ").append(guard).append('\n'));
            record.noSite()
                    .forEach((reason, number) -> text.append("  ")
                            .append(number)
                            .append(' ')
                            .append(reason)
                            .append('\n'));
        }
        return text.toString();
    }

    private static String digest(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static List<String> table(String artifactId) throws IOException {
        try (InputStream in = RecordsTest.class.getResourceAsStream("/corpus-records.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .filter(line -> line.startsWith(artifactId + "\t"))
                    .toList();
        }
    }
}

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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is decided about each statement and guard of the whole corpus, held by a digest for each jar and argument policy. A
 * change that is meant to decide the same must leave {@code corpus-records.tsv} as it is.
 *
 * <p>{@code corpus-sites.tsv} says for people what became of the sites of each API, with the reasons for those that are not
 * woven; it is put together from the files {@code target/corpus-records/*.tsv}.
 *
 * <p>{@code corpus-behind.tsv} names each statement that another guard, or an answer that is kept, keeps from being opened. The last
 * column tells why, as somebody read it in the library's source.
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
        Map<Arguments, List<ClassRecord>> records = new EnumMap<>(Arguments.class);
        for (Arguments arguments : Arguments.values()) {
            CorpusJar.Outcome outcome = corpus.jar(artifactId)
                    .weave(WORK.resolve("woven.jar"), "META-INF/dyndbg/corpus." + artifactId + ".dyndbg", arguments);
            String text = text(outcome.records);
            records.put(arguments, outcome.records);
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
        List<String> rows = SiteTable.rows(artifactId, records);
        Files.writeString(WORK.resolve(artifactId + ".tsv"), String.join("\n", rows) + "\n");
        assertThat(lines).isEqualTo(table("/corpus-records.tsv", artifactId));
        assertThat(rows).isEqualTo(table("/corpus-sites.tsv", artifactId));
        assertThat(SiteTable.behindOthers(artifactId, records.get(Arguments.KEEP)))
                .isEqualTo(table("/corpus-behind.tsv", artifactId).stream()
                        .map(row -> row.substring(0, row.lastIndexOf('\t')))
                        .toList());
    }

    @Test
    void nearly_all_sites_of_the_corpus_are_woven() throws IOException {
        long sites = 0;
        long woven = 0;
        for (String row : table("/corpus-sites.tsv", "")) {
            if (!row.equals(SiteTable.HEADING)) {
                sites += Long.parseLong(row.split("\t")[2]);
                woven += Long.parseLong(row.split("\t")[3]);
            }
        }
        assertThat(sites).isPositive();
        assertThat((double) woven / sites).isGreaterThanOrEqualTo(0.99);
    }

    /** Of the calls that the independent scan counts, of loggers that are no subtypes of a logging API's. */
    @Test
    void nearly_all_sites_of_wrappers_are_woven() throws IOException {
        int counted = 0;
        long woven = 0;
        for (String artifactId : List.of("netty-common", "netty-handler", "elasticsearch")) {
            counted += corpus.line(artifactId).counts().get("wrappers");
            for (String row : table("/corpus-sites.tsv", artifactId)) {
                boolean isWrapper = Set.of("netty", "elasticsearch").contains(row.split("\t")[1]);
                woven += isWrapper ? Long.parseLong(row.split("\t")[3]) : 0;
            }
        }
        assertThat(counted).isPositive();
        assertThat((double) woven / counted).isGreaterThanOrEqualTo(0.97);
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

    /** Answers the rows of one artifact; all of them and the heading if there is none. */
    private static List<String> table(String resource, String artifactId) throws IOException {
        try (InputStream in = RecordsTest.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .filter(line -> artifactId.isEmpty() || line.startsWith(artifactId + "\t"))
                    .toList();
        }
    }
}

package io.dyndbg.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.dyndbg.blob.Codec;
import io.dyndbg.blob.SectionSize;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.collect.BlobWriter;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Format;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.site.Level;
import io.dyndbg.site.ModuleRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildReportTest {
    private static final String HOSTILE = "<script>alert('x')</script> & \"quoted\"\n\u0000\\ ü";

    @Test
    void figuresCountRepeatedEntriesInTheOrderOfTheRecords() throws Exception {
        assertThat(report().figures()).isEqualTo(new Figures(2, 4, 1, 3, 2, 1, blob().length));
        assertThat(new Figures(2, 4, 1, 3, 2, 1, 100).line())
                .isEqualTo("dyndbg: 2 classes, 4 sites, 1 guards; repeated entries: 3 module 2 file 1 func;"
                        + " blob 100 bytes, 25.0 a site");
    }

    @Test
    void figuresOfNothingAreZero() {
        assertThat(Figures.of(List.of(), 0).line()).endsWith("blob 0 bytes, 0.0 a site");
    }

    @Test
    void consoleNamesLevelsAndReasonsWithTheirNumbers() throws Exception {
        assertThat(report().lines())
                .contains(
                        "dyndbg: 2 classes, 4 sites, 1 guards, 1 modules",
                        "dyndbg: repeated entries: 3 module 2 file 1 func; runs: 1 module 2 file 3 func",
                        "dyndbg: sites by API: 4 slf4j",
                        "dyndbg: sites by level: 4 debug",
                        "dyndbg: arguments of sites that skip: 3 kept",
                        "dyndbg:      2 com.acme.Parts",
                        "dyndbg:      1 too large",
                        "dyndbg:      1 behind a guard: returns",
                        "dyndbg:      2 method reference");
    }

    @Test
    void severalModulesHaveATableOfTheirOwn() throws Exception {
        List<String> lines = modules(2).lines();
        assertThat(lines).anyMatch(line -> line.matches("dyndbg:      4 acme-core {10,}5 com.acme"));
        assertThat(report().lines()).noneMatch(line -> line.contains(" acme-core"));
        assertThat(modules(12).lines()).anyMatch(line -> line.startsWith("dyndbg:        and 2 more"));
    }

    @Test
    void theReportFitsAScreen() throws Exception {
        assertThat(modules(40).lines()).hasSizeLessThan(48);
    }

    private static BuildReport modules(int number) throws IOException {
        Map<String, byte[]> blobs = new TreeMap<>(Map.of("acme-core.dyndbg", blob()));
        for (int i = 1; i < number; i++) {
            ClassRecord web = ClassRecord.of(
                    "com.acme.Web" + i,
                    "com/acme/Web" + i + ".java",
                    3,
                    List.of(site("serve", 5, Format.constant("served"), "reason " + i, null)),
                    List.of());
            String name = "acme-web" + i;
            blobs.put(name, BlobWriter.write(List.of(new ModuleRecords(name, List.of(web))), Codec.NONE));
        }
        return BuildReport.of(FolderBlobs.of(blobs));
    }

    @Test
    void modulesThatWereLeftAsTheyAreAreCountedByReason() throws Exception {
        FolderBlobs blobs = FolderBlobs.of(Map.of("acme-core.dyndbg", blob()));
        Map<String, String> leftOut = Map.of("a.jar", "signed", "b.jar", "signed", "c.jar", "an agent");
        assertThat(BuildReport.of(blobs, leftOut, SourceLinks.NONE, Optional.empty())
                        .lines())
                .contains("dyndbg: modules left as they are: 2 (signed), 1 (an agent)");
    }

    @Test
    void bytesAreThoseOfTheRecordsAsTheyStandAndOfTheBlobBySection() throws Exception {
        Bytes bytes = report().bytes();
        assertThat(bytes.sizes().size()).isEqualTo(blob().length);
        assertThat(bytes.sizes().sections().stream()
                        .mapToLong(SectionSize::stored)
                        .sum())
                .isEqualTo(blob().length);
        // module, file, function, format and line of "stored"
        long stored = "acme-core".length() + "com/acme/Parts.java".length() + "store".length() + "stored".length() + 2;
        assertThat(bytes.raw()).isGreaterThan(3 * stored).isLessThan(6 * stored);
    }

    @Test
    void pageHoldsTheSameDataAsTheFile(@TempDir Path folder) throws Exception {
        report().writeTo(folder);

        String page = Files.readString(folder.resolve(BuildReport.PAGE));
        Matcher data = Pattern.compile("id=\"data\">([^<]+)<").matcher(page);
        assertThat(data.find()).isTrue();
        byte[] packed = Base64.getDecoder().decode(data.group(1));
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(plain.readAllBytes()).isEqualTo(Files.readAllBytes(folder.resolve(BuildReport.JSON)));
        }
        assertThat(page.length() - data.group(1).length()).isLessThan(300_000);
        assertThat(page).doesNotContain("alert('x')").contains("<title>Debug statements of acme-core</title>");
        assertThat(page).doesNotContainPattern("(src|href)=\"?https?://(?!d3js.org/d3-hierarchy\")");
    }

    @Test
    void theSameGivesTheSamePage(@TempDir Path folder) throws Exception {
        report().writeTo(folder.resolve("one"));
        report().writeTo(folder.resolve("two"));
        assertThat(folder.resolve("one/index.html")).hasSameBinaryContentAs(folder.resolve("two/index.html"));
    }

    @Test
    void jsonIsAsItsSchemaSays(@TempDir Path folder) throws Exception {
        modules(3).writeTo(folder);
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(BuildReport.class.getResourceAsStream("dyndbg-report.schema.json"));
        String json = Files.readString(folder.resolve(BuildReport.JSON));
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"line\":7", "\"line\":-7"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replaceFirst("\"module\":\"acme", "\"modul\":\"acme"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void jsonHoldsEverySiteWithItsTextAsItStandsInTheClass(@TempDir Path folder) throws Exception {
        report().writeTo(folder);

        List<String> formats = new ArrayList<>();
        int sites = 0;
        try (JsonParser json =
                new JsonFactory().createParser(folder.resolve(BuildReport.JSON).toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && json.currentName().equals("format")) {
                    formats.add(json.getText());
                }
                sites += token == JsonToken.VALUE_NUMBER_INT
                                && json.currentName().equals("ordinal")
                        ? 1
                        : 0;
            }
        }
        assertThat(sites).isEqualTo(4);
        assertThat(formats).contains(HOSTILE, "found \1", "computed");
    }

    @Test
    void listingShowsOperandsAndMissingTexts() throws Exception {
        List<String> lines = new ArrayList<>();
        for (ListedSite site : report().sites()) {
            lines.add(site.text(0));
        }
        assertThat(lines)
                .containsExactly(
                        "com/acme/Orders.java:7 [acme-core]accept =_ "
                                + "\"<script>alert('x')</script> & \\\"quoted\\\"\\n\\000\\\\ ü\" level:debug",
                        "com/acme/Orders.java:9 [acme-core]accept =_ \"found {}\" level:debug # behind a guard: returns",
                        "com/acme/Parts.java:3 [acme-core]find =_ <computed> level:debug # left alone: too large",
                        "com/acme/Parts.java:4 [acme-core]store =_ \"stored\" level:debug");
    }

    private static BuildReport report() throws IOException {
        return BuildReport.of(FolderBlobs.of(Map.of("acme-core.dyndbg", blob())));
    }

    private static byte[] blob() throws IOException {
        ClassRecord orders = new ClassRecord(
                "com.acme.Orders",
                "com/acme/Orders.java",
                1,
                List.of(
                        site("accept", 7, Format.constant(HOSTILE), null, null),
                        site("accept", 9, Format.concatenation("found \1"), null, "returns")),
                List.of(new GuardRecord(List.of(0))),
                new TreeMap<>(Map.of("method reference", 2)));
        ClassRecord parts = ClassRecord.of(
                "com.acme.Parts",
                "com/acme/Parts.java",
                2,
                List.of(
                        site("store", 4, Format.constant("stored"), null, null),
                        site("find", 3, Format.none("computed"), "too large", null)),
                List.of());
        return BlobWriter.write(List.of(new ModuleRecords("acme-core", List.of(parts, orders))), Codec.NONE);
    }

    private static CallsiteRecord site(String function, int line, Format format, String leftAlone, String behindGuard) {
        return new CallsiteRecord(
                function, null, line, Level.DEBUG, "slf4j", "debug", format, Arguments.KEEP, leftAlone, behindGuard);
    }
}

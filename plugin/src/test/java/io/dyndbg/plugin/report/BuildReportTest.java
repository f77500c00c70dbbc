package io.dyndbg.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dyndbg.blob.Codec;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

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
                        "dyndbg:      4 debug",
                        "dyndbg:      1 left alone: too large",
                        "dyndbg:      1 left alone: behind a guard: returns",
                        "dyndbg:      2 left alone: method reference");
    }

    @Test
    void severalModulesHaveATableAndLinesOfTheirOwn(@TempDir Path folder) throws Exception {
        ClassRecord web = ClassRecord.of(
                "com.acme.Web",
                "com/acme/Web.java",
                3,
                List.of(site("serve", 5, Format.constant("served"), null, null)),
                List.of());
        byte[] other = BlobWriter.write(List.of(new ModuleRecords("acme-web", List.of(web))), Codec.NONE);
        BuildReport report =
                BuildReport.of(FolderBlobs.of(Map.of("acme-core.dyndbg", blob(), "acme-web.dyndbg", other)));
        report.writeTo(folder);

        assertThat(report.lines()).contains("dyndbg:      4 in acme-core", "dyndbg:      1 in acme-web");
        assertThat(report().lines()).noneMatch(line -> line.contains(" in acme-core"));
        Document page = parse(Files.readString(folder.resolve(BuildReport.PAGE)));
        assertThat(texts(page.getElementsByTagName("caption"))).contains("Sites by module");
        assertThat(Files.readString(folder.resolve(BuildReport.JSON)).replaceAll("\\s", ""))
                .contains("\"modules\":{\"acme-core\":4,\"acme-web\":1}");
    }

    @Test
    void pageIsWellFormedAndShowsHostileTextAsText(@TempDir Path folder) throws Exception {
        report().writeTo(folder);

        String page = Files.readString(folder.resolve(BuildReport.PAGE));
        assertThat(page).startsWith("<!DOCTYPE html>").doesNotContain("<script>");
        Document document = parse(page);
        assertThat(texts(document.getElementsByTagName("code")))
                .contains("\"<script>alert('x')</script> & \\\"quoted\\\"\\n\\000\\\\ ü\"");
    }

    @Test
    void pageCanBeReadAloud(@TempDir Path folder) throws Exception {
        report().writeTo(folder);

        Document page = parse(Files.readString(folder.resolve(BuildReport.PAGE)));

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(texts(page.getElementsByTagName("h1"))).containsExactly("Debug statements of acme-core");
        int tables = page.getElementsByTagName("table").getLength();
        assertThat(page.getElementsByTagName("caption").getLength()).isEqualTo(tables);
        NodeList headings = page.getElementsByTagName("th");
        for (int i = 0; i < headings.getLength(); i++) {
            assertThat(headings.item(i).getAttributes().getNamedItem("scope")).isNotNull();
        }
        assertThat(headings.getLength()).isGreaterThan(tables);
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

    private static Document parse(String page) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(NodeList nodes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}

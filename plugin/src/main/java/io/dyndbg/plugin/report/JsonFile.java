package io.dyndbg.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dyndbg.blob.SectionSize;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.site.CallsiteRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;

/**
 * The report for programs: an object with {@code summary} and {@code sites}, one object each, on a line of its own. A member that has
 * nothing to say is absent. {@code format} is the text as it stands in the class, not escaped for a listing. The resource
 * {@code dyndbg-report.schema.json} is its schema.
 */
final class JsonFile {
    /** Of the members; it grows when one changes its meaning or goes. */
    static final int VERSION = 1;

    private final BuildReport report;

    JsonFile(BuildReport report) {
        this.report = report;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", VERSION);
            json.writeRaw("\n");
            summary(json);
            json.writeRaw("\n");
            if (report.growth().isPresent()) {
                new JsonGrowth(json).write(report.growth().get());
                json.writeRaw("\n");
            }
            json.writeArrayFieldStart("sites");
            for (ListedSite site : report.sites()) {
                json.writeRaw("\n");
                site(json, site);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
        return bytes.toByteArray();
    }

    private void summary(JsonGenerator json) throws IOException {
        Figures figures = report.figures();
        Counts counts = report.counts();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("classes", figures.classes());
        json.writeNumberField("sites", figures.sites());
        json.writeNumberField("guards", figures.guards());
        entries(
                json,
                "repeatedEntries",
                figures.repeatedModules(),
                figures.repeatedFiles(),
                figures.repeatedFunctions());
        entries(json, "runs", figures.moduleRuns(), figures.fileRuns(), figures.functionRuns());
        bytes(json);
        numbers(json, "modules", counts.modules());
        numbers(json, "moduleBlobBytes", report.bytes().sizes().modules());
        numbers(json, "apis", counts.apis());
        numbers(json, "levels", counts.levels());
        numbers(json, "packages", counts.packages());
        numbers(json, "arguments", counts.arguments());
        numbers(json, "leftAlone", counts.leftAlone());
        json.writeObjectFieldStart("leftAsTheyAre");
        for (Map.Entry<String, String> module : report.leftOut().entrySet()) {
            json.writeStringField(module.getKey(), module.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void entries(JsonGenerator json, String name, int modules, int files, int functions)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("module", modules);
        json.writeNumberField("file", files);
        json.writeNumberField("function", functions);
        json.writeEndObject();
    }

    private void bytes(JsonGenerator json) throws IOException {
        Bytes bytes = report.bytes();
        json.writeNumberField("rawBytes", bytes.raw());
        json.writeNumberField("deduplicatedBytes", bytes.sizes().raw());
        json.writeNumberField("blobBytes", bytes.sizes().size());
        json.writeNumberField("bytesPerSite", Math.round(report.figures().bytesPerSite() * 10) / 10.0);
        json.writeArrayFieldStart("sections");
        for (SectionSize section : bytes.sizes().sections()) {
            json.writeStartObject();
            json.writeStringField("name", section.name());
            json.writeNumberField("deduplicatedBytes", section.raw());
            json.writeNumberField("blobBytes", section.stored());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, String name, SortedMap<String, ? extends Number> numbers)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, ? extends Number> number : numbers.entrySet()) {
            json.writeNumberField(number.getKey(), number.getValue().longValue());
        }
        json.writeEndObject();
    }

    private void site(JsonGenerator json, ListedSite listed) throws IOException {
        CallsiteRecord site = listed.record();
        String file = listed.owner().sourcePath(listed.ordinal());
        json.writeStartObject();
        json.writeStringField("module", listed.module());
        text(json, "file", file);
        json.writeStringField("class", listed.owner().name());
        json.writeNumberField("ordinal", listed.ordinal());
        json.writeStringField("function", site.function());
        text(json, "descriptor", site.descriptor());
        json.writeNumberField("line", site.line());
        json.writeStringField("level", site.level().word());
        json.writeStringField("api", site.api());
        json.writeStringField("method", site.method());
        json.writeStringField("formatKind", Counts.word(site.format().kind()));
        json.writeStringField("format", site.format().text());
        json.writeStringField("arguments", Counts.word(site.arguments()));
        json.writeBooleanField("woven", site.woven());
        text(json, "leftAlone", site.leftAlone());
        text(json, "behindGuard", site.behindGuard());
        text(json, "note", site.note());
        text(json, "url", report.links().of(file, site.line()).orElse(null));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}

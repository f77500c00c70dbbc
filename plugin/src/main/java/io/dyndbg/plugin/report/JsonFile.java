package io.dyndbg.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.site.CallsiteRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * The report for programs: an object with {@code summary} and {@code sites}, one object each. A member that has nothing to
 * say is absent. {@code format} is the text as it stands in the class, not escaped for a listing.
 */
final class JsonFile {
    private final BuildReport report;

    JsonFile(BuildReport report) {
        this.report = report;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            summary(json);
            json.writeArrayFieldStart("sites");
            for (ListedSite site : report.sites()) {
                site(json, site);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void summary(JsonGenerator json) throws IOException {
        Figures figures = report.figures();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("classes", figures.classes());
        json.writeNumberField("sites", figures.sites());
        json.writeNumberField("guards", figures.guards());
        json.writeObjectFieldStart("repeatedEntries");
        json.writeNumberField("module", figures.repeatedModules());
        json.writeNumberField("file", figures.repeatedFiles());
        json.writeNumberField("function", figures.repeatedFunctions());
        json.writeEndObject();
        json.writeNumberField("blobBytes", figures.blobSize());
        json.writeNumberField("bytesPerSite", Math.round(figures.bytesPerSite() * 10) / 10.0);
        numbers(json, "modules", report.modules());
        numbers(json, "levels", report.levels());
        numbers(json, "leftAlone", report.leftAlone());
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, Map<String, Integer> numbers) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Integer> number : numbers.entrySet()) {
            json.writeNumberField(number.getKey(), number.getValue());
        }
        json.writeEndObject();
    }

    private static void site(JsonGenerator json, ListedSite listed) throws IOException {
        CallsiteRecord site = listed.record();
        json.writeStartObject();
        json.writeStringField("module", listed.module());
        text(json, "file", listed.owner().sourcePath(listed.ordinal()));
        json.writeStringField("class", listed.owner().name());
        json.writeNumberField("ordinal", listed.ordinal());
        json.writeStringField("function", site.function());
        text(json, "descriptor", site.descriptor());
        json.writeNumberField("line", site.line());
        json.writeStringField("level", site.level().word());
        json.writeStringField("api", site.api());
        json.writeStringField("method", site.method());
        json.writeStringField("formatKind", word(site.format().kind()));
        json.writeStringField("format", site.format().text());
        json.writeStringField("arguments", word(site.arguments()));
        json.writeBooleanField("woven", site.woven());
        text(json, "leftAlone", site.leftAlone());
        text(json, "behindGuard", site.behindGuard());
        text(json, "note", site.note());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

package io.dyndbg.plugin.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Findings for code hosts: a log of SARIF 2.1.0, an OASIS standard. */
public final class SarifFile {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final List<Finding> findings;
    private final Rules rules;
    private final Function<String, Optional<String>> paths;
    private final String version;

    /**
     * @param paths where a source file with its package lies in the repository; nothing if it lies in none of its source folders
     * @param version of this plugin
     */
    public SarifFile(List<Finding> findings, Rules rules, Function<String, Optional<String>> paths, String version) {
        this.findings = findings;
        this.rules = rules;
        this.paths = paths;
        this.version = version;
    }

    /** Answers the file. */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(json);
            // Columns are not told.
            json.writeArrayFieldStart("results");
            for (Finding finding : findings) {
                result(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "dyndbg");
        json.writeStringField("version", version);
        json.writeArrayFieldStart("rules");
        for (Rule rule : Rule.values()) {
            json.writeStartObject();
            json.writeStringField("id", rule.word());
            text(json, "shortDescription", rule.description() + ".");
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", level(rule.severity()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().word());
        json.writeNumberField("ruleIndex", finding.rule().ordinal());
        json.writeStringField("level", level(rules.of(finding.rule())));
        text(json, "message", finding.message() + ". " + finding.advice() + ".");
        json.writeArrayFieldStart("locations");
        if (!finding.file().isEmpty()) {
            location(json, finding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void location(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", paths.apply(finding.file()).orElse(finding.file()));
        json.writeEndObject();
        if (finding.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", finding.line());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case OFF -> "none";
            case WARN -> "warning";
            case FAIL -> "error";
        };
    }
}

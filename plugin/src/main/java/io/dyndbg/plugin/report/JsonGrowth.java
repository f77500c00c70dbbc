package io.dyndbg.plugin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The member {@code changes} of a report. */
final class JsonGrowth {
    private final JsonGenerator json;

    JsonGrowth(JsonGenerator json) {
        this.json = json;
    }

    void write(Growth growth) throws IOException {
        json.writeObjectFieldStart("changes");
        beforeAndAfter("sites", growth.sitesBefore(), growth.sitesAfter());
        beforeAndAfter("blobBytes", growth.bytesBefore(), growth.bytesAfter());
        sites("added", growth.changes().added());
        sites("removed", growth.changes().removed());
        pairs("changed", growth.changes().changed());
        pairs("moved", growth.changes().moved());
        json.writeEndObject();
    }

    private void beforeAndAfter(String name, long before, long after) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("before", before);
        json.writeNumberField("after", after);
        json.writeEndObject();
    }

    private void sites(String name, List<ComparedSite> sites) throws IOException {
        json.writeArrayFieldStart(name);
        for (ComparedSite site : sites) {
            site(site);
        }
        json.writeEndArray();
    }

    private void pairs(String name, List<SiteChanges.Pair> pairs) throws IOException {
        json.writeArrayFieldStart(name);
        for (SiteChanges.Pair pair : pairs) {
            json.writeStartObject();
            json.writeFieldName("before");
            site(pair.before());
            json.writeFieldName("after");
            site(pair.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void site(ComparedSite site) throws IOException {
        json.writeStartObject();
        json.writeStringField("module", site.module());
        if (site.file() != null) {
            json.writeStringField("file", site.file());
        }
        json.writeStringField("class", site.className());
        json.writeStringField("function", site.function());
        json.writeNumberField("line", site.line());
        json.writeStringField("level", site.level());
        json.writeStringField("shown", site.shown());
        json.writeEndObject();
    }
}

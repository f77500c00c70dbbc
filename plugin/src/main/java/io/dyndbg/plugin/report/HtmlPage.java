package io.dyndbg.plugin.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The report for people: one page that needs no other file and no network. It is the resource {@code page.html} with styles,
 * scripts and the compressed {@link JsonFile} put into it.
 */
final class HtmlPage {
    private static final int MOST_NAMED = 3;

    private static final Pattern GAP = Pattern.compile("@([a-z0-9]+)@");

    private static final String D3_VERSION = "3.1.2";
    /** Draws the treemap. Comes in a jar of its own, which the POM pins. */
    private static final String D3 =
            "/META-INF/resources/webjars/d3-hierarchy/" + D3_VERSION + "/dist/d3-hierarchy.min.js";

    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(D3, "query.js", "table.js", "treemap.js", "page.js");

    private final BuildReport report;
    private final byte[] json;

    /** @param json what {@link JsonFile} made of the report */
    HtmlPage(BuildReport report, byte[] json) {
        this.report = report;
        this.json = json;
    }

    byte[] bytes() throws IOException {
        StringBuilder scripts = new StringBuilder();
        for (String script : SCRIPTS) {
            scripts.append(resource(script)).append('\n');
        }
        Map<String, String> gaps = Map.of(
                "title", escaped(title()),
                "style", resource("page.css"),
                "d3version", D3_VERSION,
                "data", Base64.getEncoder().encodeToString(gzip(json)),
                "scripts", scripts.toString());
        return GAP.matcher(resource("page.html"))
                .replaceAll(gap -> Matcher.quoteReplacement(gaps.get(gap.group(1))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String title() {
        Set<String> modules = report.counts().modules().keySet();
        if (modules.size() > MOST_NAMED) {
            return "Debug statements of " + modules.size() + " modules";
        }
        return "Debug statements" + (modules.isEmpty() ? "" : " of " + String.join(", ", modules));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("this plugin's jar is not whole: " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

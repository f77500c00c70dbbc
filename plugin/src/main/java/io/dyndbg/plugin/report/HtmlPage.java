package io.dyndbg.plugin.report;

import io.dyndbg.listing.ListedSite;
import io.dyndbg.site.CallsiteRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report for people: one page that needs no other file and no script. Written as XML that is HTML as well, so that the
 * JDK's writer does the escaping.
 */
final class HtmlPage {
    private static final String STYLE = "body{font-family:sans-serif;margin:2em;color:#222;background:#fff}"
            + "table{border-collapse:collapse;margin:1em 0}"
            + "caption{text-align:left;font-weight:bold;padding:.3em 0}"
            + "th,td{border:1px solid #767676;padding:.2em .6em;text-align:left;vertical-align:top}"
            + "thead th{background:#eee}td.number{text-align:right}code{white-space:pre-wrap}";

    private static final int MOST_NAMED = 3;

    private final BuildReport report;

    HtmlPage(BuildReport report) {
        this.report = report;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter page =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            page.writeDTD("<!DOCTYPE html>");
            page.writeStartElement("html");
            page.writeAttribute("lang", "en");
            head(page);
            body(page);
            page.writeEndElement();
            page.close();
        } catch (XMLStreamException e) {
            throw new IOException("can't write the report's page", e);
        }
        return bytes.toByteArray();
    }

    private void head(XMLStreamWriter page) throws XMLStreamException {
        page.writeStartElement("head");
        page.writeEmptyElement("meta");
        page.writeAttribute("charset", "UTF-8");
        page.writeEmptyElement("meta");
        page.writeAttribute("name", "viewport");
        page.writeAttribute("content", "width=device-width, initial-scale=1");
        text(page, "title", title());
        text(page, "style", STYLE);
        page.writeEndElement();
    }

    private String title() {
        Set<String> modules = report.modules().keySet();
        if (modules.size() > MOST_NAMED) {
            return "Debug statements of " + modules.size() + " modules";
        }
        return "Debug statements" + (modules.isEmpty() ? "" : " of " + String.join(", ", modules));
    }

    private void body(XMLStreamWriter page) throws XMLStreamException, IOException {
        page.writeStartElement("body");
        page.writeStartElement("main");
        text(page, "h1", title());
        figures(page);
        if (report.modules().size() > 1) {
            numbers(page, "Sites by module", "Module", report.modules());
        }
        numbers(page, "Sites by level", "Level", report.levels());
        if (!report.leftAlone().isEmpty()) {
            numbers(page, "Left alone, by reason", "Reason", report.leftAlone());
        }
        sites(page);
        page.writeEndElement();
        page.writeEndElement();
    }

    private void figures(XMLStreamWriter page) throws XMLStreamException {
        Figures figures = report.figures();
        start(page, "Figures", "What", "Number");
        number(page, "Classes with sites", figures.classes());
        number(page, "Sites", figures.sites());
        number(page, "Guards", figures.guards());
        number(page, "Repeated modules", figures.repeatedModules());
        number(page, "Repeated files", figures.repeatedFiles());
        number(page, "Repeated functions", figures.repeatedFunctions());
        number(page, "Bytes of the blob", figures.blobSize());
        row(page, "Bytes a site", String.format(Locale.ROOT, "%.1f", figures.bytesPerSite()));
        end(page);
    }

    private static void numbers(XMLStreamWriter page, String caption, String what, Map<String, Integer> numbers)
            throws XMLStreamException {
        start(page, caption, what, "Number");
        for (Map.Entry<String, Integer> number : numbers.entrySet()) {
            number(page, number.getKey(), number.getValue());
        }
        end(page);
    }

    private void sites(XMLStreamWriter page) throws XMLStreamException, IOException {
        start(page, "Sites", "File and line", "Module", "Function", "Level", "Format", "Arguments", "Switch");
        for (ListedSite listed : report.sites()) {
            CallsiteRecord site = listed.record();
            page.writeStartElement("tr");
            page.writeStartElement("th");
            page.writeAttribute("scope", "row");
            page.writeCharacters(listed.file() + ":" + site.line());
            page.writeEndElement();
            text(page, "td", listed.module());
            text(page, "td", site.function());
            text(page, "td", site.level().word());
            page.writeStartElement("td");
            text(page, "code", ListedSite.shown(site.format()));
            page.writeEndElement();
            text(page, "td", site.arguments().name().toLowerCase(Locale.ROOT));
            text(page, "td", switchState(site));
            page.writeEndElement();
        }
        end(page);
    }

    /** Answers what becomes of the site at run time. */
    private static String switchState(CallsiteRecord site) {
        if (!site.woven()) {
            return "left alone: " + site.leftAlone();
        }
        return site.behindGuard() == null ? "woven" : "woven, behind a guard: " + site.behindGuard();
    }

    private static void start(XMLStreamWriter page, String caption, String... columns) throws XMLStreamException {
        page.writeStartElement("table");
        text(page, "caption", caption);
        page.writeStartElement("thead");
        page.writeStartElement("tr");
        for (String column : columns) {
            page.writeStartElement("th");
            page.writeAttribute("scope", "col");
            page.writeCharacters(column);
            page.writeEndElement();
        }
        page.writeEndElement();
        page.writeEndElement();
        page.writeStartElement("tbody");
    }

    private static void end(XMLStreamWriter page) throws XMLStreamException {
        page.writeEndElement();
        page.writeEndElement();
    }

    private static void number(XMLStreamWriter page, String what, long number) throws XMLStreamException {
        row(page, what, Long.toString(number));
    }

    private static void row(XMLStreamWriter page, String what, String number) throws XMLStreamException {
        page.writeStartElement("tr");
        page.writeStartElement("th");
        page.writeAttribute("scope", "row");
        page.writeCharacters(what);
        page.writeEndElement();
        page.writeStartElement("td");
        page.writeAttribute("class", "number");
        page.writeCharacters(number);
        page.writeEndElement();
        page.writeEndElement();
    }

    private static void text(XMLStreamWriter page, String element, String text) throws XMLStreamException {
        page.writeStartElement(element);
        page.writeCharacters(text);
        page.writeEndElement();
    }
}

package io.dyndbg.it.benchmark;

import io.dyndbg.it.report.Browser;
import io.dyndbg.it.report.Reports;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.report.BuildReport;
import io.dyndbg.plugin.report.SourceLinks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints how fluent the page of a report is in a headless Chromium, which draws at most 60 times a second: frames while
 * somebody scrolls through all of it, and what it takes from a key or a click to the picture.
 */
public final class ReportPageCost {
    private static final String ROW = "%-12s%8s%10s%16s%14s%12s%10s%n";
    private static final int FRAMES = 120;

    /** Passes on the milliseconds of a function to the second frame, when its picture is drawn. */
    private static final String TIMED = """
            const done = arguments[arguments.length - 1];
            const timed = act => {
                const start = performance.now();
                act();
                requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
            };
            """;

    private ReportPageCost() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("report-page");
        System.out.println("milliseconds");
        System.out.printf(ROW, "statements", "KB", "open", "frame: median", "99 of 100", "search", "sort");
        try (Browser browser = new Browser()) {
            for (int statements : new int[] {1_000, 10_000, 100_000}) {
                measure(browser, statements, folder.resolve("report" + statements));
            }
        }
    }

    private static void measure(Browser browser, int statements, Path folder) throws Exception {
        FolderBlobs blobs = Reports.many(statements);
        SourceLinks links = new SourceLinks("https://code.example/{path}#L{line}", folder, List.of());
        BuildReport.of(blobs, Map.of(), links, Optional.empty()).writeTo(folder);
        Path page = folder.resolve(BuildReport.PAGE);
        long start = System.nanoTime();
        browser.open(page, 1280, 900);
        double open = (System.nanoTime() - start) / 1e6;
        List<Double> frames = scroll(browser);
        System.out.printf(
                ROW,
                statements,
                Files.size(page) / 1000,
                decimal(open),
                decimal(frames.get(frames.size() / 2)),
                decimal(frames.get(frames.size() * 99 / 100)),
                decimal(timed(
                        browser,
                        "const input = document.getElementById('query'); input.value = 'class *.C77';"
                                + " timed(() => input.dispatchEvent(new Event('change')));")),
                decimal(timed(
                        browser,
                        "const input = document.getElementById('query'); input.value = '';"
                                + " input.dispatchEvent(new Event('change'));"
                                + " timed(() => document.querySelector('thead th.format button').click());")));
    }

    /** Answers the milliseconds between frames, sorted, while somebody scrolls from the first statement to the last. */
    @SuppressWarnings("unchecked")
    private static List<Double> scroll(Browser browser) {
        List<Number> times = (List<Number>) browser.answer("""
                const [frames, done] = arguments;
                const scroller = document.getElementById('scroller');
                const times = [];
                let last = performance.now();
                const step = now => {
                    times.push(now - last);
                    last = now;
                    scroller.scrollTop = scroller.scrollHeight * times.length / frames;
                    if (times.length < frames) requestAnimationFrame(step); else done(times);
                };
                requestAnimationFrame(step);
                """, FRAMES);
        return times.stream().map(Number::doubleValue).sorted().toList();
    }

    private static double timed(Browser browser, String script) {
        return ((Number) browser.answer(TIMED + script)).doubleValue();
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}

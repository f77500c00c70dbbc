package io.dyndbg.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.report.Baseline;
import io.dyndbg.plugin.report.BuildReport;
import io.dyndbg.plugin.report.SourceLinks;
import io.dyndbg.query.Batch;
import io.dyndbg.query.BatchEntry;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Query;
import io.dyndbg.query.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report's page, as a browser shows it. */
@Tag("browser")
class ReportPageTest {
    private static final int MANY = 100_000;

    /** Where a person finds the page as it looks. */
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    static Path folder;

    private static FolderBlobs shop;
    private static Path shopPage;
    private static Browser browser;

    @BeforeAll
    static void writeAndStart() throws IOException {
        shop = Reports.shop();
        shopPage = page(shop, "shop");
        browser = new Browser();
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path page(FolderBlobs blobs, String name) throws IOException {
        return page(blobs, name, Optional.empty());
    }

    private static Path page(FolderBlobs blobs, String name, Optional<Baseline> baseline) throws IOException {
        Path source = folder.resolve("src/main/java/org/pool/Pool.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Pool {}");
        SourceLinks links = new SourceLinks(
                "https://code.example/acme/{path}#L{line}", folder, List.of(folder.resolve("src/main/java")));
        BuildReport.of(blobs, Map.of("lib/agent.jar", "an agent"), links, baseline)
                .writeTo(folder.resolve(name));
        return folder.resolve(name).resolve(BuildReport.PAGE);
    }

    @AfterEach
    void theConsoleHasNoError() {
        browser.prefer("light");
        assertThat(browser.complaints()).isEmpty();
    }

    private static void openShop() {
        browser.open(shopPage, 1280, 900);
    }

    @Test
    void it_shows_figures_and_all_statements_without_asking_for_anything_else() {
        openShop();
        assertThat(browser.text("#figures")).contains("11\nstatements", "4\nclasses", "2\nmodules");
        assertThat(browser.places()).hasSize(11).contains("com/acme/shop/Orders.java:7", "Main:3");
        assertThat(browser.text("#charts")).contains("Where the bytes go", "lib/agent.jar: an agent");
        assertThat(browser.script("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
    }

    @Test
    void queries_select_what_the_runtime_selects() throws IOException {
        openShop();
        for (String query : Files.readAllLines(Path.of("src/test/resources/report/queries.txt"))) {
            Optional<Set<String>> expected = selected(shop, query);
            String answer = browser.query(query);
            if (expected.isEmpty()) {
                assertThat(browser.find("#query").getDomAttribute("aria-invalid"))
                        .describedAs(query)
                        .isEqualTo("true");
                assertThat(answer).describedAs(query).contains("column");
            } else {
                assertThat(browser.find("#query").getDomAttribute("aria-invalid"))
                        .describedAs(query + ": " + answer)
                        .isNull();
                assertThat(new HashSet<>(browser.places())).describedAs(query).isEqualTo(expected.get());
            }
        }
    }

    /** Answers the places that the runtime selects by terms alone, or by queries; nothing if it can't understand them. */
    private static Optional<Set<String>> selected(FolderBlobs blobs, String text) throws IOException {
        List<Terms> all = new ArrayList<>();
        try {
            all.addAll(Terms.parseAll(text));
        } catch (IllFormedException noTerms) {
            Batch batch = Batch.parse(text);
            if (batch.hasMistakes()) {
                return Optional.empty();
            }
            for (BatchEntry entry : batch.entries()) {
                all.add(((Query) entry).terms());
            }
        }
        if (all.isEmpty()) {
            all.add(Terms.NONE);
        }
        Set<ListedSite> selected = new HashSet<>();
        for (Terms terms : all) {
            selected.addAll(blobs.sites(terms));
        }
        Set<String> places = new HashSet<>();
        for (ListedSite site : selected) {
            String path = site.owner().sourcePath(site.ordinal());
            places.add((path == null ? site.owner().name() : path) + ":" + site.line());
        }
        return Optional.of(places);
    }

    @Test
    void a_query_is_copied_with_its_flags_or_with_those_that_print() {
        openShop();
        browser.query("file Orders.java:accept");
        browser.find("#copy").click();
        assertThat(browser.pasted()).isEqualTo("file Orders.java:accept +p");
        browser.query("class *.Pool =pmf");
        browser.find("#copy").click();
        assertThat(browser.pasted()).isEqualTo("class *.Pool =pmf");
    }

    @Test
    void columns_sort_both_ways() {
        openShop();
        WebElement format = browser.find("thead th.format");
        format.findElement(org.openqa.selenium.By.tagName("button")).click();
        assertThat(format.getDomAttribute("aria-sort")).isEqualTo("ascending");
        List<String> ascending = formats();
        assertThat(ascending).isSorted();
        format.findElement(org.openqa.selenium.By.tagName("button")).click();
        assertThat(format.getDomAttribute("aria-sort")).isEqualTo("descending");
        assertThat(formats()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @SuppressWarnings("unchecked")
    private static List<String> formats() {
        return (List<String>) browser.script(
                "return [...document.querySelectorAll('tbody td.format')].map(each => each.textContent)");
    }

    @Test
    void filters_narrow_what_the_query_selects() {
        openShop();
        WebElement level = browser.findAll("#filters label").stream()
                .filter(label -> label.getText().startsWith("Level"))
                .findFirst()
                .orElseThrow();
        level.findElement(org.openqa.selenium.By.cssSelector("option[value=trace]"))
                .click();
        assertThat(browser.text("#answer")).startsWith("2 of 11 statements");
        assertThat(browser.query("func accept"))
                .startsWith("0 of 11 statements")
                .contains("nothing matches");
    }

    @Test
    void packages_open_and_a_class_becomes_a_query() {
        openShop();
        click("acme-shop");
        click("com.acme.shop");
        assertThat(browser.text("#crumbs")).contains("everything", "acme-shop", "com.acme.shop", "select 8 statements");
        browser.find("#crumbs .select").click();
        assertThat(browser.find("#query").getDomProperty("value")).isEqualTo("module acme-shop class com.acme.shop.*");
        assertThat(browser.text("#answer")).startsWith("8 of 11");
        click("Orders");
        assertThat(browser.find("#query").getDomProperty("value"))
                .isEqualTo("module acme-shop class com.acme.shop.Orders");
        assertThat(browser.text("#answer")).startsWith("5 of 11");
        browser.findAll("#crumbs button").get(0).click();
        assertThat(browser.find("#treemap").getText()).contains("acme-shop", "pool");
    }

    private static void click(String tile) {
        browser.findAll("#treemap .tile").stream()
                .filter(each -> each.getDomAttribute("aria-label").startsWith(tile + ","))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tile " + tile))
                .click();
    }

    @Test
    void a_statement_tells_all_of_itself_and_its_query_by_keyboard_alone() {
        openShop();
        browser.query("file Pool.java line 100");
        browser.find("button.place").sendKeys(Keys.ENTER);
        WebElement details = browser.find("#details");
        assertThat(details.getText())
                .contains("\"100% of {}\"", "org.pool.Pool.get", "file org/pool/Pool.java line 100 +p");
        assertThat(details.findElement(org.openqa.selenium.By.linkText("Source"))
                        .getDomAttribute("href"))
                .isEqualTo("https://code.example/acme/src/main/java/org/pool/Pool.java#L100");
        details.findElements(org.openqa.selenium.By.tagName("button")).get(0).sendKeys(Keys.SPACE);
        assertThat(browser.pasted()).isEqualTo("file org/pool/Pool.java line 100 +p");
    }

    @Test
    void what_stands_in_a_format_is_text() {
        openShop();
        assertThat(formats())
                .contains(
                        "\"</script><script>alert(1)</script>\"",
                        "\"say \\\"hi\\\"\\n\\t\\\\ \\000 ü €\"",
                        "<computed>");
    }

    @Test
    void the_address_tells_the_query() {
        openShop();
        browser.query("func close");
        String address = (String) browser.script("return location.href");
        assertThat(address).endsWith("#q=func%20close");
        browser.script("location.reload()");
        browser.await("return document.getElementById('answer').textContent.startsWith('2 of 11')");
    }

    @Test
    void it_is_dark_for_those_who_like_it_and_by_a_button() {
        browser.prefer("dark");
        openShop();
        assertThat(ground()).isEqualTo("rgb(21, 23, 28)");
        browser.find("#theme").click();
        assertThat(ground()).isEqualTo("rgb(250, 250, 248)");
    }

    private static Object ground() {
        return browser.script("return getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void what_changed_since_a_baseline_is_told() throws IOException {
        openShop();
        assertThat(browser.find("#changes").isDisplayed()).isFalse();
        browser.open(page(shop, "changed", Optional.of(Baseline.of(Reports.many(600)))), 1280, 900);
        assertThat(browser.text("#changes")).contains("600 statements before, 11 now", "Added: 11", "Removed: 600");
        browser.findAll("#changes summary").get(0).click();
        assertThat(browser.text("#changes"))
                .contains("com/acme/shop/Orders.java:7 accept \"accepted {} from {}\" debug");
        browser.findAll("#changes summary").get(1).click();
        assertThat(browser.text("#changes")).contains("and 100 more");
        assertThat(browser.accessibilityViolations()).isEmpty();
    }

    @Test
    void paper_gets_all_rows() throws IOException {
        browser.open(page(Reports.many(2_000), "paper"), 1280, 900);
        assertThat(browser.places().size()).isLessThan(100);
        browser.script("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.places()).hasSize(2_000);
        browser.script("window.dispatchEvent(new Event('afterprint'))");
        assertThat(browser.places().size()).isLessThan(100);
    }

    @Test
    void a_hundred_thousand_statements_are_no_more_in_the_document_than_ten() throws IOException {
        FolderBlobs many = Reports.many(MANY);
        List<ListedSite> sites = many.sites(Terms.NONE);
        browser.open(page(many, "many"), 1280, 900);
        assertThat(browser.text("#figures")).contains("100,000\nstatements");
        assertThat(browser.places().size()).isLessThan(100);
        browser.script(
                "const scroller = document.getElementById('scroller'); scroller.scrollTop = scroller.scrollHeight");
        ListedSite last = sites.get(MANY - 1);
        browser.await("return [...document.querySelectorAll('button.place')].some(each => each.title === '"
                + last.file() + ":" + last.line() + "')");
        assertThat(browser.places().size()).isLessThan(100);

        assertThat(browser.query("class *.C77 level debug")).contains(" of 100,000 statements");
        assertThat(new HashSet<>(browser.places()))
                .isEqualTo(selected(many, "class *.C77 level debug").orElseThrow());
        browser.query("");
        browser.find("thead th.format button").click();
        assertThat(formats()).isSorted();
    }

    @Test
    void a_screen_reader_can_read_it() throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            for (int width : List.of(1280, 390)) {
                browser.open(shopPage, width, 900);
                assertThat(browser.accessibilityViolations())
                        .describedAs(scheme + " " + width)
                        .isEmpty();
                browser.find("button.place").click();
                browser.query("modul x");
                assertThat(browser.accessibilityViolations())
                        .describedAs(scheme + " " + width + ", open")
                        .isEmpty();
            }
        }
    }

    @Test
    void it_can_be_looked_at() throws IOException {
        Path page = page(Reports.many(3_000), "picture");
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            browser.open(page, 1280, 1500);
            browser.screenshot(PICTURES.resolve("report-" + scheme + ".png"));
            browser.open(page, 390, 1500);
            browser.screenshot(PICTURES.resolve("report-" + scheme + "-phone.png"));
            // Nothing sticks out to the side.
            assertThat((Boolean) browser.script(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
        }
    }
}

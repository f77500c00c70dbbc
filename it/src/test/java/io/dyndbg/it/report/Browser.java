package io.dyndbg.it.report;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that shows a report's page. Used by one thread. */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    public Browser() {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium"));
        // The last four keep it from calling its makers.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    private static File program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no " + name + ": install Debian's packages chromium and chromium-driver"));
    }

    /** Shows a page in a window of that size, and waits until it has its data. */
    public void open(Path page, int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.get("about:blank");
        driver.get(page.toUri().toString());
        await("return document.querySelectorAll('#figures li').length > 0"
                + " || !document.getElementById('failure').hidden");
    }

    /** Waits until a script answers true. */
    public void await(String script) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(driver.executeScript(script))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + script);
            }
            // Lets the page draw.
            driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        }
    }

    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Puts a query in the place of what is there, presses Enter, and answers what the page says of it. */
    String query(String query) {
        // Typing key by key would take as long as a person does; the page hears of it in the same way.
        return (String) driver.executeScript(
                "const input = document.getElementById('query'); input.value = arguments[0];"
                        + "input.dispatchEvent(new Event('input')); input.dispatchEvent(new Event('change'));"
                        + "return document.getElementById('answer').textContent",
                query);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    String text(String css) {
        return find(css).getText();
    }

    /** Answers the places of the rows in the document, from the first on. */
    @SuppressWarnings("unchecked")
    List<String> places() {
        return (List<String>)
                driver.executeScript("return [...document.querySelectorAll('button.place')].map(each => each.title)");
    }

    /** Answers what a script passes on to the last of its arguments. */
    public Object answer(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Answers what is in the clipboard, by pasting it. */
    String pasted() {
        driver.executeScript("const field = document.createElement('textarea'); field.id = 'paste';"
                + "document.body.append(field); field.focus()");
        WebElement field = find("#paste");
        field.sendKeys(Keys.chord(Keys.CONTROL, "v"));
        String text = field.getDomProperty("value");
        driver.executeScript("document.getElementById('paste').remove()");
        return text;
    }

    /** Makes the browser say that its user likes {@code dark} or {@code light}. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Answers what axe-core finds wrong, a line each. */
    @SuppressWarnings("unchecked")
    List<String> accessibilityViolations() throws IOException {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) driver.executeAsyncScript("const done = arguments[0]; axe.run().then(result => done("
                + "result.violations.flatMap(rule => rule.nodes.map(node =>"
                + " rule.id + ': ' + node.html + ' ' + node.failureSummary))))");
    }

    /** Answers what the console has of warnings and errors since it was last asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Writes what is seen, for a person to look at. */
    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}

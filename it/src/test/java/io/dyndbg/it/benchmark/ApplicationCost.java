package io.dyndbg.it.benchmark;

import io.dyndbg.it.ChildProcess;
import io.dyndbg.it.Maven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints what weaving a whole application costs: its build, its size, and, side by side with the unwoven one, its start and the heap
 * that is in use then.
 */
public final class ApplicationCost {
    private static final int STARTS = 20;
    private static final String PROJECT = "whole-application";
    private static final Pattern STARTED = Pattern.compile("Started Shop in .*\\(process running for ([0-9.]+)\\)");
    private static final Pattern USED = Pattern.compile("used (\\d+) KB");

    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> kilobytes = new ArrayList<>();
    private final Path jar;

    private ApplicationCost(Path jar) {
        this.jar = jar;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("dyndbg-benchmark");
        Path sources = Path.of(System.getProperty("it.settings")).getParent();
        copy(sources.resolve("parent"), folder.resolve("parent"));
        copy(sources.resolve(PROJECT), folder.resolve(PROJECT));
        System.out.println("Java " + Runtime.version());
        // Once without being timed: downloads.
        build(folder, "-Ddyndbg.skip");
        String cache = "-Ddyndbg.cache=" + folder.resolve("cache");
        System.out.printf(
                Locale.ROOT,
                "mvn package, seconds: %.1f unwoven, %.1f woven, %.1f woven again%n",
                build(folder, "-Ddyndbg.skip"),
                build(folder, cache),
                build(folder, cache));
        Path woven = folder.resolve(PROJECT + "/target/whole-application-1.0.jar");
        compare(new ApplicationCost(Path.of(woven + ".unwoven")), new ApplicationCost(woven));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static double build(Path folder, String option) {
        long start = System.nanoTime();
        Maven.ofSystemProperties()
                .run(folder.resolve(PROJECT), "-q", "package", option)
                .succeeded();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void compare(ApplicationCost unwoven, ApplicationCost woven) throws IOException {
        for (int i = 0; i < STARTS; i++) {
            unwoven.start();
            woven.start();
        }
        System.out.printf("%-30s%12s%12s%12s%n", "medians of " + STARTS + " starts each", "unwoven", "woven", "ratio");
        row("start, seconds", median(unwoven.seconds), median(woven.seconds));
        row("heap in use, MB", median(unwoven.kilobytes) / 1024, median(woven.kilobytes) / 1024);
        row("archive, MB", Files.size(unwoven.jar) / 1e6, Files.size(woven.jar) / 1e6);
    }

    private static void row(String what, double unwoven, double woven) {
        System.out.printf(Locale.ROOT, "%-30s%12.2f%12.2f%12.3f%n", what, unwoven, woven, woven / unwoven);
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2;
    }

    private void start() {
        String output = ChildProcess.java(
                        jar.getParent(),
                        "-Dspring.main.banner-mode=off",
                        "-jar",
                        jar.toString(),
                        "smoke",
                        "--server.port=0")
                .succeeded()
                .text();
        seconds.add(number(STARTED, output));
        kilobytes.add(number(USED, output));
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in\n" + text);
        }
        return Double.parseDouble(matcher.group(1));
    }
}

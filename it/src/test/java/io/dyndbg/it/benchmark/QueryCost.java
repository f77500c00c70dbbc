package io.dyndbg.it.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dyndbg.Dyndbg;
import io.dyndbg.answer.Answer;
import io.dyndbg.it.programs.ClassFolder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.slf4j.LoggerFactory;

/** Prints what a batch of a thousand queries costs, and what a condition costs a call that it drops. */
public final class QueryCost {
    private static final int CLASSES = 440;
    private static final int SITES = 50;
    private static final int QUERIES = 1_000;

    private QueryCost() {}

    public static void main(String[] args) throws Exception {
        System.out.println(
                "Java " + Runtime.version() + ", nanoseconds a call, the least disturbed of 15 runs of 0.3 s");
        Options options = new OptionsBuilder()
                .include(ConditionBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        new Runner(options)
                .run()
                .forEach(result -> System.out.printf(
                        Locale.ROOT,
                        "%-18s%8.2f%n",
                        result.getParams().getParam("condition"),
                        result.getPrimaryResult().getStatistics().getMin()));

        link();
        System.out.printf("%n%,d queries over %,d sites, milliseconds: ", QUERIES, CLASSES * SITES);
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        for (int round = 0; round < 6; round++) {
            long start = System.nanoTime();
            Answer answer = Dyndbg.query(batch(new Random(round)));
            System.out.printf(Locale.ROOT, "%.0f ", (System.nanoTime() - start) / 1e6);
            if (!answer.succeeded() || answer.matched() == 0) {
                throw new IllegalStateException(answer.toString());
            }
            Dyndbg.query("=");
        }
        System.out.println("(the first in a cold JVM)");
    }

    /** Makes classes with many statements, and runs one of each. */
    private static void link() throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
        Path folder = Files.createTempDirectory("dyndbg-benchmark");
        Map<String, String> sources = new HashMap<>();
        for (int i = 0; i < CLASSES; i++) {
            StringBuilder functions = new StringBuilder("public static void first() { f0(); }\n");
            for (int site = 0; site < SITES; site++) {
                functions.append("static void f" + site + "() { LOG.debug(\"said {}\", " + site + "); }\n");
            }
            sources.put("C" + i, ClassFolder.logging("C" + i, functions.toString()));
        }
        ClassFolder woven = ClassFolder.overLogback(folder).compile(sources).weave("many");
        ClassLoader loader =
                new URLClassLoader(new URL[] {woven.classes().toUri().toURL()}, QueryCost.class.getClassLoader());
        for (int i = 0; i < CLASSES; i++) {
            loader.loadClass("C" + i).getMethod("first").invoke(null);
        }
    }

    private static String batch(Random random) {
        StringBuilder batch = new StringBuilder();
        for (int i = 0; i < QUERIES; i++) {
            String terms = List.of(
                            "file C" + random.nextInt(CLASSES) + ".java line " + random.nextInt(SITES) + "-",
                            "func f" + random.nextInt(SITES),
                            "class C" + random.nextInt(CLASSES) + " func f" + random.nextInt(SITES))
                    .get(random.nextInt(3));
            batch.append(terms)
                    .append(List.of(" +p\n", " +pl\n", " -p\n", " +q\n").get(random.nextInt(4)));
        }
        return batch.toString();
    }
}

package io.dyndbg.it.benchmark;

import io.dyndbg.it.corpus.Corpus;
import io.dyndbg.it.corpus.CorpusJar;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.weave.ClassWeaver;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints what weaving costs in a build, beside a mere copy of the same classes through ASM, and what it adds to them. */
public final class WeavingCost {
    private static final List<String> STATEMENTS = List.of("10", "100", "1000", "3300", "10000");
    private static final int WARM_UP = 10;
    /** What disturbs a machine lasts longer than what is measured of one jar: each comes again later. */
    private static final int ROUNDS = 5;

    private static final String ROW = "%-22s%10s%10s%10s%12s%14s%12s%n";

    /** What weaving adds to the classes that it changes. */
    private static final class Growth {
        private int classes;
        private int sites;
        private long raw;
        private long deflated;

        void add(byte[] original, ClassWeaver.Woven woven) {
            classes++;
            if (woven.bytes() != original) {
                sites += woven.record().orElseThrow().sites().size();
                raw += woven.bytes().length - original.length;
                deflated += deflated(woven.bytes()) - deflated(original);
            }
        }

        void add(Growth other) {
            classes += other.classes;
            sites += other.sites;
            raw += other.raw;
            deflated += other.deflated;
        }

        private static int deflated(byte[] bytes) {
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            deflater.setInput(bytes);
            deflater.finish();
            int length = deflater.deflate(new byte[2 * bytes.length + 64]);
            deflater.end();
            return length;
        }

        String rawPerSite() {
            return sites == 0 ? "" : decimal((double) raw / sites);
        }

        String deflatedPerSite() {
            return sites == 0 ? "" : decimal((double) deflated / sites);
        }
    }

    private WeavingCost() {}

    public static void main(String[] args) throws Exception {
        List<String> jars = Corpus.artifactIds();
        Corpus corpus = Corpus.resolve(WeavingBenchmark.CORPUS, jars);
        warmUp(jars);
        Map<String, Map<String, Double>> times = times(jars);
        System.out.println("Java " + Runtime.version() + ", milliseconds, the least disturbed of 8 runs in each of "
                + ROUNDS + " rounds");
        System.out.printf(ROW, "jar", "classes", "copy", "weave", "weave/copy", "bytes a site", "deflated");
        Growth all = new Growth();
        double copy = 0;
        double weave = 0;
        for (String jar : jars) {
            Growth growth = growth(corpus.jar(jar), corpus.blob(jar));
            all.add(growth);
            copy += times.get(jar).get("copy");
            weave += times.get(jar).get("weave");
            print(jar, growth, times.get(jar).get("copy"), times.get(jar).get("weave"));
        }
        print("the whole corpus", all, copy, weave);
        System.out.printf("%n%-22s%10s%22s%n", "statements a class", "weave", "us a statement");
        for (String statements : STATEMENTS) {
            double time = times.get(statements).get("weave");
            System.out.printf(
                    "%-22s%10s%22s%n", statements, decimal(time), decimal(1_000 * time / Integer.parseInt(statements)));
        }
    }

    private static void print(String name, Growth growth, double copy, double weave) {
        System.out.printf(
                ROW,
                name,
                growth.classes,
                decimal(copy),
                decimal(weave),
                decimal(weave / copy),
                growth.rawPerSite(),
                growth.deflatedPerSite());
    }

    /** All jars, until C2 has compiled ASM and us; the largest alone has hardly a guard whose answer is kept. */
    private static void warmUp(List<String> jars) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            for (String jar : jars) {
                WeavingBenchmark each = new WeavingBenchmark();
                each.input = jar;
                each.read();
                each.copy();
                each.weave();
            }
        }
    }

    /** Answers the times by input and benchmark. */
    private static Map<String, Map<String, Double>> times(List<String> jars) throws Exception {
        Options ofJars = options("", jars);
        Options ofClasses = options(".weave", STATEMENTS);
        Map<String, Map<String, Double>> times = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Options options : List.of(ofJars, ofClasses)) {
                for (RunResult result : new Runner(options).run()) {
                    times.computeIfAbsent(result.getParams().getParam("input"), input -> new TreeMap<>())
                            .merge(
                                    result.getPrimaryResult().getLabel(),
                                    result.getPrimaryResult().getStatistics().getMin(),
                                    Math::min);
                }
            }
        }
        return times;
    }

    private static Options options(String benchmark, List<String> inputs) {
        return new OptionsBuilder()
                .include(WeavingBenchmark.class.getName() + benchmark)
                .param("input", inputs.toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }

    private static Growth growth(CorpusJar jar, String blob) throws IOException {
        Growth growth = new Growth();
        try (Hierarchy hierarchy = new Hierarchy(jar.wholePath())) {
            ClassWeaver weaver = WeavingBenchmark.weaver(hierarchy, jar.classes(), blob);
            for (byte[] original : jar.classes()) {
                growth.add(original, weaver.weave(original));
            }
        }
        return growth;
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}

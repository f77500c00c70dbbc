package io.dyndbg.it.benchmark;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints what a site costs in each {@link Form}, side by side: time, and C2's instructions. */
public final class SiteCost {
    private static final String ROW = "%-12s%10s%10s%10s%10s%16s%11s%n";

    private SiteCost() {}

    public static void main(String[] args) throws Exception {
        Options options = new OptionsBuilder()
                .include(SiteBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        System.out.println("Java " + Runtime.version()
                + ", SLF4J and Logback at INFO, nanoseconds a call, the least disturbed of 15 runs of 0.3 s");
        System.out.printf(ROW, "statement", "none", "unwoven", "follow", "skip", "follow/unwoven", "skip/none");
        times(results).forEach(SiteCost::print);
        System.out.println("\nBytes of instructions by C2, a method with ten statements of two fields");
        for (Form form : Form.values()) {
            System.out.printf("%-12s%10d%n", form.name().toLowerCase(Locale.ROOT), CompiledSize.of(form));
        }
    }

    private static Map<String, Map<Form, Double>> times(Collection<RunResult> results) {
        Map<String, Map<Form, Double>> times = new TreeMap<>();
        for (RunResult result : results) {
            times.computeIfAbsent(result.getPrimaryResult().getLabel(), statement -> new TreeMap<>())
                    .put(
                            Form.valueOf(result.getParams().getParam("form")),
                            result.getPrimaryResult().getStatistics().getMin());
        }
        return times;
    }

    private static void print(String statement, Map<Form, Double> times) {
        System.out.printf(
                ROW,
                statement,
                decimal(times.get(Form.NONE)),
                decimal(times.get(Form.UNWOVEN)),
                decimal(times.get(Form.FOLLOW)),
                decimal(times.get(Form.SKIP)),
                decimal(times.get(Form.FOLLOW) / times.get(Form.UNWOVEN)),
                decimal(times.get(Form.SKIP) / times.get(Form.NONE)));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}

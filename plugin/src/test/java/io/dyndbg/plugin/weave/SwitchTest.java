package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.dyndbg.Dyndbg;
import io.dyndbg.answer.Answer;
import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.collect.BlobWriter;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.ModuleRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Woven classes run, and queries switch their statements. */
class SwitchTest {
    @TempDir
    Path folder;

    @AfterEach
    void follow() {
        Dyndbg.query("=");
    }

    private static ClassLoader loader(CompiledSample woven) {
        byte[] blob = BlobWriter.write(List.of(new ModuleRecords("samples", woven.records())), Codec.DEFLATE);
        return woven.with(CompiledSample.BLOB, blob).loader(SwitchTest.class.getClassLoader());
    }

    /** One class loader's Shapes: makes new ones, so that each run starts from the same state. */
    private static final class Sample {
        private final Class<?> shapes;

        Sample(ClassLoader loader) throws ClassNotFoundException {
            shapes = loader.loadClass("samples.Shapes");
        }

        Object run() throws ReflectiveOperationException {
            return ((Supplier<?>) shapes.getConstructor().newInstance()).get();
        }
    }

    private Sample sample(Arguments policy) throws Exception {
        CompiledSample unwoven = CompiledSample.compile(folder, "Shapes.java", CompiledSample.source("Shapes.java"));
        return new Sample(policy == null ? unwoven.loader(getClass().getClassLoader()) : loader(unwoven.weave(policy)));
    }

    /** A lambda's body is printed under the function that it stands in. */
    private static List<String> withSourceFunctions(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("lambda\\$(\\w+)\\$\\d+", "$1"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void forcing_everything_prints_at_INFO_what_TRACE_would_print(Arguments policy) throws Exception {
        Sample unwoven = sample(null);
        List<String> expected;
        unwoven.run();
        try (LoggedEvents events = new LoggedEvents(Level.TRACE)) {
            unwoven.run();
            // One's logger is kept in a variable beside the statement, the other one's guard decides more: both left
            // alone.
            expected = withSourceFunctions(events.lines()).stream()
                    .filter(line -> !line.contains(" kept ") && !line.contains("not without its guard"))
                    .toList();
        }
        Sample woven = sample(policy);
        try (LoggedEvents events = new LoggedEvents(Level.INFO)) {
            woven.run();
            int before = events.lines().size();
            Answer answer = Dyndbg.query("module samples +p");
            woven.run();
            assertThat(answer.failures()).isEmpty();
            List<String> forced = events.lines().subList(before, events.lines().size());
            assertThat(withSourceFunctions(forced)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void skipping_everything_prints_at_TRACE_what_INFO_would_print(Arguments policy) throws Exception {
        Sample woven = sample(policy);
        try (LoggedEvents events = new LoggedEvents(Level.TRACE)) {
            woven.run();
            int before = events.lines().size();
            Dyndbg.query("module samples +q");
            woven.run();
            assertThat(events.messages().subList(before, events.lines().size())).containsExactly("info shapes", "kept");
        }
    }

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void one_forced_statement_prints_alone_with_its_decorations(Arguments policy) throws Exception {
        Sample woven = sample(policy);
        try (LoggedEvents events = new LoggedEvents(Level.INFO)) {
            woven.run();
            int before = events.lines().size();
            Answer answer = Dyndbg.query("format \"guarded {}\" +pmfslt");
            woven.run();
            assertThat(answer.matched()).isPositive();
            assertThat(events.messages().subList(before, events.lines().size()))
                    .containsExactly("info shapes", "[main] samples:guards:Shapes.java:85: guarded guarded");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Arguments.class, names = "KEEP", mode = EnumSource.Mode.EXCLUDE)
    void a_statement_that_skips_does_not_evaluate_what_its_policy_leaves_out(Arguments policy) throws Exception {
        Sample woven = sample(policy);
        String evaluated = (String) woven.run();
        Dyndbg.query("module samples +q");
        String skipped = (String) woven.run();
        if (policy == Arguments.ALL) {
            // Calls a, b, c and the guarded one are not made; the increment is a store, and is kept.
            assertThat(skipped).doesNotContain("guarded", " c,").endsWith("calls 1");
        } else {
            assertThat(skipped.replace("guarded, ", ""))
                    .isEqualTo(evaluated.replace("guarded, ", "").replace("calls 6", "calls 5"));
        }
    }

    @Test
    void taking_a_query_back_lets_everything_follow_again() throws Exception {
        Sample woven = sample(Arguments.KEEP);
        try (LoggedEvents events = new LoggedEvents(Level.INFO)) {
            woven.run();
            Dyndbg.query("module samples +p");
            Dyndbg.query("module samples =_");
            int before = events.lines().size();
            woven.run();
            assertThat(events.messages().subList(before, events.lines().size())).containsExactly("info shapes");
        }
    }

    @Test
    void a_flip_reaches_a_loop_that_is_already_compiled() throws Exception {
        CompiledSample woven = CompiledSample.compile(folder, "Loop.java", """
                package samples;
                public class Loop implements Runnable {
                    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("samples.loop");
                    public static volatile boolean stop;
                    public static volatile long rounds;
                    public void run() {
                        long n = 0;
                        while (!stop) {
                            for (int i = 0; i < 10_000; i++) LOG.debug("round {}", n);
                            rounds = ++n;
                        }
                    }
                }
                """).weave(Arguments.KEEP);
        Class<?> loop = loader(woven).loadClass("samples.Loop");
        Thread thread = new Thread((Runnable) loop.getConstructor().newInstance());
        try (LoggedEvents events = new LoggedEvents(Level.INFO)) {
            thread.start();
            await(() -> loop.getField("rounds").getLong(null) > 5_000);
            assertThat(events.messages()).isEmpty();

            Dyndbg.query("file Loop.java +p");
            await(() -> !events.messages().isEmpty());

            Dyndbg.query("file Loop.java =_");
            int printed = events.messages().size();
            long round = loop.getField("rounds").getLong(null);
            await(() -> loop.getField("rounds").getLong(null) > round + 100);
            // The statement that was under way may still have printed.
            assertThat(events.messages().size()).isLessThanOrEqualTo(printed + 1);
        } finally {
            loop.getField("stop").setBoolean(null, true);
            thread.join();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}

package io.dyndbg.plugin.random;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.dyndbg.Dyndbg;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random classes do, woven, what they do unwoven; and what is forced is printed, unless the answer calls it unreachable. They
 * are compiled a hundred at a time, a quarter of them by Eclipse's compiler, and another one is changed then, which is why they come from seeds and not from jqwik. A failure names the seed; {@code
 * -Ddyndbg.random.first=SEED -Ddyndbg.random.classes=1} runs that class alone.
 *
 * <p>The seeds 0 to 99,999 were run once ({@code -Ddyndbg.random.classes=100000}, two hours on one core).
 */
class RandomClassesTest {
    private static final long FIRST = Long.getLong("dyndbg.random.first", 0);
    private static final int CLASSES = Integer.getInteger("dyndbg.random.classes", 2000);
    private static final int BATCH = 100;
    private static final int MOST_FAILURES = 40;
    /** Forced alone, by class: each costs a query, and those of one class find much the same. */
    private static final int MOST_SINGLE = 3;

    private final PrintStream err = System.err;
    private final List<String> failures = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void audit_nothing() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void audit_again() {
        Dyndbg.query("=");
        System.setErr(err);
    }

    @Test
    void random_classes_do_what_is_said() throws Exception {
        for (long first = FIRST; first < FIRST + CLASSES; first += BATCH) {
            List<Long> seeds = LongStream.range(first, Math.min(first + BATCH, FIRST + CLASSES))
                    .boxed()
                    .toList();
            RandomBatch.Shape shape = first / BATCH % 4 == 1
                    ? RandomBatch.Shape.ECLIPSE
                    : first / BATCH % 4 == 2 ? RandomBatch.Shape.CHANGED : RandomBatch.Shape.JAVAC;
            checkBatch(seeds, "batch" + first + shape.name().toLowerCase(), shape);
            // What is linked no more should not be asked by each of the next thousands of queries.
            System.gc();
        }
        assertThat(failures).isEmpty();
    }

    private void checkBatch(List<Long> seeds, String name, RandomBatch.Shape shape) throws Exception {
        try (RandomBatch batch = new RandomBatch(folder.resolve(name), seeds, shape)) {
            // The policies differ in arguments only, so that fewer classes will do for the others.
            boolean all = seeds.get(0) / BATCH % 4 == 0;
            for (Arguments policy : all ? Arguments.values() : new Arguments[] {Arguments.KEEP}) {
                RandomBatch.Woven woven =
                        batch.weave(policy, name + policy.name().toLowerCase());
                checkFollow(batch, woven, seeds);
                checkForced(batch, woven, seeds, policy == Arguments.KEEP);
                checkSkipped(batch, woven, seeds);
                Dyndbg.query("=");
            }
        }
    }

    private void checkFollow(RandomBatch batch, RandomBatch.Woven woven, List<Long> seeds) throws Exception {
        for (Level level : List.of(Level.INFO, Level.TRACE)) {
            try (URLClassLoader plain = batch.loader(batch.unwoven());
                    URLClassLoader loader = batch.loader(woven.classes())) {
                for (long seed : seeds) {
                    check(
                            seed,
                            woven,
                            "follows at " + level,
                            batch.run(loader, seed, level).equals(batch.run(plain, seed, level)));
                }
            }
        }
    }

    private void checkForced(RandomBatch batch, RandomBatch.Woven woven, List<Long> seeds, boolean single)
            throws Exception {
        try (URLClassLoader plain = batch.loader(batch.unwoven());
                URLClassLoader plainTrace = batch.loader(batch.unwoven());
                URLClassLoader loader = batch.loader(woven.classes())) {
            for (long seed : seeds) {
                List<String> atInfo = batch.run(plain, seed, Level.INFO);
                List<String> atTrace = batch.run(plainTrace, seed, Level.TRACE);
                List<CallsiteRecord> sites = woven.sites().getOrDefault(RandomClass.nameOf(seed), List.of());
                String terms = "module " + woven.module() + " class " + RandomClass.nameOf(seed) + " ";
                batch.run(loader, seed, Level.INFO);
                Dyndbg.query(terms + "+p");
                checkForced(batch, seed, woven, sites, sites, batch.run(loader, seed, Level.INFO), atInfo, atTrace);
                Dyndbg.query(terms + "-p");
                List<CallsiteRecord> some = new ArrayList<>(single ? sites : List.of());
                Collections.shuffle(some, new Random(seed));
                for (CallsiteRecord site : some.subList(0, Math.min(MOST_SINGLE, some.size()))) {
                    Dyndbg.query(terms + "format " + id(site) + " +p");
                    checkForced(
                            batch,
                            seed,
                            woven,
                            sites,
                            List.of(site),
                            batch.run(loader, seed, Level.INFO),
                            atInfo,
                            atTrace);
                    Dyndbg.query(terms + "-p");
                }
            }
        }
    }

    private static String id(CallsiteRecord site) {
        return site.format().text().split("[ \1]")[0];
    }

    private void checkForced(
            RandomBatch batch,
            long seed,
            RandomBatch.Woven woven,
            List<CallsiteRecord> all,
            List<CallsiteRecord> forced,
            List<String> now,
            List<String> atInfo,
            List<String> atTrace) {
        String what = forced.size() == 1 ? " " + id(forced.get(0)) + " forced" : " all forced";
        List<List<String>> calls = calls(now);
        List<List<String>> callsAtInfo = calls(atInfo);
        List<List<String>> callsAtTrace = calls(atTrace);
        for (int call = 0; call < callsAtInfo.size(); call++) {
            int number = call;
            checkCall(
                    message -> failure(seed, woven, message + " with" + what),
                    done -> throwsAtTimes(batch, seed) || isDead(batch, seed, number, done),
                    all,
                    forced,
                    calls.get(call),
                    callsAtInfo.get(call),
                    callsAtTrace.get(call));
        }
    }

    /** Answers what each call of a method did, its outcome last. */
    private static List<List<String>> calls(List<String> trace) {
        List<List<String>> calls = new ArrayList<>(List.of(new ArrayList<>()));
        for (String event : trace) {
            calls.get(calls.size() - 1).add(event);
            if (event.startsWith("result ") || event.startsWith("threw ")) {
                calls.add(new ArrayList<>());
            }
        }
        return calls.subList(0, calls.size() - 1);
    }

    private static void checkCall(
            Consumer<String> fails,
            Predicate<List<String>> nobodyKnows,
            List<CallsiteRecord> all,
            List<CallsiteRecord> forced,
            List<String> now,
            List<String> atInfo,
            List<String> atTrace) {
        String outcome = outcome(now);
        boolean throwsAtTrace = atTrace.contains("thrown") || atInfo.contains("thrown");
        if (!outcome.equals(outcome(atInfo)) && !nobodyKnows.test(now)) {
            fails.accept("the outcome is another one");
        }
        boolean comparable = outcome.equals(outcome(atInfo)) && !now.contains("thrown");
        if (comparable && !isPartOf(of(atInfo, "effect ", "log INFO"), of(now, "effect ", "log INFO"))) {
            fails.accept("effects are missing");
        }
        Map<String, Integer> printed = count(now, "log DEBUG", "log TRACE");
        Map<String, Integer> reached = count(now, "reach ");
        Map<String, Integer> reachedAtInfo = count(atInfo, "reach ");
        Map<String, Integer> reachedAtTrace = count(atTrace, "reach ");
        for (CallsiteRecord site : all) {
            String id = id(site);
            int prints = printed.getOrDefault(id, 0);
            if (!forced.contains(site) || !site.woven()) {
                if (prints > 0) {
                    fails.accept(id + " prints");
                }
                continue;
            }
            if (prints < reached.getOrDefault(id, 0)) {
                fails.accept(id + " does not print");
            }
            boolean openly = reachedAtInfo.containsKey(id);
            if (site.behindGuard() != null && openly) {
                fails.accept(id + " is not " + site.behindGuard());
            }
            boolean said = site.behindGuard() != null || site.note() != null;
            if (comparable
                    && !said
                    && !throwsAtTrace
                    && !reached.containsKey(id)
                    && (openly || reachedAtTrace.containsKey(id))) {
                fails.accept(id + " is not reached");
            }
        }
    }

    /** Answers whether the class throws with any levels that somebody could set: what throws then may throw where a guard is open. */
    private static boolean throwsAtTimes(RandomBatch batch, long seed) {
        return atAnyLevels(batch, seed).stream().anyMatch(run -> run.contains("thrown"));
    }

    /**
     * Answers whether code was entered, or a statement reached, that this call comes to with no levels that somebody could set, since
     * conditions exclude each other: no guard can know.
     */
    private static boolean isDead(RandomBatch batch, long seed, int call, List<String> now) {
        List<String> come = new ArrayList<>(of(now, "enter ", "reach "));
        atAnyLevels(batch, seed).forEach(run -> come.removeAll(of(calls(run).get(call), "enter ", "reach ")));
        return !come.isEmpty();
    }

    private static List<List<String>> atAnyLevels(RandomBatch batch, long seed) {
        List<List<String>> runs = new ArrayList<>();
        for (Level a : List.of(Level.INFO, Level.DEBUG, Level.TRACE)) {
            for (Level b : List.of(Level.INFO, Level.DEBUG, Level.TRACE)) {
                try (URLClassLoader loader = batch.loader(batch.unwoven())) {
                    runs.add(batch.run(loader, seed, a, b));
                } catch (ReflectiveOperationException | IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return runs;
    }

    private static String outcome(List<String> call) {
        return call.get(call.size() - 1);
    }

    private void checkSkipped(RandomBatch batch, RandomBatch.Woven woven, List<Long> seeds) throws Exception {
        try (URLClassLoader plain = batch.loader(batch.unwoven());
                URLClassLoader atInfo = batch.loader(woven.classes());
                URLClassLoader atTrace = batch.loader(woven.classes());
                URLClassLoader plainTrace = batch.loader(batch.unwoven())) {
            Dyndbg.query("module " + woven.module() + " +q");
            for (long seed : seeds) {
                List<String> expected = batch.run(plain, seed, Level.INFO);
                List<String> now = batch.run(atInfo, seed, Level.INFO);
                check(
                        seed,
                        woven,
                        "skips at INFO",
                        of(now, "result ", "threw ", "effect ", "log ", "reach ")
                                .equals(of(expected, "result ", "threw ", "effect ", "log ", "reach ")));
                List<String> skipped = batch.run(atTrace, seed, Level.TRACE);
                List<String> outcomes = of(skipped, "result ", "threw ");
                if (!outcomes.equals(of(batch.run(plainTrace, seed, Level.TRACE), "result ", "threw "))) {
                    check(seed, woven, "outcomes where all skips at TRACE", throwsAtTimes(batch, seed));
                }
                Map<String, Integer> printed = count(skipped, "log DEBUG", "log TRACE");
                woven.sites().getOrDefault(RandomClass.nameOf(seed), List.of()).stream()
                        .filter(CallsiteRecord::woven)
                        .forEach(site ->
                                check(seed, woven, id(site) + " skips", printed.getOrDefault(id(site), 0) == 0));
            }
        }
    }

    private void check(long seed, RandomBatch.Woven woven, String what, boolean holds) {
        if (!holds) {
            failure(seed, woven, what);
        }
    }

    private void failure(long seed, RandomBatch.Woven woven, String what) {
        String failure = "seed " + seed + ", " + woven.module() + ": " + what;
        if (failures.size() < MOST_FAILURES && !failures.contains(failure)) {
            failures.add(failure);
        }
    }

    private static List<String> of(List<String> trace, String... kinds) {
        return trace.stream()
                .filter(event -> List.of(kinds).stream().anyMatch(event::startsWith))
                .toList();
    }

    /** Answers how often each statement is named by events of these kinds. */
    private static Map<String, Integer> count(List<String> trace, String... kinds) {
        return of(trace, kinds).stream()
                .flatMap(event -> List.of(event.split(" ")).stream().filter(word -> word.matches("s\\d{4}")))
                .collect(Collectors.toMap(id -> id, id -> 1, Integer::sum, TreeMap::new));
    }

    private static boolean isPartOf(List<String> some, List<String> all) {
        int next = 0;
        for (String event : all) {
            next += next < some.size() && some.get(next).equals(event) ? 1 : 0;
        }
        return next == some.size();
    }
}

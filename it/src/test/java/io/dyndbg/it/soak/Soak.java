package io.dyndbg.it.soak;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.dyndbg.Dyndbg;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Eight threads log through a thousand sites that are forced from the start on, and through some that are not, while four others
 * decorate, force and silence, let expire, list, write the file, load and unload. Each forced message is printed once, and in
 * the end everything is as it was. A program of its own, started by {@link SoakTest}: folder of woven classes, file, seconds.
 */
public final class Soak {
    static final int STEADY = 20;
    static final int CHANGING = 5;
    static final int SITES = 50;

    private static final int LOGGING_THREADS = 8;

    private final Path classes;
    private final Path file;
    private final long end;
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong printed = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private final List<WeakReference<ClassLoader>> unloaded = new ArrayList<>();
    private final List<MethodHandle> steady = new ArrayList<>();
    private final List<MethodHandle> changing = new ArrayList<>();

    /** How often the message that this thread sends just now was printed. */
    private static final ThreadLocal<int[]> SEEN = ThreadLocal.withInitial(() -> new int[1]);

    /** Something that a thread does again and again. */
    private interface Step {
        void run(Random random) throws Throwable;
    }

    private Soak(Path classes, Path file, long seconds) throws ReflectiveOperationException, IOException {
        this.classes = classes;
        this.file = file;
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ClassLoader loader = loader();
        for (int i = 0; i < STEADY; i++) {
            steady.add(call(loader, "Steady" + i));
        }
        for (int i = 0; i < CHANGING; i++) {
            changing.add(call(loader, "Changing" + i));
        }
    }

    private ClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Soak.class.getClassLoader());
    }

    private static MethodHandle call(ClassLoader loader, String type) throws ReflectiveOperationException {
        return MethodHandles.publicLookup()
                .findStatic(loader.loadClass(type), "call", MethodType.methodType(void.class, int.class));
    }

    public static void main(String[] arguments) throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        AppenderBase<ILoggingEvent> counting = new AppenderBase<>() {
            @Override
            public void doAppend(ILoggingEvent event) {
                append(event);
            }

            @Override
            protected void append(ILoggingEvent event) {
                SEEN.get()[0]++;
            }
        };
        counting.start();
        root.addAppender(counting);
        new Soak(Path.of(arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[2])).run();
    }

    private void run() throws Exception {
        linkOne();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < LOGGING_THREADS; i++) {
            threads.add(start("logs-" + i, this::log));
        }
        threads.add(start("changes", this::change));
        threads.add(start("expires", this::expire));
        threads.add(start("lists", this::list));
        threads.add(start("loads", this::load));
        for (Thread thread : threads) {
            thread.join();
        }
        takeBack();
        failures.forEach(Throwable::printStackTrace);
        System.out.println("printed " + printed + " messages, changed " + changes + " times, loaded " + unloaded.size()
                + " times, failures " + failures.size() + ", left " + left());
    }

    /** Where one class has linked, the records of all are known. */
    private void linkOne() throws Exception {
        try {
            steady.get(0).invokeExact(0);
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    private Thread start(String name, Step step) {
        Thread thread = new Thread(
                () -> {
                    Random random = new Random(name.hashCode());
                    while (System.nanoTime() < end && failures.isEmpty()) {
                        try {
                            step.run(random);
                        } catch (Throwable failed) {
                            failures.add(new AssertionError(name, failed));
                        }
                    }
                },
                name);
        thread.start();
        return thread;
    }

    private void log(Random random) throws Throwable {
        int[] seen = SEEN.get();
        for (int i = 0; i < 100; i++) {
            seen[0] = 0;
            steady.get(random.nextInt(STEADY)).invokeExact(random.nextInt(SITES));
            if (seen[0] != 1) {
                throw new AssertionError("printed " + seen[0] + " times");
            }
            seen[0] = 0;
            changing.get(random.nextInt(CHANGING)).invokeExact(random.nextInt(SITES));
            if (seen[0] > 1) {
                throw new AssertionError("printed " + seen[0] + " times");
            }
        }
        printed.addAndGet(100);
    }

    private void change(Random random) {
        String function = " func f" + random.nextInt(SITES);
        String flags = List.of("+p", "-p", "+q", "-q", "=_", "=pm", "+ml").get(random.nextInt(7));
        query("class Changing" + random.nextInt(CHANGING) + function + " " + flags);
        query("class Steady" + random.nextInt(STEADY) + function
                + List.of(" +l", " -l", " +p", " =pm").get(random.nextInt(4)));
    }

    private void expire(Random random) throws Exception {
        query("class Steady*" + " func f" + random.nextInt(SITES) + " ttl " + (1 + random.nextInt(20)) + "ms +pmf");
        query("class Changing* func f" + random.nextInt(SITES) + " max 2 rate 5/10ms thread logs-* +p");
        if (random.nextInt(4) == 0) {
            Files.writeString(file, "class Steady* func f" + random.nextInt(SITES) + " +pt; class Changing* +q");
        }
        if (random.nextInt(8) == 0) {
            query("=");
        }
    }

    private void query(String query) {
        if (!Dyndbg.query(query).succeeded()) {
            throw new AssertionError(query);
        }
        changes.incrementAndGet();
    }

    private void list(Random random) throws IOException {
        StringBuilder listing = new StringBuilder();
        Dyndbg.listing("module soak", listing);
        long forced = listing.toString()
                .lines()
                .filter(line -> line.startsWith("Steady") && line.contains(" =p"))
                .count();
        if (forced != STEADY * SITES) {
            throw new AssertionError(forced + " steady sites are listed as forced");
        }
        Dyndbg.queries();
    }

    /** Another copy of the classes, whose sites are others. */
    private void load(Random random) throws Throwable {
        ClassLoader loader = loader();
        unloaded.add(new WeakReference<>(loader));
        int[] seen = SEEN.get();
        seen[0] = 0;
        call(loader, "Steady" + random.nextInt(STEADY)).invokeExact(random.nextInt(SITES));
        if (seen[0] != 1) {
            throw new AssertionError("printed " + seen[0] + " times by a class that has just linked");
        }
        Thread.sleep(50 + random.nextInt(100));
    }

    private void takeBack() throws Exception {
        Files.deleteIfExists(file);
        Dyndbg.query("=");
        for (int i = 0; i < 3000 && Dyndbg.queries().size() > 1; i++) {
            Thread.sleep(10);
        }
        StringBuilder listing = new StringBuilder();
        Dyndbg.listing("module soak", listing);
        listing.toString()
                .lines()
                .skip(1)
                .filter(line -> !line.contains(line.startsWith("Steady") ? " =p " : " =_ "))
                .forEach(line -> failures.add(new AssertionError("in the end: " + line)));
    }

    private long left() throws InterruptedException {
        long left = unloaded.size();
        for (int i = 0; i < 100 && left > 0; i++) {
            System.gc();
            Thread.sleep(20);
            left = unloaded.stream().filter(loader -> loader.get() != null).count();
        }
        return left;
    }
}

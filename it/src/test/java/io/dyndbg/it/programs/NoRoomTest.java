package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes that link, and statements that are forced, where the stack or the heap ends: in a JVM of their own, on each JDK. */
class NoRoomTest {
    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void makeFolder() throws IOException {
        program = ClassFolder.overLogback(folder);
    }

    /**
     * Forced statements overflow the stack on many threads, and each thread prints again afterwards. Through a handler, since
     * Logback's own appenders mark a thread by a call, which may overflow as well: then it is they that drop what follows.
     */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_thread_whose_stack_overflowed_while_it_printed_prints_again(Jdk jdk) throws Exception {
        program.compile(Map.of("Over", """
                import java.util.concurrent.atomic.AtomicInteger;
                import java.util.logging.*;
                class Over {
                    static final Logger LOG = Logger.getLogger("over");
                    static final AtomicInteger AGAIN = new AtomicInteger();
                    static class Counting extends Handler {
                        @Override public void publish(LogRecord record) {
                            if (record.getMessage().equals("again")) AGAIN.incrementAndGet();
                        }
                        @Override public void flush() {}
                        @Override public void close() {}
                    }
                    static int down(int i) {
                        LOG.fine("down");
                        return down(i + 1) + 1;
                    }
                    public static void main(String[] a) throws Exception {
                        LOG.setUseParentHandlers(false);
                        LOG.addHandler(new Counting());
                        for (int i = 0; i < 40; i++) {
                            Thread thread = new Thread(null, () -> {
                                try { down(0); } catch (StackOverflowError e) { LOG.fine("again"); }
                            }, "t", 1 << 18);
                            thread.start();
                            thread.join();
                        }
                        System.out.println("again " + AGAIN);
                    }
                }
                """)).weave("mod");

        assertThat(program.run(jdk.java(), List.of("-Ddyndbg=+p"), "Over").lines())
                .contains("again 40");
    }

    /** Answers so many classes with one statement each, and a method that runs that of one. */
    private static String classes(int number) {
        StringBuilder classes = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        IntStream.range(0, number).forEach(i -> {
            classes.append("static class C").append(i).append(" { static void go() { LOG.debug(\"c\"); } }\n");
            calls.append("case ").append(i).append(": C").append(i).append(".go(); break;\n");
        });
        return classes + "static void go(int i) { switch (i) { " + calls + " } }";
    }

    /** Each of many classes runs its first statement a few frames before the end of the stack. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_class_that_links_where_the_stack_ends_is_forced_afterwards(Jdk jdk) throws Exception {
        int types = 150;
        program.compile(Map.of("Deep", ClassFolder.logging("Deep", """
                %s
                static int down(int i, int frames) {
                    int behind;
                    try { behind = down(i, frames) + 1; } catch (StackOverflowError e) { behind = 0; }
                    if (behind == frames) try { go(i); } catch (StackOverflowError e) { return behind; }
                    return behind;
                }
                public static void main(String[] a) throws Exception {
                    LOG.info("up");
                    for (int i = 0; i < %d; i++) {
                        int type = i;
                        Thread thread = new Thread(null, () -> down(type, 2 * type), "deep", 1 << 18);
                        thread.start();
                        thread.join();
                    }
                    System.out.println("then");
                    for (int i = 0; i < %d; i++) go(i);
                }
                """.formatted(classes(types), types, types))))
                .weave("mod");

        List<String> lines =
                program.run(jdk.java(), List.of("-Ddyndbg=+p"), "Deep").lines();

        assertThat(lines.subList(lines.indexOf("then"), lines.size()))
                .filteredOn(line -> line.equals("DEBUG Deep go - c"))
                .hasSize(types);
    }

    /** Each of many classes runs its first statement where there is hardly any heap left; whatever comes next tries it again. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_class_that_links_where_the_heap_ends_is_forced_afterwards(Jdk jdk) throws Exception {
        int types = 40;
        program.compile(Map.of(
                        "Full", ClassFolder.logging("Full", """
                %s
                static java.util.List<byte[]> hoard;
                static void fill(int least) {
                    hoard = new java.util.ArrayList<>(1 << 16);
                    for (int size = 1 << 20; size >= least; ) {
                        try { hoard.add(new byte[size]); } catch (OutOfMemoryError e) { size /= 2; }
                    }
                }
                public static void main(String[] a) throws Exception {
                    LOG.info("up");
                    for (int i = 0; i < %d; i++) {
                        fill(16 << i %% 6);
                        try { go(i); } catch (OutOfMemoryError e) { hoard = null; }
                        hoard = null;
                    }
                    go(%d);
                    System.out.println("then");
                    for (int i = 0; i < %d; i++) go(i);
                }
                """.formatted(classes(types + 1), types, types, types))))
                .weave("mod");

        List<String> lines = program.run(jdk.java(), List.of("-Ddyndbg=+p", "-Xmx24m", "-XX:+UseSerialGC"), "Full")
                .lines();

        assertThat(lines.subList(lines.indexOf("then"), lines.size()))
                .filteredOn(line -> line.equals("DEBUG Full go - c"))
                .hasSize(types);
    }
}

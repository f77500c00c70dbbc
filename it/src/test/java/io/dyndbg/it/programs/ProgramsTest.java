package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small programs, each in a JVM of its own, on each JDK: what they print while they are queried, and what the answer says. */
class ProgramsTest {
    /** Stands in each program: {@code Q.q("...")} prints an answer. */
    private static final String ASKING = """
            public class Q {
                public static void q(String query) { System.out.println(io.dyndbg.Dyndbg.query(query)); }
            }
            """;

    @TempDir
    private Path folder;

    private ClassFolder program;

    @BeforeEach
    void makeFolder() throws IOException {
        program = ClassFolder.overLogback(folder);
    }

    private static Map<String, String> with(String... typesAndSources) {
        Map<String, String> sources = new HashMap<>(Map.of("Q", ASKING));
        for (int i = 0; i < typesAndSources.length; i += 2) {
            sources.put(typesAndSources[i], typesAndSources[i + 1]);
        }
        return sources;
    }

    /** As an editor does it. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_class_that_was_compiled_over_is_named(Jdk jdk) throws Exception {
        Map<String, String> sources = with(
                "X",
                ClassFolder.logging(
                        "X", "public static void main(String[] a) { LOG.debug(\"x\"); Q.q(\"class X +pl\"); }"));
        program.compile(sources).weave("mod").compile(sources);

        assertThat(program.run(jdk.java(), List.of(), "X").lines())
                .contains(
                        "1 site matched, 1 changed: 1 unreachable",
                        "  1 site unreachable: the X.class that runs is not the one that was woven");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void another_version_of_a_class_in_a_multi_release_jar_is_named(Jdk jdk) throws Exception {
        String clock = ClassFolder.logging("Clock", "public void tick() { LOG.debug(\"tick\"); }");
        program.compile(
                        with(
                                "Clock",
                                clock,
                                "Main",
                                "class Main { public static void main(String[] a) { Q.q(\"class Clock +p\"); new Clock().tick(); } }"))
                .weave("mod");
        Path plain = Files.createDirectories(folder.resolve("plain"));
        program.in(plain).compile(Map.of("Clock", clock));
        Path jar = multiRelease(program.classes(), plain);

        assertThat(program.in(jar.getParent())
                        .behind(jar)
                        .run(jdk.java(), List.of(), "Main")
                        .lines())
                .contains("  1 site unreachable: the Clock.class that runs is not the one that was woven");
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void each_version_of_a_class_is_woven_and_the_one_that_runs_is_forced(Jdk jdk) throws Exception {
        program.compile(with(
                "Clock",
                ClassFolder.logging("Clock", "public void tick() { LOG.debug(\"base\"); }"),
                "Main",
                "class Main { public static void main(String[] a) { Q.q(\"class Clock +p\"); new Clock().tick();"
                        + " Q.q(\"class Clock +p\"); } }"));
        Path newer = Files.createDirectories(program.classes().resolve("META-INF/versions/11"));
        program.in(newer)
                .compile(Map.of("Clock", ClassFolder.logging("Clock", "public void tick() { LOG.debug(\"newer\"); }")));
        program.weave("mod");
        Path jar = multiRelease(program.classes());

        List<String> lines = program.in(jar.getParent())
                .behind(jar)
                .run(jdk.java(), List.of(), "Main")
                .lines();

        assertThat(lines)
                .containsSubsequence(
                        "2 sites matched, 2 changed: 1 waits for its class, 1 unreachable",
                        "  1 site unreachable: the Clock.class that runs is not the one that was woven",
                        "DEBUG Clock tick - newer",
                        "2 sites matched, 0 changed: 1 in force, 1 unreachable");
    }

    /** Before that nobody knows which logging library the application uses. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void changes_are_written_to_the_applications_log_once_a_statement_was_forced(Jdk jdk) throws Exception {
        program.compile(with(
                        "X",
                        ClassFolder.logging(
                                "X",
                                "public static void main(String[] a) { say(); Q.q(\"class X +p\"); say();"
                                        + " Q.q(\"class X =_\"); }\n static void say() { LOG.debug(\"x\"); }")))
                .weave("mod");

        assertThat(program.run(jdk.java(), List.of(), "X").lines())
                .containsSubsequence(
                        "dyndbg: api, thread main: class X +p: 1 site changed, ends in 30m",
                        "DEBUG X say - x",
                        "INFO  io.dyndbg.audit write - api, thread main: class X =_: 1 site changed");
    }

    /** Logging is set up, since the class has a logger; no statement has run. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_query_that_comes_before_the_first_statement_is_told_what_stands_in_the_way(Jdk jdk) throws Exception {
        Path settings = Files.createDirectories(folder.resolve("asynchronous"));
        Files.writeString(settings.resolve("logback.xml"), """
                <configuration>
                  <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
                  <appender name="C" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%msg%n</pattern></encoder></appender>
                  <appender name="A" class="ch.qos.logback.classic.AsyncAppender"><appender-ref ref="C"/></appender>
                  <root level="INFO"><appender-ref ref="A"/></root>
                </configuration>
                """);
        program.compile(with("Many", ClassFolder.logging("Many", """
                public static void main(String[] a) { Q.q("class Many +p"); LOG.debug("x"); }
                """))).weave("mod");

        assertThat(program.behind(settings).run(jdk.java(), List.of(), "Many").lines())
                .contains(
                        "  note: if its logger is named as its class: appender A drops DEBUG while its queue is nearly"
                                + " full; set its <discardingThreshold> to 0");
    }

    /** Guards open for what prints, and for nothing else; at its end a query gives way to what it covered. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_site_prints_where_its_conditions_hold(Jdk jdk) throws Exception {
        program.compile(with("Tenants", ClassFolder.logging("Tenants", """
                static int costly = 0;
                static String cost() { costly++; return "cost"; }
                static void serve(String tenant) {
                    org.slf4j.MDC.put("tenant", tenant);
                    if (LOG.isDebugEnabled()) LOG.debug("served {} {}", tenant, cost());
                    LOG.trace("done {}", tenant);
                }
                public static void main(String[] a) throws Exception {
                    serve("none");
                    Q.q("func serve level debug mdc tenant=acme +p; func serve level trace max 2 +p");
                    for (int i = 0; i < 3; i++) { serve("acme"); serve("other"); }
                    System.out.println("costly " + costly);
                    for (int i = 0; i < 200 && listing().contains("=p \\"done"); i++) Thread.sleep(50);
                    System.out.println(listing());
                    Q.q("=; func serve level debug rate 1/1h +p");
                    for (int i = 0; i < 4; i++) serve("x");
                    Q.q("=; level debug thread other +p");
                    serve("y");
                    Thread other = new Thread(() -> serve("z"), "other");
                    other.start();
                    other.join();
                }
                static String listing() throws Exception {
                    StringBuilder text = new StringBuilder();
                    io.dyndbg.Dyndbg.listing("class Tenants", text);
                    return text.toString();
                }
                """))).weave("mod");

        List<String> lines = program.run(jdk.java(), List.of(), "Tenants").lines();

        assertThat(lines.stream().filter(line -> line.startsWith("DEBUG") || line.startsWith("TRACE")))
                .containsExactly(
                        "DEBUG Tenants serve - served acme cost",
                        "TRACE Tenants serve - done acme",
                        "TRACE Tenants serve - done other",
                        "DEBUG Tenants serve - served acme cost",
                        "DEBUG Tenants serve - served acme cost",
                        "DEBUG Tenants serve - served x cost",
                        "DEBUG Tenants serve - served z cost");
        assertThat(lines).contains("costly 3").anyMatch(line -> line.endsWith("serve =_ \"done {}\" level:trace"));
    }

    /** Answers a jar of {@code base} and, for Java 11 and newer, what is in {@code newer}. */
    private Path multiRelease(Path base, Path... newer) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        Path jar = folder.resolve("a.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            add(entries, base, "");
            for (Path versions : newer) {
                add(entries, versions, "META-INF/versions/11/");
            }
        }
        return jar;
    }

    private static void add(JarOutputStream jar, Path root, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new ZipEntry(prefix + root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
    }

    /** A loader that looks into itself first, for classes, over a parent with an older version of the library. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void two_versions_of_a_library_are_forced_together(Jdk jdk) throws Exception {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path two = Files.createDirectories(folder.resolve("two"));
        String lib = "public class Lib implements Runnable { static final org.slf4j.Logger LOG ="
                + " org.slf4j.LoggerFactory.getLogger(\"lib\"); public void run() { %s } }";
        program.in(one)
                .compile(Map.of("Lib", lib.formatted("LOG.debug(\"one\");")))
                .weave("lib");
        program.in(two)
                .compile(Map.of("Lib", lib.formatted("LOG.debug(\"two {}\", 2);")))
                .weave("lib");
        ClassFolder app = program.behind(one).compile(with("App", """
                import java.net.*;
                class App {
                    static class Plugin extends URLClassLoader {
                        Plugin(URL url) { super(new URL[] {url}, App.class.getClassLoader()); }
                        @Override protected Class<?> loadClass(String n, boolean resolve) throws ClassNotFoundException {
                            Class<?> c = n.equals("Lib") ? findLoadedClass(n) : super.loadClass(n, resolve);
                            return c != null ? c : findClass(n);
                        }
                    }
                    public static void main(String[] a) throws Exception {
                        Runnable one = new Lib();
                        Runnable two = (Runnable) new Plugin(new java.io.File(a[0]).toURI().toURL())
                                .loadClass("Lib").getDeclaredConstructor().newInstance();
                        one.run();
                        two.run();
                        Q.q("module lib +p");
                        one.run();
                        two.run();
                    }
                }
                """));

        assertThat(app.run(jdk.java(), List.of(), "App", two + "/").lines())
                .contains("2 sites matched, 2 changed: 2 in force", "DEBUG lib run - one", "DEBUG lib run - two 2");
    }

    /** By an agent: a state belongs to a statement of one class file, not to a number. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_redefined_class_has_the_states_of_its_own_records(Jdk jdk) throws Exception {
        Path before = Files.createDirectories(folder.resolve("before"));
        Path after = Files.createDirectories(folder.resolve("after"));
        program.in(before)
                .compile(Map.of("H", ClassFolder.logging("H", "static void work() { LOG.debug(\"old\"); }")))
                .weave("mod");
        program.in(after)
                .compile(Map.of(
                        "H",
                        ClassFolder.logging(
                                "H", "static void work() { LOG.debug(\"secret {}\", 42); LOG.debug(\"old\"); }")))
                .weave("mod");
        ClassFolder app = program.behind(before).compile(with("Agent", """
                import java.lang.instrument.*;
                import java.nio.file.*;
                public class Agent {
                    static Instrumentation inst;
                    public static void premain(String a, Instrumentation i) { inst = i; }
                    public static void main(String[] a) throws Exception {
                        H.work();
                        Q.q("format old +p");
                        H.work();
                        inst.redefineClasses(new ClassDefinition(H.class, Files.readAllBytes(Path.of(a[0]))));
                        System.out.println("redefined");
                        H.work();
                        Q.q("class H +p");
                    }
                }
                """));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", "Agent");
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        Path jar = folder.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            add(entries, app.classes(), "");
        }

        List<String> lines = app.run(
                        jdk.java(),
                        List.of("-javaagent:" + jar),
                        "Agent",
                        after.resolve("H.class").toString())
                .lines();
        assertThat(lines.subList(lines.indexOf("redefined"), lines.size()))
                .noneMatch(line -> line.contains("secret"))
                .anyMatch(line -> line.contains("not built together with their records") && line.contains("H"));
        assertThat(lines).contains("DEBUG H work - old");
    }

    /** One thread links the first statement, another one holds the lock that {@code System.err} needs, and links its own. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void nothing_foreign_is_called_inside_of_an_initializer(Jdk jdk) throws Exception {
        program.compile(Map.of("Locked", """
                import java.io.*;
                import java.util.concurrent.CountDownLatch;
                import org.slf4j.*;
                class Locked {
                    static final Object lock = new Object();
                    static final CountDownLatch held = new CountDownLatch(1), printing = new CountDownLatch(1);
                    static class Err extends PrintStream {
                        Err() { super(OutputStream.nullOutputStream()); }
                        @Override public void println(String s) { printing.countDown(); synchronized (lock) { } }
                    }
                    static class One { static final Logger LOG = LoggerFactory.getLogger("one"); static void go() { LOG.debug("1"); } }
                    static class Two { static final Logger LOG = LoggerFactory.getLogger("two"); static void go() { LOG.debug("2"); } }
                    static Thread start(Runnable r) { Thread t = new Thread(r); t.setDaemon(true); t.start(); return t; }
                    static void await(CountDownLatch l) { try { l.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); } }
                    public static void main(String[] a) throws Exception {
                        LoggerFactory.getLogger("up");
                        System.setErr(new Err());
                        Thread one = start(() -> { await(held); One.go(); });
                        Thread two = start(() -> { synchronized (lock) { held.countDown(); await(printing); Two.go(); } });
                        one.join(20000);
                        two.join(20000);
                        System.out.println(one.isAlive() ? "deadlock" : "fine");
                    }
                }
                """)).weave("mod");

        assertThat(program.run(jdk.java(), List.of("-Ddyndbg=+p"), "Locked").lines())
                .contains("fine", "DEBUG one go - 1", "DEBUG two go - 2");
    }

    /** A look at an appender throws, as one of a strange version may make it. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_look_for_obstacles_that_fails_costs_no_message(Jdk jdk) throws Exception {
        program.compile(Map.of("Throwing", ClassFolder.logging("Throwing", """
                static class Odd extends ch.qos.logback.core.UnsynchronizedAppenderBase<ch.qos.logback.classic.spi.ILoggingEvent> {
                    @Override protected void append(ch.qos.logback.classic.spi.ILoggingEvent e) {
                        System.out.println("got " + e.getFormattedMessage());
                    }
                    @Override public java.util.List<ch.qos.logback.core.filter.Filter<ch.qos.logback.classic.spi.ILoggingEvent>>
                            getCopyOfAttachedFiltersList() { return null; }
                }
                public static void main(String[] a) {
                    var context = (ch.qos.logback.classic.LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory();
                    var root = context.getLogger("ROOT");
                    root.detachAndStopAllAppenders();
                    Odd odd = new Odd();
                    odd.setContext(context);
                    odd.start();
                    root.addAppender(odd);
                    for (int i = 1; i <= 3; i++) LOG.debug("go {}", i);
                }
                """)))
                .weave("mod");

        assertThat(program.run(jdk.java(), List.of("-Ddyndbg=+p"), "Throwing").lines())
                .contains("got go 1", "got go 2", "got go 3");
    }
}

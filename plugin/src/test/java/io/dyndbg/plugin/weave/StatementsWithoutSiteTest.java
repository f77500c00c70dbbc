package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.dyndbg.answer.Answer;
import io.dyndbg.plugin.WovenProgram;
import io.dyndbg.plugin.collect.LeftAlone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that can't have a site are counted, and queries that are about them say so. */
class StatementsWithoutSiteTest {
    private static final String GROOVY = """
            import groovy.transform.CompileStatic
            import org.slf4j.*
            class Dynamic {
                static final Logger log = LoggerFactory.getLogger("Dynamic")
                Tracer tracer = new Tracer()
                void args(x) { log.debug("dynamic {}", x); log.info("no {}", x) }
                void closure(x) { [x].each { log.trace("in closure $it") } }
                void local(x) { def l = log; l.debug("local"); tracer.debug("no logger") }
            }
            class Tracer { void debug(String s) {} }
            @CompileStatic class Main {
                static final Logger log = LoggerFactory.getLogger("Main")
                static void main(String[] a) { log.debug("static {}", a.length) }
            }
            """;

    @TempDir
    Path folder;

    private WovenProgram groovy(boolean indy) throws Exception {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setTargetDirectory(folder.resolve("classes").toFile());
        configuration.getOptimizationOptions().put("indy", indy);
        CompilationUnit unit = new CompilationUnit(configuration);
        Path source = Files.writeString(folder.resolve("Jobs.groovy"), GROOVY);
        unit.addSource(source.toFile());
        unit.compile();
        return WovenProgram.inFolder(folder);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dynamicCallsOfGroovyAreCounted(boolean indy) throws Exception {
        try (WovenProgram program = groovy(indy)) {
            assertThat(LeftAlone.byReason(program.outcome().leftAlone()))
                    .isEqualTo(Map.of("dynamic call of Groovy", 3));
            assertThat(program.query("file Jobs.groovy", "+p").notes())
                    .containsExactly("3 statements without a site: dynamic call of Groovy");
            assertThat(program.run("Main")).containsExactly("static 0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"class Dynamic*", "class Dynamic* level debug", "file Jobs.groovy func args"})
    void aQueryThatMissesThemSaysSo(String terms) throws Exception {
        try (WovenProgram program = groovy(true)) {
            Answer answer = program.query(terms, "+p");
            assertThat(answer.matched()).isZero();
            assertThat(answer.notes()).containsExactly("3 statements without a site: dynamic call of Groovy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "func main", "class Main", "file Jobs.groovy level debug"})
    void aQueryAboutSomethingElseDoesNot(String terms) throws Exception {
        try (WovenProgram program = groovy(true)) {
            Answer answer = program.query(terms, "+p");
            assertThat(answer.matched()).isEqualTo(1);
            assertThat(answer.notes()).isEmpty();
        }
    }

    private static final String ORDER = """
            package acme;
            public class Order {
                static final Log log = Log.of(Order.class);
                static void go(int i) { log.debug("order {}", i); log.info("no"); Logs.trace("helper"); Other.debug("no"); }
                public static void main(String[] a) { go(1); }
            }
            """;

    private static final Map<String, String> SOURCES = Map.of(
            "acme.Order",
            ORDER,
            "acme.Other",
            "package acme; class Other { static void debug(String s) {} }",
            "acme.Logs",
            """
            package acme;
            import java.util.logging.*;
            class Logs {
                static void trace(String s) { write(Level.FINER, s); }
                private static void write(Level level, String s) { Logger.getLogger("x").log(level, s); }
            }
            """,
            "acme.Log",
            """
            package acme;
            public final class Log {
                private final org.slf4j.Logger to;
                private Log(Class<?> c) { to = org.slf4j.LoggerFactory.getLogger(c); }
                public static Log of(Class<?> c) { return new Log(c); }
                public void debug(String s, Object... a) { to.debug(s, a); }
                public void info(String s, Object... a) { to.info(s, a); }
            }
            """);

    @Test
    void anInterfaceThatLooksLikeALoggerIsNamedWithWhatToConfigure() throws Exception {
        Map<String, String> sources = Map.of("acme.Sink", """
                package acme;
                public interface Sink {
                    void debug(String text, Object... arguments);
                    void info(String text);
                    boolean isDebugEnabled();
                }
                """, "acme.User", """
                package acme;
                class User {
                    static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(User.class);
                    void use(Sink sink, Runnable other) { sink.debug("a"); sink.debug("b"); sink.info("c"); LOG.debug("d"); }
                }
                """);
        try (WovenProgram program = WovenProgram.of(folder, sources)) {
            assertThat(LeftAlone.byReason(program.outcome().leftAlone()))
                    .containsExactly(entry(
                            "acme.Sink looks like a logger; configured as <wrapper>acme.Sink#debug</wrapper> its statements get"
                                    + " switches",
                            2));
        }
    }

    @Test
    void aClassThatPassesOnIsNamedWithWhatToConfigureIfItMayHaveASubclass() throws Exception {
        Map<String, String> sources = new HashMap<>(SOURCES);
        sources.computeIfPresent("acme.Log", (name, source) -> source.replace("final class", "class"));
        try (WovenProgram program = WovenProgram.of(folder, sources)) {
            assertThat(LeftAlone.byReason(program.outcome().leftAlone()))
                    .containsEntry(
                            "acme.Log is no logger and only passes on: Log.java:6; configured as"
                                    + " <wrapper>acme.Log#debug</wrapper> its statements get switches",
                            1);
        }
    }

    @Test
    void callsOfATypeThatOnlyPassesOnAreCounted() throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, SOURCES)) {
            assertThat(LeftAlone.byReason(program.outcome().leftAlone()))
                    .containsEntry("acme.Log is no logger and only passes on: Log.java:6", 1)
                    .containsEntry("acme.Logs is no logger and only passes on: Logs.java:5", 1)
                    .hasSize(3);
            assertThat(program.query("file Order.java", "+p").notes())
                    .containsExactly(
                            "1 statement without a site: acme.Log is no logger and only passes on: Log.java:6",
                            "1 statement without a site: acme.Logs is no logger and only passes on: Logs.java:5");
            program.query("file Log.java", "+p");
            assertThat(program.run("acme.Order")).containsExactly("order 1", "no");
        }
    }

    @Test
    void aLoggerThatAddsAMethodToItsApiIsCalledOne() throws Exception {
        Map<String, String> sources = Map.of("acme.Log", """
                package acme;
                public interface Log extends org.slf4j.Logger {
                    default void debugf(String format, Object... arguments) { debug(String.format(format, arguments)); }
                }
                """, "acme.User", """
                package acme;
                class User {
                    void use(Log log) { log.debugf("%s", 1); }
                }
                """);
        try (WovenProgram program = WovenProgram.of(folder, sources)) {
            assertThat(LeftAlone.byReason(program.outcome().leftAlone()))
                    .containsEntry("acme.Log adds debugf to its API and only passes on: Log.java:3", 1);
        }
    }
}

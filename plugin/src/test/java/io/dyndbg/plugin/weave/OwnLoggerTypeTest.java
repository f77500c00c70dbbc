package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.WovenProgram;
import io.dyndbg.site.CallsiteRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project's own logger type may have methods that its API does not have: those that come down to the API's are switched. */
class OwnLoggerTypeTest {
    private static final String REASON = "logger's type adds this method to its API";

    /** An SLF4J logger with more: {@code %s} is what stands in the interface. */
    private static final String OWN = """
            import java.lang.reflect.*;
            import java.util.function.*;
            import org.slf4j.*;
            interface Base { default void both(Log log, String text) { log.debug(text); } }
            interface Log extends Logger, Base {
                Logger OTHER = LoggerFactory.getLogger("other");
                %s
                static Log of(Logger to) {
                    return (Log) Proxy.newProxyInstance(Log.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, arguments) -> {
                        if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
                        try { return Logger.class.getMethod(method.getName(), method.getParameterTypes()).invoke(to, arguments); }
                        catch (NoSuchMethodException own) { if (to.isDebugEnabled()) to.debug("own"); }
                        return method.getReturnType() == boolean.class ? (Object) to.isDebugEnabled() : arguments == null ? null : arguments[arguments.length - 1];
                    });
                }
            }
            class Order {
                static final Log LOG = Log.of(LoggerFactory.getLogger(Order.class));
                public static void main(String[] a) { %s }
            }
            """;

    @TempDir
    Path folder;

    private WovenProgram program(String members, String code) throws Exception {
        return WovenProgram.of(folder, Map.of("Order", OWN.formatted(members, code)));
    }

    @Test
    void a_type_that_has_no_silent_logger_does_not_skip_and_the_answer_says_so() throws Exception {
        try (WovenProgram program = program("", "LOG.debug(\"plain\");")) {
            program.run("Order");

            assertThat(program.query("class Order", "+q").toString())
                    .startsWith("1 site matched, 1 changed: 1 unreachable")
                    .contains("1 site unreachable: its logger's type has no silent logger");
            assertThat(program.query("class Order", "+p").inForce()).isEqualTo(1);
            assertThat(program.run("Order")).containsExactly("plain");
        }
    }

    @Test
    void the_answer_names_a_type_without_silent_logger_where_others_of_the_class_have_one() throws Exception {
        try (WovenProgram program = program("", "LOG.debug(\"plain\"); Log.OTHER.debug(\"other\");")) {
            program.run("Order");

            assertThat(program.query("class Order", "+q").toString())
                    .startsWith("2 sites matched, 2 changed: 2 in force")
                    .contains("those of Order whose logger is a Log don't skip: that type has no silent logger");
        }
    }

    @Test
    void a_class_that_waits_tells_once_it_runs_that_it_does_not_skip() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true));
        try (WovenProgram program = program("", "LOG.debug(\"plain\"); LOG.debug(\"again\");")) {
            program.query("class Order", "+q");
            program.run("Order");
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString())
                .containsOnlyOnce(
                        "statements of Order whose logger is a Log don't skip: that type has no silent logger");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "void debug(Supplier<?> text); | LOG.debug(() -> \"x\");",
                "<T> T debug(Supplier<?> text, T value); | LOG.debug(() -> \"x\", 1);",
                "void debug(int code); default void debug(long code) { debug((int) code); } | LOG.debug(1L);",
                "default void debug(Supplier<?> text) { OTHER.debug(\"{}\", text.get()); } | LOG.debug(() -> \"x\");",
                "default void debug(Supplier<?> text) { if (OTHER.isDebugEnabled()) debug(\"{}\", text.get()); } | LOG.debug(() -> \"x\");",
                "default void debug(Supplier<?> text) { debug(text); } | LOG.debug(() -> \"x\");",
            })
    void a_method_that_only_the_real_logger_has_is_left_alone(String members, String code) throws Exception {
        try (WovenProgram program = program(members, code)) {
            assertThat(program.sites("Order"))
                    .extracting(CallsiteRecord::leftAlone)
                    .containsExactly(REASON);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default void debug(Supplier<?> text) { debug(String.valueOf(text.get())); } | LOG.debug(() -> \"x\");",
                "default void debug(Supplier<?> text) { if (isDebugEnabled()) { debug(\"{}\", text.get()); } } | LOG.debug(() -> \"x\");",
                "default void debug(Object o, int times) { debug(\"{}\", o); } default void debug(int times) { debug(\"x\", times); } | LOG.debug(2);",
                "default int debug(int x) { debug(\"x\"); return x; } | if (LOG.debug(3) != 3) throw new Error();",
                "void debug(String text); | LOG.debug(\"x\");",
            })
    void a_method_that_comes_down_to_the_APIs_prints(String members, String code) throws Exception {
        try (WovenProgram program = program(members, code)) {
            program.query("class Order", "+p");
            assertThat(program.run("Order")).containsExactly("x");
        }
    }

    @Test
    void a_guard_of_its_own_leaves_its_statements_behind() throws Exception {
        try (WovenProgram program =
                program("boolean isDebugEnabled(int code);", "if (LOG.isDebugEnabled(3)) LOG.debug(\"x\");")) {
            assertThat(program.sites("Order"))
                    .extracting(CallsiteRecord::behindGuard)
                    .containsExactly(REASON);
        }
    }

    @Test
    void loggers_of_Log4j_are_told_apart_alike() throws Exception {
        String source = """
                import org.apache.logging.log4j.*;
                import org.apache.logging.log4j.spi.ExtendedLogger;
                interface Audit extends ExtendedLogger {
                    void debug(StringBuilder text, int code);
                    default void trace(int code) { trace("code {}", code); }
                }
                class Order {
                    static void log(Audit audit) { audit.debug(new StringBuilder(), 1); audit.trace(2); audit.debug("plain"); audit.atDebug().log("fluent"); }
                }
                """;
        try (WovenProgram program = WovenProgram.of(folder, Map.of("Order", source))) {
            Map<Boolean, List<String>> woven = program.sites("Order").stream()
                    .collect(Collectors.groupingBy(
                            CallsiteRecord::woven, Collectors.mapping(CallsiteRecord::method, Collectors.toList())));
            assertThat(woven).isEqualTo(Map.of(false, List.of("debug"), true, List.of("trace", "debug", "atDebug")));
        }
    }
}

package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.Format;
import io.dyndbg.site.Level;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records say what a person sees in the source. */
class RecordsTest {
    private static final String HEAD = """
            package samples;
            public class Sample {
                static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("samples.x");
                static final java.util.logging.Logger JUL = java.util.logging.Logger.getLogger("samples.x");
                static final org.apache.logging.log4j.Logger LOG4J = org.apache.logging.log4j.LogManager.getLogger();
            """;

    @TempDir
    Path folder;

    private List<CallsiteRecord> sites(String body, String... options) {
        return CompiledSample.compile(folder, "Sample.java", HEAD + body + "}", options)
                .weave(Arguments.KEEP)
                .records()
                .get(0)
                .sites();
    }

    private static Format only(List<CallsiteRecord> sites) {
        assertThat(sites).hasSize(1);
        return sites.get(0).format();
    }

    @Test
    void a_concatenation_shows_its_constant_parts() {
        Format expected = Format.concatenation("a \1 b \1");
        assertThat(only(sites("void a(int i, Object o) { LOG.debug(\"a \" + i + \" b \" + o); }")))
                .isEqualTo(expected);
        assertThat(only(sites(
                        "void a(int i, Object o) { LOG.debug(\"a \" + i + \" b \" + o); }", "-XDstringConcat=inline")))
                .isEqualTo(expected);
    }

    @Test
    void a_statement_in_a_finally_block_is_one_site() {
        List<CallsiteRecord> sites = sites("""
                int a(int i) {
                    try {
                        if (i > 3) return i;
                        return Integer.parseInt("x");
                    } finally {
                        LOG.debug("finally");
                    }
                }
                """);
        assertThat(sites).extracting(CallsiteRecord::format).containsExactly(Format.constant("finally"));
    }

    @Test
    void two_statements_on_one_line_are_two_sites() {
        assertThat(sites("void a() { LOG.debug(\"x\"); LOG.debug(\"x\"); }")).hasSize(2);
    }

    @Test
    void a_lambda_belongs_to_the_method_that_it_stands_in() {
        List<CallsiteRecord> sites = sites("""
                Runnable r = () -> LOG.debug("field");
                void outer() { Runnable a = () -> { Runnable b = () -> LOG.debug("inner"); b.run(); }; }
                static { Runnable c = () -> LOG.debug("static"); }
                """);
        assertThat(sites).extracting(CallsiteRecord::function).containsExactlyInAnyOrder("<init>", "outer", "<clinit>");
    }

    @Test
    void a_descriptor_is_kept_only_where_the_name_is_overloaded() {
        List<CallsiteRecord> sites = sites("""
                void a() { LOG.debug("one"); }
                void a(int i) { LOG.debug("two"); }
                void b() { LOG.debug("three"); }
                """);
        assertThat(sites).extracting(CallsiteRecord::descriptor).containsExactly("()V", "(I)V", null);
    }

    @Test
    void statements_of_java_util_logging_are_sites() {
        List<CallsiteRecord> sites = sites("""
                void a(Throwable t) {
                    JUL.fine("fine");
                    JUL.finest(() -> "supplied");
                    JUL.log(java.util.logging.Level.FINER, "finer {0}", 1);
                    JUL.log(java.util.logging.Level.INFO, "info");
                    JUL.logp(java.util.logging.Level.FINE, "c", "m", "logp");
                    JUL.entering("c", "m");
                    JUL.throwing("c", "m", t);
                }
                """);
        assertThat(sites)
                .extracting(CallsiteRecord::method)
                .containsExactly("fine", "finest", "log", "logp", "entering", "throwing");
        assertThat(sites)
                .extracting(CallsiteRecord::level)
                .containsExactly(Level.DEBUG, Level.TRACE, Level.TRACE, Level.DEBUG, Level.TRACE, Level.TRACE);
        assertThat(sites)
                .extracting(site -> site.format().text())
                .containsExactly("fine", "lambda", "finer {0}", "logp", "no text", "no text");
    }

    @Test
    void statements_of_log4j_are_sites() {
        List<CallsiteRecord> sites = sites("""
                void a(org.apache.logging.log4j.Marker m, org.apache.logging.log4j.message.Message message) {
                    LOG4J.debug(m, "marker {}", 1);
                    LOG4J.debug(message);
                    LOG4J.trace(() -> "x");
                    LOG4J.printf(org.apache.logging.log4j.Level.DEBUG, "printf %d", 1);
                    LOG4J.log(org.apache.logging.log4j.Level.TRACE, m, "log");
                    LOG4J.traceEntry("entry {}", 1);
                    LOG4J.atDebug().withMarker(m).log("fluent {}", 1);
                    LOG4J.info("info");
                }
                """);
        assertThat(sites)
                .extracting(site -> site.format().text())
                .containsExactly("marker {}", "message object", "lambda", "printf %d", "log", "entry {}", "fluent {}");
    }

    @Test
    void a_fluent_statement_has_the_line_that_a_stack_trace_shows() {
        List<CallsiteRecord> sites = sites("void a() {\n LOG.atDebug()\n .addArgument(1)\n .log(\"x {}\"); }");
        assertThat(sites).extracting(CallsiteRecord::line).containsExactly(9);
    }
}

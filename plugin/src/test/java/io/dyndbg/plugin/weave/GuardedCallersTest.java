package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.WovenProgram;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A method that is not private and that its class calls behind a guard only: the answer says that it may stay silent. */
class GuardedCallersTest {
    private static final String SOURCE = """
            class Dump {
                static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("Dump");
                static void top() { if (LOG.isDebugEnabled()) dump(); }
                protected static void dump() { LOG.debug("dumped"); }
                public static void main(String[] a) { top(); if (a.length > 0) new Other().run(); }
            }
            class Other {
                void run() { Dump.dump(); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theAnswerAndTheListingSaySo() throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, Map.of("Dump", SOURCE))) {
            assertThat(program.query("func dump", "+p").notes())
                    .containsExactly("1 site may stay silent: its callers in this class ask isDebugEnabled first");
            assertThat(program.listing())
                    .containsExactly(
                            "Dump.java:4 [program]dump =p \"dumped\" level:debug # may stay silent: its callers in this class ask"
                                    + " isDebugEnabled first");
            assertThat(program.run("Dump")).isEmpty();
        }
    }

    private static String other(String code) {
        return "class Other { static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(\"Other\"); "
                + "public static void main(String[] a) { " + code + " } }";
    }

    private static final String DUMPER = "class Dumper {"
            + " static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(\"Dumper\");"
            + " static void dump() { LOG.debug(\"dumped\"); } } class Sub extends Dumper {}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (LOG.isDebugEnabled()) Dumper.dump();",
                "if (!LOG.isDebugEnabled()) return; for (int i = 0; i < 2; i++) Dumper.dump();",
                "Runnable r = () -> { if (LOG.isTraceEnabled() || LOG.isDebugEnabled()) Dumper.dump(); }; r.run();",
            })
    void aClassThatOthersCallBehindTheirGuardsMayStaySilent(String code) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, Map.of("Other", other(code), "Dumper", DUMPER))) {
            assertThat(program.query("class Dumper", "+p").notes())
                    .singleElement()
                    .asString()
                    .startsWith("1 site may stay silent: its callers in other classes ask is")
                    .endsWith("Enabled first");
            assertThat(program.run("Other")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Dumps { void dump(); } class Dumper implements Dumps { public ",
                "abstract class Dumps { abstract void dump(); } class Dumper extends Dumps { ",
                "class Dumps { void dump() {} } class Between extends Dumps {} class Dumper extends Between { ",
            })
    void soMayOneThatTheyCallByASupertype(String types) throws Exception {
        String code = "Dumps all = new Dumper(); if (LOG.isDebugEnabled()) all.dump();";
        String dumper = types + "void dump() { Other.LOG.debug(\"dumped\"); } }";
        try (WovenProgram program = WovenProgram.of(folder, Map.of("Other", other(code), "Dumper", dumper))) {
            assertThat(program.query("class Dumper", "+p").notes())
                    .containsExactly("1 site may stay silent: its callers in other classes ask isDebugEnabled first");
            assertThat(program.run("Other")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (LOG.isDebugEnabled()) Dumper.dump(); Dumper.dump();",
                "if (LOG.isDebugEnabled()) Dumper.dump(); Runnable r = Dumper::dump; r.run();",
                "if (LOG.isDebugEnabled() || a.length == 0) Dumper.dump();",
                "if (LOG.isDebugEnabled()) Dumper.dump(); Sub.dump();",
            })
    void notWhereAnyOfThemAsksNothing(String code) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, Map.of("Other", other(code), "Dumper", DUMPER))) {
            assertThat(program.query("class Dumper", "+p").notes()).noneMatch(note -> note.contains("silent"));
            assertThat(program.run("Other")).containsExactly("dumped");
        }
    }
}

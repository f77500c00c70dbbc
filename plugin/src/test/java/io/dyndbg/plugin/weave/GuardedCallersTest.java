package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.WovenProgram;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}

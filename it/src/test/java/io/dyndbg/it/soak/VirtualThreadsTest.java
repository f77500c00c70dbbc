package io.dyndbg.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.it.programs.ClassFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link VirtualThreads} on JDK 25, with a condition beside, which every statement asks. */
class VirtualThreadsTest {
    @TempDir
    private Path folder;

    @Test
    void a_million_messages_pin_no_carrier() throws Exception {
        ClassFolder woven = ClassFolder.overLogback(folder)
                .compile(Map.of(
                        "Talk",
                        "public class Talk implements Runnable { static final org.slf4j.Logger LOG ="
                                + " org.slf4j.LoggerFactory.getLogger(Talk.class);\n"
                                + "public void run() { LOG.debug(\"said {}\", this); } }"))
                .weave("talk");

        List<String> lines = woven.behind(Locations.of(VirtualThreads.class))
                .run(
                        Jdk.JDK_25.java(),
                        List.of("-Ddyndbg=class Talk rate 900000000/1h +pl", "-Ddyndbg.quiet=true"),
                        "io.dyndbg.it.soak.VirtualThreads")
                .lines();

        assertThat(lines).contains("monitors []", "messages 1000000, pinned 0");
    }
}

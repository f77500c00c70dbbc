package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StartReportTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void what_the_start_options_do_is_told_once() {
        String told = Captured.err(said -> {
            try (Application app = Application.telling(folder, "file Crt.java +p")) {
                app.linkPeer();
                app.linkPeer();
                while (!said.get().contains("so far")) {
                    Thread.sleep(10);
                }
            }
        });

        assertThat(told.lines())
                .containsExactly(
                        "dyndbg: start: file Crt.java +p: applies as classes link",
                        "dyndbg: start, so far: file Crt.java +p: 0 sites matched, 0 changed, warning: no file"
                                + " \"Crt.java\"");
    }

    @Test
    void all_start_queries_are_told_in_one_line_and_none_if_that_is_not_wanted() {
        String said = Captured.err(() -> {
            try (Application app = new Application(folder, "func close +p", "func handle +q")) {
                app.linkPeer();
            }
        });
        assertThat(said.lines()).containsExactly("dyndbg: start: func close +p; func handle +q: apply as classes link");
    }
}

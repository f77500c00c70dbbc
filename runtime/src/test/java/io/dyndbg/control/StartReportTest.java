package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.query.Batch;
import io.dyndbg.query.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartReportTest {
    @TempDir
    private Path folder;

    @Test
    void what_the_start_options_do_is_told_once() {
        CountDownLatch looked = new CountDownLatch(1);
        List<Query> queries =
                List.of((Query) Batch.parse("file Crt.java +p").entries().get(0));
        String said = Captured.err(() -> {
            StartReport report = new StartReport(
                    queries,
                    asked -> {
                        looked.countDown();
                        return List.of(QueryAnswer.notObeyed("file Crt.java +p", "no file \"Crt.java\""));
                    },
                    new Messages(),
                    1);
            report.begin();
            report.begin();
            assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("dyndbg-start")) {
                    thread.join();
                }
            }
        });

        assertThat(said.lines())
                .containsExactly("dyndbg: start, so far: file Crt.java +p: 0 sites matched, 0 changed,"
                        + " warning: no file \"Crt.java\"");
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

package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.answer.AuditEntry;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of changes, and what is left when all is ended. */
class AuditTest {
    @RegisterExtension
    private final QuietErr quiet = new QuietErr();

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void listeners_are_told_of_each_change_and_of_each_end() throws Exception {
        BlockingQueue<AuditEntry> told = new LinkedBlockingQueue<>();
        try (Application app = new Application(folder)) {
            app.linkPeer();
            app.control().addAuditListener(told::add);
            app.control().query("func handle rate 1/1h +p; func handle +_", "ann");
            app.control().obeyFile("func close ttl 700ms +p", "/file");

            assertThat(told.poll(1, TimeUnit.SECONDS))
                    .isEqualTo(new AuditEntry(
                            "api", "ann", "func handle rate 1/1h +p", false, 2, Duration.ofMinutes(30), 0));
            assertThat(told.poll(1, TimeUnit.SECONDS))
                    .hasToString("file, /file: func close ttl 700ms +p: 2 sites changed");
            assertThat(told.poll(50, TimeUnit.SECONDS))
                    .hasToString("file, /file: func close ttl 700ms +p: ended, 2 sites changed");
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_listener_that_throws_or_was_removed_keeps_nobody_from_anything() throws Exception {
        List<AuditEntry> told = new ArrayList<>();
        Consumer<AuditEntry> removed = told::add;
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            app.control().addAuditListener(entry -> {
                throw new IllegalStateException("full");
            });
            app.control().addAuditListener(told::add);
            app.control().addAuditListener(removed);
            app.control().removeAuditListener(removed);
            app.control().query("func handle +p");

            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void of_a_query_that_ends_it_is_told_what_nobody_was_told_of() {
        AuditEntry entry = new AuditEntry("api", "", "+p", true, 2, null, 7);
        assertThat(entry).hasToString("api: +p: ended, 2 sites changed, 7 messages dropped that nothing was said of");
    }

    @Test
    void who_takes_a_rate_back_is_told_what_it_dropped() throws Exception {
        List<AuditEntry> told = new ArrayList<>();
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            app.control().addAuditListener(told::add);
            app.control().query("func handle rate 1/1h +p");
            for (int i = 0; i < 3; i++) {
                peer.states().forced(0).condition().admit(null);
            }
            app.control().query("=");
            app.control().obeyFile("func handle rate 1/1h +p", "/file");
            for (int i = 0; i < 5; i++) {
                peer.states().forced(0).condition().admit(null);
            }
            app.control().obeyFile("func close +p", "/file");

            assertThat(told).map(AuditEntry::dropped).containsExactly(0L, 2L, 0L, 4L);
        }
    }

    @Test
    void names_forge_no_line() throws Exception {
        try (Application app = new Application(folder)) {
            app.linkPeer();
            String said = Captured.err(() -> app.control().query("func handle +p", "ann\ndyndbg: api, bob: +q"));
            assertThat(said.lines())
                    .containsExactly("dyndbg: api, ann\\ndyndbg: api, bob: +q: func handle +p: 2 sites changed,"
                            + " ends in 30m");
        }
    }

    @Test
    void when_all_is_ended_everything_follows_and_nobody_is_obeyed() throws Exception {
        try (Application app = new Application(folder, "func handle +p")) {
            ClassSwitch peer = app.linkPeer();
            app.control().query("func close +p");
            app.control().close();
            app.control().close();

            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
            assertThat(app.control().query("+p").warnings()).containsExactly("not obeyed: dyndbg was closed");
            app.control().obeyFile("+p", "/file");
            assertThat(app.linkPeer().states()).isSameAs(States.ALL_FOLLOW);
            assertThat(app.control().queries()).isEmpty();
        }
    }
}

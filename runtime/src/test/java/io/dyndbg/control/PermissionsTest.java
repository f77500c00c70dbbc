package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.answer.Answer;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -Ddyndbg.deny} and {@code -Ddyndbg.channels} keep people from. */
class PermissionsTest {
    private static final String DENY = "dyndbg.deny";
    private static final String CHANNELS = "dyndbg.channels";

    @TempDir
    private Path folder;

    @Test
    void what_is_denied_is_neither_forced_nor_silenced_whoever_asks() throws Exception {
        try (Application app = Application.with(folder, Map.of(DENY, "module x; func handle level debug"), "+p")) {
            ClassSwitch peer = app.linkPeer();
            assertThat(peer.states().of(0)).isEqualTo(States.FOLLOW);
            assertThat(peer.states().of(1)).isEqualTo(States.FORCE);

            Answer answer = app.control().query("func handle +q");
            assertThat(peer.states().of(0)).isEqualTo(States.FOLLOW);
            assertThat(answer.toString())
                    .startsWith("2 sites matched, 1 changed: 1 in force, 1 unreachable")
                    .contains("1 site unreachable: denied by -Ddyndbg.deny");
            app.control().obeyFile("+p", "/file");
            assertThat(peer.states().of(0)).isEqualTo(States.FOLLOW);
            assertThat(app.listing("func handle level debug")).allMatch(line -> line.contains(" =_ "));
        }
    }

    @Test
    void a_semicolon_in_quotes_separates_nothing() throws Exception {
        try (Application app = Application.with(folder, Map.of(DENY, "format \"; \"; func close"), "+p")) {
            assertThat(app.linkPeer().states().of(0)).isEqualTo(States.FORCE);
        }
    }

    @Test
    void a_denial_that_cant_be_understood_denies_everything() throws Exception {
        String said = Captured.err(() -> {
            try (Application app = Application.with(folder, Map.of(DENY, "modul secrets-*"), "+p")) {
                assertThat(app.linkPeer().states()).isSameAs(States.ALL_FOLLOW);
                assertThat(app.control().query("func handle +p").unreachable()).isEqualTo(2);
            }
        });
        assertThat(said).contains("-Ddyndbg.deny: ", "modul", "nothing at all can be switched");
    }

    @Test
    void only_channels_that_are_named_are_obeyed() throws Exception {
        String said = Captured.err(() -> {
            try (Application app = Application.with(folder, Map.of(CHANNELS, "file, fax"), "+p")) {
                ClassSwitch peer = app.linkPeer();
                assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
                assertThat(app.control().query("func handle +p").warnings())
                        .containsExactly("not obeyed: the channel api is closed by -Ddyndbg.channels");
                app.control().obeyFile("func handle +p", "/file");
                assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            }
        });
        assertThat(said)
                .contains(
                        "there is no channel \"fax\"; there are start, file, api, jmx",
                        "-Ddyndbg: not obeyed: the channel start is closed by -Ddyndbg.channels");
    }

    @Test
    void a_file_that_is_closed_is_not_obeyed() throws Exception {
        String said = Captured.err(() -> {
            try (Application app = Application.with(folder, Map.of(CHANNELS, "api"))) {
                ClassSwitch peer = app.linkPeer();
                app.control().obeyFile("func handle +p", "/file");
                app.control().obeyFile("func handle +p", "/file");
                assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
            }
        });
        assertThat(said.lines())
                .containsExactly("dyndbg: file, /file: not obeyed: the channel file is closed by -Ddyndbg.channels");
    }

    @Test
    void so_many_queries_may_be_in_force_and_no_more() throws Exception {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            Captured.err(() -> {
                for (int i = 0; i < LiveQueries.MOST; i += 64) {
                    StringBuilder batch = new StringBuilder();
                    for (int line = i; line < i + 64; line++) {
                        batch.append("line ").append(1_000 + line).append(" +p;");
                    }
                    app.control().query(batch.toString());
                }
            });
            assertThat(app.control().queries()).hasSize(LiveQueries.MOST);

            assertThat(app.control().query("func handle +p").warnings())
                    .containsExactly("not obeyed: 4096 queries are in force; take some of them back");
            assertThat(app.control().query("strict func handle +p").warnings()).hasSize(1);
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
            app.control().query("=; func handle +p");
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            app.control().obeyFile("line 1 +p;".repeat(LiveQueries.MOST + 1), "/file");
            assertThat(app.control().queries()).hasSize(1);
        }
    }
}

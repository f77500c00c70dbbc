package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.answer.Answer;
import io.dyndbg.site.Mark;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which records a class gets, and what an answer says of classes that have none or have not linked. */
@ExtendWith(QuietErr.class)
class RecordsTest {
    private static final String PEER_FORCED = "class com.acme.Peer func handle format accepted +p";

    @TempDir
    private Path folder;

    /** As in a loader that looks into itself first, over a parent with another version, or with two jars of one artifact. */
    @Test
    void of_all_blobs_of_a_name_the_one_with_the_classs_hash_counts() throws IOException {
        try (Application app = new Application(folder)) {
            byte[] mine = Files.readAllBytes(folder.resolve(Application.CORE));
            Path other = folder.resolve("other");
            Files.createDirectories(other.resolve(Application.CORE).getParent());
            Files.write(other.resolve(Application.CORE), mine);
            Files.copy(
                    folder.resolve(Application.WEB),
                    folder.resolve(Application.CORE),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            app.add(other);
            ClassSwitch peer = app.linkPeer();

            Answer answer = app.control().query(PEER_FORCED);

            assertThat(answer).hasToString("1 site matched, 1 changed: 1 in force\n  ends in 30m");
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            app.control().query("=");
            app.control().query("level debug +p");
            assertThat(app.link("com.acme.Peer$Valve", 0x12, 1).states().of(0)).isEqualTo(States.FORCE);
        }
    }

    @Test
    void a_class_that_has_not_linked_waits() throws Exception {
        try (Application app = new Application(folder).withIndex()) {
            app.linkPeer();
            app.loader().loadClass("com.acme.Peer$Valve");
            weave("com/acme/Peer$Valve.class", 0x12, 1);

            assertThat(app.control().query("class *Valve +p"))
                    .hasToString("1 site matched, 1 changed: 1 waits for its class\n  ends in 30m");
            app.link("com.acme.Peer$Valve", 0x12, 1);
            assertThat(app.control().query("class *Valve +p"))
                    .hasToString("1 site matched, 0 changed: 1 in force\n  ends in 30m");
        }
    }

    /** An editor has compiled over it, an unwoven copy stands before it, the JVM takes another version of it. */
    @Test
    void a_class_file_that_is_not_the_woven_one_is_named() throws IOException {
        try (Application app = new Application(folder).withIndex()) {
            app.linkPeer();

            assertThat(app.control().query("class *Valve +p"))
                    .hasToString(
                            "1 site matched, 1 changed: 1 unreachable\n  ends in 30m\n"
                                    + "  1 site unreachable: the com/acme/Peer$Valve.class that runs is not the one that was woven");
            weave("com/acme/Peer$Valve.class", 0x13, 1);
            assertThat(app.control().query("class *Valve +p").unreachable()).isEqualTo(1);
        }
    }

    @Test
    void to_repeat_a_query_after_a_failed_read_changes_what_the_first_one_did_not() throws IOException {
        try (Application app = new Application(folder, PEER_FORCED)) {
            app.whenReading(() -> {
                throw new IllegalStateException("for a moment");
            });
            ClassSwitch peer = app.linkPeer();
            app.whenReading(() -> {});

            assertThat(app.control().query(PEER_FORCED).changed()).isEqualTo(1);
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            assertThat(app.control().query(PEER_FORCED).changed()).isZero();
        }
    }

    /** A jar was overwritten on disk. */
    @Test
    void what_is_in_force_stays_so_when_other_records_lie_where_its_own_were() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            app.control().query(PEER_FORCED);
            Files.copy(
                    folder.resolve(Application.WEB),
                    folder.resolve(Application.CORE),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            app.control().query("func start +p");

            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            assertThat(app.control().query("=").matched()).isPositive();
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    @Test
    void damaged_texts_cost_only_what_needs_them() throws IOException {
        try (Application app = new Application(folder)) {
            byte[] blob = Files.readAllBytes(folder.resolve(Application.CORE));
            blob[blob.length - 1] ^= 0x55;
            Files.write(folder.resolve(Application.CORE), blob);
            ClassSwitch peer = app.linkPeer();

            assertThat(app.control()
                            .query("class com.acme.Peer format accepted +p")
                            .warnings())
                    .anyMatch(warning -> warning.contains("TEXT"));
            assertThat(app.control().query("class com.acme.Peer line 42 +p").toString())
                    .startsWith("2 sites matched, 2 changed: 2 in force");
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
        }
    }

    /** An agent has redefined it. */
    @Test
    void a_class_that_links_again_with_another_hash_has_another_switch() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch before = app.linkPeer();
            app.control().query(PEER_FORCED);

            ClassSwitch after = app.link("com.acme.Peer", 0x99, Application.PEER_SITES);

            assertThat(after).isNotSameAs(before);
            assertThat(after.states()).isSameAs(States.ALL_FOLLOW);
            assertThat(app.linkPeer()).isSameAs(before);
        }
    }

    /** Makes a class file say that it was woven. */
    private void weave(String path, int hash, int sites) throws IOException {
        String mark = Mark.of(hash, sites, 0, Application.CORE).text();
        Files.writeString(folder.resolve(path), mark, StandardCharsets.ISO_8859_1);
    }
}

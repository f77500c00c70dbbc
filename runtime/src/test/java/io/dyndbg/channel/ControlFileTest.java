package io.dyndbg.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.answer.ActiveQuery;
import io.dyndbg.control.Application;
import io.dyndbg.control.Captured;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a file says is in force; each {@code read} is one look at it, which its thread would take. */
class ControlFileTest {
    /** Of {@code com.acme.Peer}: {@code handle} has 0 and 1. */
    private static final int SITE = 0;

    @TempDir
    private Path folder;

    private Application app;
    private ClassSwitch peer;
    private Path path;
    private ControlFile file;

    @BeforeEach
    void link() throws IOException {
        app = new Application(folder.resolve("classes"));
        peer = app.linkPeer();
        path = folder.resolve("control");
        file = file(Duration.ofHours(1));
    }

    private ControlFile file(Duration poll) {
        return new ControlFile(app.control(), path, poll);
    }

    @AfterEach
    void close() throws IOException {
        app.close();
    }

    private void write(String text) throws IOException {
        Files.writeString(path, text);
    }

    private void readTwice() {
        file.run();
        file.run();
    }

    private boolean forced(int site) {
        return peer.states().of(site) == States.FORCE;
    }

    @Test
    void it_is_read_when_it_is_opened_and_obeyed_again_when_it_was_read_twice_alike() throws IOException {
        write("# at start\nfunc handle format accepted +p\n");
        file.open();
        assertThat(forced(0)).isTrue();
        assertThat(forced(1)).isFalse();

        write("func handle level trace +p");
        file.run();
        assertThat(forced(0)).isTrue();
        file.run();
        assertThat(forced(0)).isFalse();
        assertThat(forced(1)).isTrue();
    }

    @Test
    void what_somebody_took_stays_taken_whatever_the_file_says_later() throws IOException {
        file.open();
        app.control().query("func handle format accepted -p");
        write("func handle +p");
        readTwice();

        assertThat(forced(0)).isFalse();
        assertThat(forced(1)).isTrue();
    }

    @Test
    void behind_a_file_that_is_read_once_nothing_is_kept_that_has_nothing_to_take() throws IOException {
        file(Duration.ZERO).open();
        app.control().query("func handle -p");

        assertThat(app.control().queries()).isEmpty();
    }

    @Test
    void what_is_just_being_written_is_left_until_it_stays() throws IOException {
        file.open();
        write("func han");
        file.run();
        write("func handle +p");
        file.run();
        assertThat(forced(SITE)).isFalse();
        file.run();
        assertThat(forced(SITE)).isTrue();
    }

    @Test
    void a_bad_file_changes_nothing_and_is_reported_once() throws IOException {
        write("func handle +p");
        file.open();
        String said = Captured.err(() -> {
            write("func close +p; funk handle +q");
            readTwice();
            readTwice();
        });

        assertThat(forced(SITE)).isTrue();
        assertThat(app.control().queries()).map(ActiveQuery::query).containsExactly("func handle +p");
        assertThat(said.lines()).singleElement().asString().contains("file, " + path, "funk", "nothing changes");
    }

    @Test
    void one_that_appears_is_obeyed_and_of_one_that_vanishes_all_is_taken_back() throws IOException {
        file.open();
        write("func handle +p");
        readTwice();
        assertThat(forced(SITE)).isTrue();

        Files.delete(path);
        file.run();
        assertThat(forced(SITE)).isTrue();
        String said = Captured.err(file::run);
        assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
        assertThat(said).contains("nothing is wanted: 2 sites changed");
    }

    /** As the kubelet does it: a new folder, a new link to it, and the link put in the place of the old one. */
    @Test
    void links_that_are_swapped_are_followed() throws IOException {
        path = Files.createSymbolicLink(folder.resolve("control"), Path.of("..data", "control"));
        volume("..one", "func handle +p");
        file = file(Duration.ofHours(1));
        file.open();
        assertThat(forced(SITE)).isTrue();

        volume("..two", "func handle +q");
        readTwice();
        assertThat(peer.states().of(SITE)).isEqualTo(States.SKIP);
    }

    private void volume(String name, String text) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("control"), text);
        Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(name));
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void a_file_that_an_editor_puts_in_the_place_of_the_old_one_is_obeyed() throws IOException {
        write("func handle +p");
        file.open();
        Path draft = Files.writeString(folder.resolve("control.swp"), "func handle +q");
        Files.setLastModifiedTime(draft, Files.getLastModifiedTime(path));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        readTwice();

        assertThat(peer.states().of(SITE)).isEqualTo(States.SKIP);
    }

    @Test
    void what_stays_goes_on_with_what_it_counted_and_what_has_ended_stays_so() throws Exception {
        write("func handle format accepted +p\nfunc close ttl 20ms +p");
        file.open();
        peer.states().forced(0).condition().admit(null);
        while (app.control().queries().size() > 1) {
            Thread.sleep(10);
        }

        write("func handle format accepted +p\nfunc close ttl 20ms +p\nlevel trace +q");
        readTwice();

        assertThat(app.control().queries())
                .map(ActiveQuery::query)
                .containsExactly("func handle format \"accepted\" +p", "level trace +q");
        assertThat(app.control().queries()).map(ActiveQuery::printed).containsExactly(1L, 0L);
    }

    @Test
    void what_came_otherwise_stays_behind_it() throws IOException {
        write("func handle +p");
        file.open();
        app.control().query("func handle format accepted -p");
        assertThat(forced(0)).isFalse();

        write("func handle +p; func close +p");
        readTwice();
        assertThat(forced(0)).isFalse();
        assertThat(forced(1)).isTrue();

        app.control().query("=");
        assertThat(forced(0)).isTrue();
    }

    @Test
    @Timeout(60)
    void a_site_that_the_old_and_the_new_file_want_forced_is_forced_all_the_while() throws Exception {
        write("func handle +p");
        file.open();
        AtomicBoolean lost = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        Thread statement = new Thread(() -> {
            while (!done.get()) {
                lost.compareAndSet(false, !forced(SITE));
            }
        });
        statement.start();
        for (int i = 0; i < 200; i++) {
            write(i % 2 == 0 ? "+q; func handle format accepted +pl" : "func handle +p");
            readTwice();
        }
        done.set(true);
        statement.join();

        assertThat(lost).isFalse();
    }

    @Test
    void what_is_no_text_file_changes_nothing() throws IOException {
        write("func handle +p");
        file.open();
        String said = Captured.err(() -> {
            Files.write(path, new byte[] {(byte) 0xc3, (byte) 0x28});
            readTwice();
            write("#".repeat(70_000));
            readTwice();
            Files.delete(path);
            Files.createDirectory(path);
            readTwice();
            readTwice();
        });

        assertThat(forced(SITE)).isTrue();
        assertThat(said.lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).contains("is no UTF-8"),
                        line -> assertThat(line).contains("more than 65536 bytes"),
                        line -> assertThat(line).contains("is no file"));
    }

    @Test
    @Timeout(60)
    void it_is_polled_by_a_thread_that_ends_with_nobody_watching() throws Exception {
        file = file(Duration.ofMillis(20));
        file.open();
        write("func handle +p");
        while (!forced(SITE)) {
            Thread.sleep(5);
        }
        Files.delete(path);
        while (forced(SITE)) {
            Thread.sleep(5);
        }
        app.control().chores().remove(file);
    }

    @Test
    void one_that_is_read_once_is_not_read_again() throws IOException {
        file = file(Duration.ZERO);
        file.open();

        assertThat(file.due()).isEqualTo(io.dyndbg.control.Chores.NEVER);
    }
}

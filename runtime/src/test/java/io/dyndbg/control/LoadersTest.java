package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What class loaders may do while control looks at them, and what it must not do to them. */
@ExtendWith(QuietErr.class)
class LoadersTest {
    @TempDir
    private Path folder;

    /** As that of a web application which was stopped. */
    @Test
    void a_loader_that_throws_blinds_nobody_for_the_others() throws IOException {
        try (Application stopped = new Application(folder.resolve("stopped"));
                Application app = new Application(folder.resolve("app"), stopped.registry())) {
            ClassSwitch others = stopped.linkPeer();
            stopped.whenFinding(() -> {
                throw new IllegalStateException("this web application was stopped");
            });
            stopped.whenReading(() -> {
                throw new NoClassDefFoundError("this web application was stopped");
            });
            ClassSwitch peer = app.linkPeer();

            assertThat(app.control().query("class com.acme.Peer +p").matched()).isEqualTo(5);
            assertThat(app.listing("class com.acme.Peer")).hasSize(5);
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            assertThat(others.states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    @Test
    void a_thread_that_is_interrupted_reads_and_stays_interrupted() throws IOException {
        try (Application app = new Application(folder, "+p")) {
            boolean[] whileReading = new boolean[1];
            app.whenReading(() -> whileReading[0] = Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();

            ClassSwitch peer = app.linkPeer();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(whileReading[0]).isFalse();
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
        }
    }

    @Test
    void a_read_that_fails_is_tried_again_and_then_settles_what_had_linked_before() throws IOException {
        try (Application app = new Application(folder, "+p")) {
            app.whenReading(() -> {
                throw new OutOfMemoryError("for a moment");
            });
            ClassSwitch peer = app.linkPeer();
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
            app.whenReading(() -> {});

            ClassSwitch valve = app.link("com.acme.Peer$Valve", 0x12, 1);

            assertThat(valve.states().of(0)).isEqualTo(States.FORCE);
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
        }
    }

    @Test
    void what_is_forced_stays_so_while_its_records_cannot_be_read() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            app.control().query("func handle +p");
            app.whenReading(() -> {
                throw new IllegalStateException("closed");
            });

            app.control().query("func close +p");

            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            app.whenReading(() -> {});
            app.control().query("func run +m");
            assertThat(peer.states().of(2)).isEqualTo(States.FORCE);
        }
    }

    @Test
    void a_loader_that_is_woven_itself_gets_its_states_once_it_has_read() throws IOException {
        try (Application app = new Application(folder, "+p")) {
            List<ClassSwitch> linked = new ArrayList<>();
            app.whenReading(() -> {
                if (linked.isEmpty()) {
                    linked.add(app.link("com.acme.Peer$Valve", 0x12, 1));
                    assertThat(linked.get(0).states()).isSameAs(States.ALL_FOLLOW);
                }
            });

            ClassSwitch peer = app.linkPeer();

            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            assertThat(linked.get(0).states().of(0)).isEqualTo(States.FORCE);
        }
    }

    @Test
    void a_loader_that_fails_leaves_its_classes_following() throws IOException {
        try (Application app = new Application(folder, "+p")) {
            app.whenReading(() -> {
                throw new IllegalStateException("closed");
            });

            assertThat(app.linkPeer().states()).isSameAs(States.ALL_FOLLOW);
            assertThat(app.control().query("+q").warnings()).anyMatch(warning -> warning.contains("closed"));
        }
    }

    /** Whatever fails meanwhile, nobody throws, and the next query that can be evaluated holds. */
    @Test
    @Timeout(60)
    void toggling_under_load_survives_interrupts_and_loaders_that_throw() throws Exception {
        try (Application broken = new Application(folder.resolve("broken"));
                Application app = new Application(folder.resolve("app"), broken.registry())) {
            AtomicInteger number = new AtomicInteger();
            Runnable fail = () -> {
                switch (number.incrementAndGet() % 5) {
                    case 0 -> throw new IllegalStateException("stopped");
                    case 1 -> throw new NoClassDefFoundError("stopped");
                    case 2 -> throw new StackOverflowError();
                    default -> Thread.currentThread().interrupt();
                }
            };
            app.whenReading(fail);
            broken.whenFinding(fail);
            ClassSwitch peer = app.linkPeer();
            Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread thread = new Thread(() -> {
                    for (int round = 0; round < 300; round++) {
                        app.control().query(round % 2 == 0 ? "func handle +p" : "func handle =_");
                        link(app);
                        link(broken);
                    }
                });
                thread.setUncaughtExceptionHandler((any, e) -> thrown.add(e));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(thrown).isEmpty();
            app.whenReading(() -> {});
            app.control().query("func handle +p");
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            app.control().query("=");
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    /** As the bootstrap method does: where the stack ended, the class links again. */
    private static void link(Application app) {
        try {
            app.link("com.acme.Peer$Valve", 0x12, 1);
        } catch (StackOverflowError again) {
            return;
        }
    }

    @Test
    @Timeout(60)
    void queries_and_listings_keep_no_loader_alive() throws Exception {
        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
        Control[] control = new Control[1];
        WeakReference<ClassLoader> loader = useAndLeave(control, gone);

        byte[][] pressure = new byte[1][];
        while (gone.remove(20) == null) {
            System.gc();
            pressure[0] = new byte[1 << 20];
        }
        assertThat(loader.get()).isNull();
        assertThat(control[0].query("+m").matched()).isZero();
    }

    private WeakReference<ClassLoader> useAndLeave(Control[] control, ReferenceQueue<ClassLoader> gone)
            throws IOException {
        try (Application app = new Application(folder).withIndex()) {
            control[0] = app.control();
            app.linkPeer();
            app.listing("");
            app.control().query("+p");
            return new WeakReference<>(app.loader(), gone);
        }
    }
}

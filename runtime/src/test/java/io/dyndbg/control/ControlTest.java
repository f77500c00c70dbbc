package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.answer.Answer;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.query.Flags;
import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

@ExtendWith(QuietErr.class)
class ControlTest {
    private static final String NO_MODULE =
            "no site matches: no module is known yet. Nothing that runs was woven (mvn compile stops before"
                    + " process-classes, where that is done), or no class of it has run a statement";

    private static final byte FOLLOW = States.FOLLOW;
    private static final byte SKIP = States.SKIP;
    private static final byte FORCE = States.FORCE;

    @TempDir
    private Path folder;

    @Test
    void a_query_forces_the_sites_of_a_class_that_has_linked_and_the_guard_around_them() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();

            Answer answer = app.control().query("func handle format accepted +pf");

            assertThat(answer).hasToString("1 site matched, 1 changed: 1 in force\n  ends in 30m");
            assertThat(states(peer)).containsExactly(FORCE, FOLLOW, FOLLOW, FOLLOW, FOLLOW, FORCE, FOLLOW);
            ForcedSite forced = peer.states().forced(0);
            assertThat(forced.location()).isEqualTo(new StackTraceElement("com.acme.Peer", "handle", "Peer.java", 42));
            assertThat(forced.module()).isEqualTo("acme-core");
            assertThat(forced.flags()).isEqualTo(Flags.FORCE | Flags.FUNCTION);
            assertThat(forced.level()).isEqualTo(Level.DEBUG);
            assertThat(peer.states().forced(1)).isNull();
        }
    }

    /** Compiled code depends on the call sites in it, and on nothing else of ours. */
    @Test
    void a_change_of_one_class_leaves_the_call_sites_of_others_alone() throws Exception {
        try (Application app = new Application(folder, "class *Valve +p")) {
            ClassSwitch peer = app.linkPeer();
            ClassSwitch valve = app.link("com.acme.Peer$Valve", 0x12, 1);
            MethodType type = MethodType.methodType(Logger.class, Logger.class, int.class);
            MethodHandle ofPeer = peer.callSite(type, false).getTarget();
            MethodHandle ofValve = valve.callSite(type, false).getTarget();

            app.control().query("class com.acme.Peer func handle level debug +p; class com.acme.Peer +_");

            assertThat(peer.callSite(type, false).getTarget()).isNotSameAs(ofPeer);
            assertThat(valve.callSite(type, false).getTarget()).isSameAs(ofValve);
        }
    }

    @Test
    void a_guard_skips_only_if_all_that_it_encloses_skips() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();

            app.control().query("func handle level debug +q");
            assertThat(states(peer)).containsExactly(SKIP, FOLLOW, FOLLOW, FOLLOW, FOLLOW, FOLLOW, FOLLOW);

            app.control().query("func handle level trace +q");
            assertThat(states(peer)).containsExactly(SKIP, SKIP, FOLLOW, FOLLOW, FOLLOW, SKIP, FOLLOW);
        }
    }

    @Test
    void taking_it_back_leaves_nothing_behind() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            app.control().query("+p");
            assertThat(states(peer)).contains(FORCE);

            assertThat(app.control().query("=_").changed()).isEqualTo(7);
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    @Test
    void a_query_applies_to_classes_and_modules_that_come_later() throws IOException {
        try (Application app = new Application(folder)) {
            assertThat(app.control().query("class *Valve +p").warnings()).containsExactly(NO_MODULE);

            ClassSwitch valve = app.link("com.acme.Peer$Valve", 0x12, 1);

            assertThat(states(valve, 1)).containsExactly(FORCE);
        }
    }

    @Test
    void start_queries_apply_when_a_class_links() throws IOException {
        try (Application app = new Application(folder, "func close +p", "file Peer.java line 60 +q")) {
            assertThat(states(app.linkPeer())).containsExactly(FOLLOW, FOLLOW, SKIP, FOLLOW, FOLLOW, FOLLOW, SKIP);
        }
    }

    @Test
    void equals_without_terms_takes_back_what_came_the_same_way_and_names_what_stays() throws IOException {
        try (Application app = new Application(folder, "func handle +q")) {
            ClassSwitch peer = app.linkPeer();
            app.control().query("func close +p; func handle +p");
            assertThat(states(peer)).startsWith(FORCE, FORCE, FORCE);

            Answer answer = app.control().query("=_");

            assertThat(answer.changed()).isEqualTo(4);
            assertThat(answer.notes()).containsExactly("other queries stay: start: func handle +q");
            assertThat(states(peer)).startsWith(SKIP, SKIP, FOLLOW);
            assertThat(app.control().query("func handle =_").changed()).isEqualTo(2);
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    @Test
    void sites_without_a_switch_and_behind_a_guard_are_counted_as_unreachable() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();

            Answer answer = app.control().query("class com.acme.Peer +p");

            assertThat(answer.matched()).isEqualTo(5);
            assertThat(answer.unreachable()).isEqualTo(2);
            assertThat(answer.inForce()).isEqualTo(3);
            assertThat(answer.toString())
                    .contains("1 site unreachable: left alone: too large")
                    .contains("1 site unreachable: behind a guard: a higher level inside");
            assertThat(peer.states().of(3)).isEqualTo(FOLLOW);
            assertThat(app.control().query("class com.acme.Peer +m").unreachable())
                    .isZero();
            assertThat(app.control().query("class com.acme.Peer +q").unreachable())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_query_that_changes_nothing_counts_matches() throws IOException {
        try (Application app = new Application(folder)) {
            app.linkPeer();
            assertThat(app.control().query("func handle +_")).hasToString("2 sites matched, 0 changed");
        }
    }

    @Test
    void the_good_queries_of_a_batch_are_obeyed_and_the_bad_ones_listed() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();

            Answer answer = app.control().query("func handle +p\nfunk close +p\nfunc close +q");

            assertThat(answer.succeeded()).isFalse();
            assertThat(answer.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.word()).isEqualTo("funk");
                assertThat(failure.line()).isEqualTo(2);
                assertThat(failure.column()).isEqualTo(1);
            });
            assertThat(states(peer)).startsWith(FORCE, FORCE, SKIP);
            assertThat(answer.toString()).startsWith("3 queries, 1 failed: 4 sites matched, 4 changed");
        }
    }

    @Test
    void a_strict_batch_is_all_or_nothing() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();

            Answer answer = app.control().query("strict func handle +p\nfunk close +p");

            assertThat(answer.matched()).isZero();
            assertThat(answer.warnings()).hasSize(1);
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    @Test
    void a_class_that_was_built_apart_from_its_records_follows_and_is_named() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.link("com.acme.Peer", 0xBAD, 5);

            Answer answer = app.control().query("+p");

            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
            assertThat(answer.warnings()).anyMatch(warning -> warning.contains("com.acme.Peer"));
        }
    }

    @Test
    void a_relocated_class_is_found_by_its_hash_and_number_of_sites() throws IOException {
        try (Application app = new Application(folder)) {
            // Peer's name is taken by nobody in the web module's records, so this one counts as relocated.
            ClassSwitch moved = app.linkOf(Application.WEB, "com.acme.Peer", 0x21, 1);

            app.control().query("func start +p");

            assertThat(moved.states().of(0)).isEqualTo(FORCE);
            assertThat(moved.states().forced(0).location())
                    .isEqualTo(new StackTraceElement("com.acme.Peer", "start", null, -1));
        }
    }

    @Test
    void states_that_a_query_does_not_change_are_not_flipped() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            app.control().query("func handle +p");
            States before = peer.states();

            app.control().query("class *Valve +q");

            assertThat(peer.states()).isSameAs(before);
        }
    }

    @Test
    void an_obstacle_on_the_way_of_a_forced_message_is_noted() throws IOException {
        ObstacleCheck handler = (linked, waiting, api, level) ->
                Optional.of((waiting == null ? linked.lookup().lookupClass().getName() : "waiting " + waiting) + " "
                        + api + " " + level.word() + ": nobody listens");
        try (Application app = new Application(folder, handler)) {
            app.linkPeer();

            assertThat(app.control().query("func handle level trace +p").notes())
                    .containsExactly("com.acme.Peer slf4j trace: nobody listens");
            // It still does.
            assertThat(app.control().query("func handle level trace +p").notes())
                    .hasSize(1);
            assertThat(app.control().query("func handle level trace +q").notes())
                    .isEmpty();
            // A class that waits is guessed about, with another one of its module if any has linked.
            assertThat(app.control().query("class *Valve +p").notes())
                    .contains("waiting com.acme.Peer$Valve slf4j debug: nobody listens");
        }
    }

    @Test
    void a_damaged_blob_is_answered_and_its_classes_follow() throws IOException {
        try (Application app = new Application(folder)) {
            byte[] blob = Files.readAllBytes(app.folder().resolve(Application.CORE));
            blob[blob.length / 2] ^= 0x55;
            Files.write(app.folder().resolve(Application.CORE), blob);
            ClassSwitch peer = app.linkPeer();

            assertThat(app.control().query("module acme-core +p").warnings())
                    .anyMatch(warning -> warning.contains(Application.CORE));
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    @Test
    void a_missing_blob_is_no_reason_to_fail_when_a_class_links() throws IOException {
        try (Application app = new Application(folder, "+p")) {
            Files.delete(app.folder().resolve(Application.CORE));

            assertThat(app.linkPeer().states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    @Test
    void no_blob_is_opened_without_a_query() throws IOException {
        try (Application app = new Application(folder)) {
            Files.write(app.folder().resolve(Application.CORE), new byte[] {1});
            String said = Captured.err(app::linkPeer);

            assertThat(said).isEmpty();
        }
    }

    @Test
    void off_obeys_nobody() throws IOException {
        try (Application app = new Application(folder, "off")) {
            ClassSwitch peer = app.linkPeer();

            assertThat(app.control().query("+p").warnings()).hasSize(1);
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
            assertThat(app.control().off()).isTrue();
            assertThat(app.listing("")).isEmpty();
        }
    }

    @Test
    void every_change_is_audited_in_one_line_and_nothing_else_is() throws IOException {
        try (Application app = new Application(folder)) {
            app.linkPeer();

            assertThat(Captured.err(() -> app.control().query("func handle +p")))
                    .startsWith("dyndbg: api, thread ")
                    .endsWith(": func handle +p: 2 sites changed, ends in 30m" + System.lineSeparator());
            assertThat(Captured.err(() -> app.control().query("func handle +p")))
                    .isEmpty();
            assertThat(Captured.err(() -> app.control().query("func \"a\rb\u001b[31m\" +p"))
                            .lines())
                    .singleElement()
                    .asString()
                    .contains("a\\rb\\033[31m");
        }
    }

    @Test
    void a_bad_start_query_is_reported_and_the_others_apply() throws IOException {
        String said = Captured.err(() -> {
            try (Application app = new Application(folder, "funk handle +p", "func handle +p")) {
                assertThat(app.linkPeer().states().of(0)).isEqualTo(FORCE);
            }
        });
        assertThat(said).contains("dyndbg: -Ddyndbg: unknown keyword \"funk\"").contains("line 1, column 1");
    }

    @Test
    void linking_while_queries_come_and_go_ends_with_the_newest() throws Exception {
        try (Application app = new Application(folder)) {
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger linked = new AtomicInteger();
            Thread linking = new Thread(() -> {
                while (!stop.get()) {
                    app.linkPeer();
                    linked.incrementAndGet();
                }
            });
            ClassSwitch peer = app.linkPeer();
            linking.start();
            for (int i = 0; i < 200 || linked.get() < 200; i++) {
                app.control().query("func handle +p");
                assertThat(peer.states().of(0)).isEqualTo(FORCE);
                app.control().query("=_");
                assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
            }
            stop.set(true);
            linking.join();
        }
    }

    @Test
    void bad_listing_terms_are_refused_with_the_word() throws IOException {
        try (Application app = new Application(folder)) {
            assertThatThrownBy(() -> app.listing("funk handle"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("funk");
        }
    }

    private static List<Byte> states(ClassSwitch classSwitch) {
        return states(classSwitch, 7);
    }

    private static List<Byte> states(ClassSwitch classSwitch, int ordinals) {
        return java.util.stream.IntStream.range(0, ordinals)
                .mapToObj(classSwitch.states()::of)
                .toList();
    }
}

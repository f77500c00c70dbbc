package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dyndbg.answer.ActiveQuery;
import io.dyndbg.answer.Answer;
import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.query.Flags;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How long queries are in force, and what is told of them meanwhile. */
@ExtendWith(QuietErr.class)
class QueryLifeTest {
    private static final byte FORCE = States.FORCE;

    @TempDir
    private Path folder;

    @Test
    void the_queries_that_are_in_force_are_told_with_what_they_did() throws Exception {
        try (Application app = new Application(folder, "level trace +q")) {
            ClassSwitch peer = app.linkPeer();
            app.control().query("func handle +p", "admin \n[forged]");
            app.control().query("func handle level trace rate 1/1h ttl none +p");
            app.control().query("func nobody +p; func nothing -p");
            ForcedSite always = peer.states().forced(0);
            ForcedSite sometimes = peer.states().forced(1);
            for (int i = 0; i < 3; i++) {
                always.condition().admit(null);
                sometimes.condition().admit(null);
            }

            List<ActiveQuery> queries = app.control().queries();

            assertThat(queries)
                    .extracting(ActiveQuery::channel, ActiveQuery::query, ActiveQuery::inForce)
                    .containsExactly(
                            tuple("start", "level trace +q", 0L),
                            tuple("api", "func handle +p", 1L),
                            tuple("api", "func handle level trace ttl none rate 1/1h +p", 1L),
                            tuple("api", "func nobody +p", 0L));
            assertThat(queries).map(ActiveQuery::printed).containsExactly(0L, 3L, 1L, 0L);
            assertThat(queries).map(ActiveQuery::dropped).containsExactly(0L, 0L, 2L, 0L);
            assertThat(queries.get(1).principal()).isEqualTo("admin \\n[forged]");
            assertThat(queries.get(1).left()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
            assertThat(queries.get(0).left()).isNull();
            assertThat(queries.get(2).left()).isNull();
            assertThat(queries.get(0)).asString().startsWith("start: level trace +q: 0 sites in force, 0 printed");
        }
    }

    @Test
    void a_query_that_is_repeated_lasts_longer_counts_on_and_flips_nothing() throws Exception {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            app.control().query("func handle ttl 1m +p");
            States before = peer.states();
            peer.states().forced(0).condition().admit(null);

            Thread.sleep(5);
            app.control().query("func handle ttl 1m +p");

            assertThat(peer.states()).isSameAs(before);
            assertThat(app.control().queries()).map(ActiveQuery::printed).containsExactly(1L);
        }
    }

    @Test
    void a_query_ends_when_its_time_is_over_and_what_it_covered_comes_back() throws Exception {
        try (Application app = new Application(folder, "level debug +q")) {
            ClassSwitch peer = app.linkPeer();
            List<Byte> before = states(peer);

            Answer answer = app.control().query("func handle ttl 200ms +pl; func handle level trace ttl none +m");

            assertThat(answer.queries()).map(QueryAnswer::endsIn).containsExactly(Duration.ofMillis(200), null);
            assertThat(states(peer).get(0)).isEqualTo(FORCE);
            for (int i = 0; i < 600 && states(peer).get(0) == FORCE; i++) {
                Thread.sleep(50);
            }
            assertThat(states(peer)).isEqualTo(before);
            StringBuilder listing = new StringBuilder();
            app.control().listing("func handle", listing);
            assertThat(listing).contains("=q ", "=m ").doesNotContain("=p");
        }
    }

    @Test
    void a_query_that_ends_gives_way_to_a_longer_one_beneath() throws Exception {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            app.control().query("func handle ttl 1h +p");
            app.control().query("func handle ttl 200ms +pl");
            assertThat(peer.states().forced(0).flags()).isEqualTo(Flags.FORCE | Flags.LINE);
            for (int i = 0; i < 600 && peer.states().forced(0).flags() != Flags.FORCE; i++) {
                Thread.sleep(50);
            }
            assertThat(peer.states().forced(0).flags()).isEqualTo(Flags.FORCE);
        }
    }

    /** The states are folded anew some time after the last message, by another thread: messages come meanwhile. */
    @Test
    void no_message_is_lost_when_a_query_is_over_that_covers_another() throws Exception {
        try (Application app = new Application(folder, "func handle +p")) {
            ClassSwitch linked = app.linkPeer();
            app.control().query("func handle level trace +q; func handle max 2 +pl; func handle max 1 +pm");
            ForcedSite debug = linked.states().forced(0);
            ForcedSite trace = linked.states().forced(1);

            for (int i = 0; i < 4; i++) {
                assertThat(debug.condition().holds(null)).isTrue();
                assertThat(debug.condition().admit(null)).isEmpty();
            }
            // What is covered and silences is not over: the site follows until it is folded.
            for (int i = 0; i < 4; i++) {
                assertThat(trace.condition().holds(null)).isEqualTo(i < 3);
                assertThat(trace.condition().admit(null)).isEqualTo(i < 3 ? "" : null);
            }
            assertThat(app.control().queries()).map(ActiveQuery::printed).containsExactly(1L, 0L, 4L, 2L);
        }
    }

    @Test
    void a_thousand_switches_of_one_site_leave_one_query() throws IOException {
        try (Application app = new Application(folder)) {
            ClassSwitch peer = app.linkPeer();
            for (int i = 0; i < 1_000; i++) {
                app.control().query(i % 2 == 0 ? "func handle +p" : "func handle -p");
            }
            app.control().query("func handle +p");
            assertThat(peer.states().of(0)).isEqualTo(FORCE);

            app.control().query("func handle =_");
            assertThat(peer.states()).isSameAs(States.ALL_FOLLOW);
        }
    }

    private static List<Byte> states(ClassSwitch classSwitch) {
        return IntStream.range(0, 7).mapToObj(classSwitch.states()::of).toList();
    }
}

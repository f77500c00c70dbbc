package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.query.Batch;
import io.dyndbg.query.Flags;
import io.dyndbg.query.Query;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LiveQueriesTest {
    private static final List<String> MODULES = List.of("a", "b");
    private static final List<String> FUNCTIONS = List.of("f", "g");

    @Property
    void what_is_not_kept_never_mattered(@ForAll("queries") List<String> typed) {
        LiveQueries kept = LiveQueries.NONE;
        for (String query : typed) {
            kept = kept.with(live(Channel.API, query));
        }
        for (String module : MODULES) {
            for (String function : FUNCTIONS) {
                int all = Flags.NONE;
                for (String query : typed) {
                    all = step(live(Channel.API, query), module, function, all);
                }
                int folded = Flags.NONE;
                for (LiveQuery query : kept.folded()) {
                    folded = step(query, module, function, folded);
                }
                assertThat(folded).isEqualTo(all);
            }
        }
    }

    /** Each query comes at its own time, the place in the list, and stays so long, or for good where that is 0. */
    @Property
    void what_ends_gives_way_to_what_it_covered(
            @ForAll("queries") List<String> typed, @ForAll List<@IntRange(max = 8) Integer> times) {
        LiveQueries.Change kept = new LiveQueries.Change(LiveQueries.NONE, false);
        List<LiveQuery> all = new ArrayList<>();
        for (int now = 0; now < typed.size(); now++) {
            int time = now < times.size() ? times.get(now) : 0;
            Query query = live(Channel.API, typed.get(now)).query();
            LiveQuery added = until(query, time == 0 ? LiveQuery.NEVER : now + time);
            kept.takeOutEnded(now);
            kept.add(added);
            if (query.clearsChannel()) {
                all.clear();
            } else {
                all.add(added);
            }
        }
        for (int now = typed.size(); now <= typed.size() + 8; now++) {
            int then = now;
            kept.takeOutEnded(then);
            for (String module : MODULES) {
                for (String function : FUNCTIONS) {
                    int expected = Flags.NONE;
                    for (LiveQuery query : all) {
                        expected = query.ends() > then ? step(query, module, function, expected) : expected;
                    }
                    int folded = Flags.NONE;
                    for (LiveQuery query : kept.queries().folded()) {
                        folded = step(query, module, function, folded);
                    }
                    assertThat(folded).isEqualTo(expected);
                }
            }
        }
    }

    private static int step(LiveQuery live, String module, String function, int flags) {
        boolean selected =
                live.query().terms().matchModule(module) && live.query().terms().matchFunction(function);
        return selected ? live.query().apply(flags) : flags;
    }

    @Provide
    Arbitrary<List<String>> queries() {
        Arbitrary<String> terms = Arbitraries.of("", "module a ", "module b ", "func f ", "module a func f ");
        Arbitrary<String> flags =
                Arbitraries.of("+p", "-p", "+q", "-q", "=_", "=p", "+m", "-m", "+pm", "-qm", "=qf", "+_");
        return Combinators.combine(terms, flags).as(String::concat).list().ofMaxSize(10);
    }

    @Example
    void start_queries_are_folded_before_those_that_came_through_the_api() {
        LiveQueries queries = LiveQueries.NONE
                .with(live(Channel.API, "func f +m"))
                .with(live(Channel.START, "+p"))
                .with(live(Channel.API, "module a -p"));

        assertThat(queries.folded())
                .map(live -> live.query().toString())
                .containsExactly("+p", "func f +m", "module a -p");
    }

    @Example
    void equals_without_terms_drops_the_older_queries_of_its_own_channel_only() {
        LiveQueries queries = LiveQueries.NONE
                .with(live(Channel.START, "module a +p"))
                .with(live(Channel.API, "func f +m"))
                .with(live(Channel.API, "="));

        assertThat(queries.folded()).map(live -> live.query().toString()).containsExactly("module a +p");
    }

    @Example
    void what_is_switched_on_and_off_again_leaves_nothing() {
        LiveQueries queries = LiveQueries.NONE.with(live(Channel.API, "file Other.java +p"));
        for (int i = 0; i < 100; i++) {
            queries = queries.with(live(Channel.API, "file F" + i + ".java line 10-20 +p"))
                    .with(live(Channel.API, "file F" + i + ".java +l"))
                    .with(live(Channel.API, "file F" + i + ".java -pl"));
        }

        assertThat(queries.folded()).map(live -> live.query().toString()).containsExactly("file Other.java +p");
    }

    @Example
    void what_takes_away_stays_as_long_as_there_is_something_to_take() {
        LiveQueries queries =
                LiveQueries.NONE.with(live(Channel.API, "module a +p")).with(live(Channel.API, "func f -p"));
        assertThat(queries.folded()).hasSize(2);

        assertThat(queries.with(live(Channel.API, "module a -p")).isEmpty()).isTrue();
    }

    @Example
    void a_query_that_is_repeated_has_its_time_anew() {
        Query query = live(Channel.API, "func f ttl 1h +p").query();
        LiveQueries.Change change = new LiveQueries.Change(LiveQueries.NONE, false);
        change.add(until(query, 5));
        assertThat(change.add(until(query, 9))).isEqualTo(LiveQueries.Effect.RENEWED);

        assertThat(change.queries().folded()).hasSize(1);
        assertThat(change.queries().nextEnd()).isEqualTo(9);
    }

    private static LiveQuery until(Query query, long ends) {
        Source source = new Source(Channel.API, "test");
        return new LiveQuery(source, query, new Conditions(query.options(), () -> {}), 0, ends);
    }

    private static LiveQuery live(Channel channel, String typed) {
        return LiveQuery.of(
                new Source(channel, "test"),
                (Query) Batch.parse(typed).entries().get(0),
                () -> {});
    }
}

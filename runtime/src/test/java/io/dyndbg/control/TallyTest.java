package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.query.Batch;
import io.dyndbg.query.Query;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void names_forge_no_line_of_an_answer() {
        Query query =
                (Query) Batch.parse("func \"a\u001b[31m\u2028b\" +p").entries().get(0);
        Tally tally = new Tally(
                LiveQuery.of(new Source(Channel.API, "test"), query, () -> {}), LiveQueries.Effect.CHANGED, null);
        tally.note("appender \"a\nb\"");
        tally.warn("class x\ry");
        tally.waitInVain(1, "left alone: a\u0085b");

        assertThat(tally.answer().toString().chars()).noneMatch(c -> Character.isISOControl(c) && c != '\n');
        assertThat(tally.answer().toString().lines()).hasSize(4);
        assertThat(tally.answer().query()).doesNotContain("\u001b", "\u2028");
    }

    @Test
    void of_many_notes_a_few_are_answered_and_the_rest_counted() {
        Query query = (Query) Batch.parse("+p").entries().get(0);
        Tally tally = new Tally(
                LiveQuery.of(new Source(Channel.API, "test"), query, () -> {}), LiveQueries.Effect.CHANGED, null);
        for (int i = 0; i < 12; i++) {
            tally.note("obstacle " + i);
            tally.note("obstacle 0");
        }

        assertThat(tally.answer().notes()).hasSize(6).startsWith("obstacle 0").endsWith("and 7 more of the kind");
    }
}

package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.query.Batch;
import io.dyndbg.query.Query;
import org.junit.jupiter.api.Test;

class TallyTest {

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

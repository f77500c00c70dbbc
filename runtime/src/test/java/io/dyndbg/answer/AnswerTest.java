package io.dyndbg.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final QueryAnswer DONE = new QueryAnswer(
            "func f +p",
            4,
            3,
            2,
            1,
            Duration.ofMinutes(30),
            new TreeMap<>(java.util.Map.of("left alone: too large", 1L)),
            null,
            List.of("a warning"),
            List.of("a note"));
    private static final QueryAnswer FAILED =
            QueryAnswer.of(new Failure("funk f +p", "funk", 2, 5, "unknown keyword \"funk\""));

    @Test
    void one_query_is_answered_in_its_first_line_and_a_line_for_each_thing_to_know() {
        assertThat(new Answer(List.of(DONE)).toString().lines())
                .containsExactly(
                        "4 sites matched, 3 changed: 2 in force, 1 waits for its class, 1 unreachable",
                        "  ends in 30m",
                        "  1 site unreachable: left alone: too large",
                        "  warning: a warning",
                        "  note: a note");
    }

    @Test
    void a_failure_says_where_and_what() {
        assertThat(new Answer(List.of(FAILED))).hasToString("error in line 2, column 5: unknown keyword \"funk\"");
    }

    @Test
    void a_batch_is_answered_with_totals_and_then_query_by_query() {
        Answer answer = new Answer(List.of(DONE, FAILED));

        assertThat(answer.toString().lines())
                .startsWith(
                        "2 queries, 1 failed: 4 sites matched, 3 changed: 2 in force, 1 waits for its class, 1 unreachable",
                        "  func f +p: 4 sites matched, 3 changed: 2 in force, 1 waits for its class, 1 unreachable",
                        "    ends in 30m")
                .endsWith("  funk f +p: error in line 2, column 5: unknown keyword \"funk\"");
        assertThat(answer.succeeded()).isFalse();
        assertThat(answer.unreachable()).isEqualTo(1);
        assertThat(answer.failures()).hasSize(1);
    }

    @Test
    void nothing_typed_is_answered_too() {
        assertThat(new Answer(List.of())).hasToString("no query");
    }
}

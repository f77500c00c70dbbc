package io.dyndbg.control;

import io.dyndbg.answer.Answer;
import io.dyndbg.answer.Failure;
import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.query.Batch;
import io.dyndbg.query.BatchEntry;
import io.dyndbg.query.Escapes;
import io.dyndbg.query.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Puts together what a batch is answered, in the order in which it was typed. */
final class Answers {
    private Answers() {}

    /** @param tallies one for each query that could be understood, in their order */
    static Answer of(Batch batch, List<Tally> tallies) {
        List<QueryAnswer> answers = new ArrayList<>();
        int next = 0;
        for (BatchEntry statement : batch.entries()) {
            answers.add(
                    statement instanceof Mistake mistake
                            ? failed(mistake)
                            : tallies.get(next++).answer());
        }
        return new Answer(answers);
    }

    /** Answers that none was obeyed, for a reason that is not theirs. */
    static Answer notObeyed(Batch batch, String why) {
        List<QueryAnswer> answers = new ArrayList<>();
        for (BatchEntry statement : batch.entries()) {
            answers.add(
                    statement instanceof Mistake mistake
                            ? failed(mistake)
                            : QueryAnswer.notObeyed(Escapes.visible(statement.text()), why));
        }
        return new Answer(answers);
    }

    private static QueryAnswer failed(Mistake mistake) {
        return QueryAnswer.of(new Failure(
                Escapes.visible(mistake.text()),
                Escapes.visible(mistake.word()),
                mistake.position().line(),
                mistake.position().column(),
                Escapes.visible(mistake.message())));
    }
}

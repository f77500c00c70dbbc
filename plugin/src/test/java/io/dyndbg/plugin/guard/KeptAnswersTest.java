package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withMembers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard's answer that is kept hides its statements from every switch at a logger: they say so. */
class KeptAnswersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "its answer is kept in a field | static final boolean ON = a.isDebugEnabled(); void m() { if (ON) a.debug(\"one\"); }",
                "its answer is kept in a field | final boolean on = a.isDebugEnabled(); void m() { if (!on) return; a.debug(\"one\"); }",
                "its answer is kept in a field | private boolean on; void begin() { on = a.isDebugEnabled(); } void end() { on = false; } void m() { if (on && x()) a.debug(\"one\"); }",
                "its answer is kept in a field | private static final Boolean ON = a.isDebugEnabled(); void m() { if (ON) a.debug(\"one\"); }",
                "its answer is kept in a field | static final boolean ON = a.isDebugEnabled(); private final boolean also = ON; void m() { boolean on = also; if (on) a.debug(\"one\"); }",
                "its answer is what a method returns | private boolean on() { return a.isDebugEnabled(); } void m() { if (on()) a.debug(\"one\"); }",
                "its answer is what a method returns | static boolean on() { return x() ? a.isDebugEnabled() : false; } void m() { if (on()) a.debug(\"one\"); }",
                "its answer is passed as an argument | void m() { tell(a.isDebugEnabled()); } private void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "its answer is passed as an argument | void m() { boolean on = a.isDebugEnabled(); Runnable r = () -> { if (on) a.debug(\"one\"); }; r.run(); }",
                "its answer is passed as an argument | static void m(long l) { boolean on = a.isDebugEnabled(); LongConsumer r = x -> { if (on) a.debug(\"one\", x, l); }; r.accept(1); }",
                "its answer is kept in a box | void m() { Boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); }",
                "its answer is combined with something else | void m() { if (x() & a.isDebugEnabled()) a.debug(\"one\"); }",
            })
    void aStatementBehindAKeptAnswerSaysWhereItIsKept(String reason, String members) {
        assertThat(withMembers(members).behind()).isEqualTo(Map.of("one", reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean on = a.isDebugEnabled(); void m() { if (on) a.debug(\"one\"); }",
                "private boolean on = a.isDebugEnabled(); void set(boolean b) { on = b; } void m() { if (on) a.debug(\"one\"); }",
                "private boolean on = a.isDebugEnabled() || x(); void m() { if (on) a.debug(\"one\"); }",
                "boolean on() { return a.isDebugEnabled(); } void m() { if (on()) a.debug(\"one\"); }",
                "void m() { tell(a.isDebugEnabled()); } void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "void m() { tell(a.isDebugEnabled()); tell(true); } private void tell(boolean on) { if (on) a.debug(\"one\"); }",
                "static final boolean ON = a.isDebugEnabled(); void m() { if (ON) work(); a.debug(\"one\"); }",
                "static final boolean ON = a.isDebugEnabled(); void m() { if (ON || x()) a.debug(\"one\"); }",
                "private boolean on() { return !a.isDebugEnabled(); } void m() { if (on()) a.debug(\"one\"); }",
            })
    void whatMayBeTrueWithoutTheGuardSaysNothing(String members) {
        assertThat(withMembers(members).behind()).isEmpty();
    }

    @Test
    void anAnswerThatIsKeptAndAskedAtOnceHidesBoth() {
        CompiledSample sample = withMembers(
                "void m() { boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); Runnable r = () -> { if (on) a.debug(\"two\"); }; r.run(); }");

        assertThat(sample.behind()).isEqualTo(Map.of("one", OtherDecisions.ANSWER_KEPT, "two", KeptAnswers.ARGUMENT));
    }
}

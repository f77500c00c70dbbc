package io.dyndbg.plugin.guard;

import static io.dyndbg.plugin.guard.CompiledSample.withCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands inside a guard of the same method. */
class EnclosedStatementsTest {

    @Test
    void aPlainGuardEnclosesWhatItsBlockHolds() {
        assertEncloses(
                "if (a.isDebugEnabled()) { a.debug(\"one\"); a.trace(\"two\"); } a.debug(\"outside\");",
                Map.of("a0", Set.of("one", "two")));
    }

    @Test
    void aNegatedGuardEnclosesItsElse() {
        assertEncloses("if (!a.isDebugEnabled()) { } else { a.debug(\"one\"); } work();", Map.of("a0", Set.of("one")));
    }

    @Test
    void anEarlyReturnEnclosesTheRestOfTheMethod() {
        assertEncloses(
                "a.debug(\"before\"); if (!a.isDebugEnabled()) return; work(); a.debug(\"one\"); if (x()) a.debug(\"two\");",
                Map.of("a0", Set.of("one", "two")));
    }

    @Test
    void anEarlyReturnOfTwoLoggersEnclosesTheRestOfTheMethod() {
        assertEncloses(
                "if (!a.isDebugEnabled() && !b.isDebugEnabled()) return; a.debug(\"one\");",
                Map.of("a0", Set.of("one"), "b0", Set.of("one")));
    }

    @Test
    void anEarlyReturnOutOfASynchronizedBlockEnclosesTheRestOfIt() {
        assertEncloses(
                "synchronized (this) { if (!a.isDebugEnabled()) return; a.debug(\"one\"); }",
                Map.of("a0", Set.of("one")));
    }

    @Test
    void aFurtherConditionDoesNotMatter() {
        assertEncloses("if (a.isDebugEnabled() && x()) a.debug(\"one\");", Map.of("a0", Set.of("one")));
        assertEncloses("if (x() && a.isDebugEnabled()) a.debug(\"one\");", Map.of("a0", Set.of("one")));
        assertEncloses("if (!a.isDebugEnabled() || x()) return; a.debug(\"one\");", Map.of("a0", Set.of("one")));
    }

    @Test
    void anotherWayIntoTheBlockFreesIt() {
        assertEncloses("if (a.isDebugEnabled() || x()) a.debug(\"one\");", Map.of());
    }

    @Test
    void nestedGuardsBothEncloseTheInnerBlock() {
        assertEncloses(
                "if (a.isDebugEnabled()) { a.debug(\"one\"); if (a.isTraceEnabled()) a.trace(\"two\"); }",
                Map.of("a0", Set.of("one", "two"), "a1", Set.of("two")));
    }

    @Test
    void eitherOfTwoLoggersEnclosesTogetherWithTheOther() {
        assertEncloses(
                "if (a.isDebugEnabled() || b.isDebugEnabled()) a.debug(\"one\"); if (a.isDebugEnabled()) a.debug(\"two\");",
                Map.of("a0", Set.of("one"), "b0", Set.of("one"), "a1", Set.of("two")));
    }

    @Test
    void eitherOfTwoLevelsEnclosesTogetherWithTheOther() {
        assertEncloses(
                "if (a.isTraceEnabled() || a.isDebugEnabled()) a.debug(\"one\");",
                Map.of("a0", Set.of("one"), "a1", Set.of("one")));
    }

    @Test
    void bothOfTwoLoggersEncloseEachAlone() {
        assertEncloses(
                "if (a.isDebugEnabled() && b.isDebugEnabled()) a.debug(\"one\");",
                Map.of("a0", Set.of("one"), "b0", Set.of("one")));
    }

    @Test
    void eitherOfTwoLoggersInsideAThirdGuardAllEnclose() {
        assertEncloses(
                "if (a.isTraceEnabled()) { if (a.isDebugEnabled() || b.isDebugEnabled()) a.debug(\"one\"); }",
                Map.of("a0", Set.of("one"), "a1", Set.of("one"), "b0", Set.of("one")));
    }

    @Test
    void twoCompoundConditionsInEachOtherAllEnclose() {
        assertEncloses("""
                if (a.isDebugEnabled() || b.isDebugEnabled()) {
                    work();
                    if (a.isTraceEnabled() || b.isTraceEnabled()) a.trace("one");
                }
                """, Map.of("a0", Set.of("one"), "b0", Set.of("one"), "a1", Set.of("one"), "b1", Set.of("one")));
    }

    @Test
    void aGuardBesideAnOpenWayInsideACompoundConditionEnclosesNothing() {
        assertEncloses("""
                if (a.isDebugEnabled() || b.isDebugEnabled()) {
                    if (x() || b.isTraceEnabled()) a.debug("one");
                }
                """, Map.of("a0", Set.of("one"), "b0", Set.of("one")));
    }

    @Test
    void bothPartsOfACompoundConditionsAlternativeEnclose() {
        assertEncloses(
                "if (a.isDebugEnabled() && a.isTraceEnabled() || b.isDebugEnabled()) a.debug(\"one\");",
                Map.of("a0", Set.of("one"), "a1", Set.of("one"), "b0", Set.of("one")));
    }

    @Test
    void aGuardIsFollowedThroughOneLocalVariable() {
        assertEncloses(
                "boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); work(); if (on && x()) a.debug(\"two\");",
                Map.of("a0", Set.of("one", "two")));
    }

    @Test
    void anAssignmentInTheConditionIsFollowedToo() {
        assertEncloses(
                "boolean on; if (on = a.isDebugEnabled()) a.debug(\"one\"); if (!on) return; a.debug(\"two\");",
                Map.of("a0", Set.of("one", "two")));
    }

    @Test
    void twoGuardsInOneLocalVariableAreKeptApart() {
        assertEncloses(
                "boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); on = b.isDebugEnabled(); if (on) b.debug(\"two\");",
                Map.of("a0", Set.of("one"), "b0", Set.of("two")));
    }

    @Test
    void aVariableThatMayHoldSomethingElseEnclosesNothing() {
        assertEncloses("boolean on = x(); if (x()) on = a.isDebugEnabled(); if (on) a.debug(\"one\");", Map.of());
    }

    @Test
    void aParameterThatMayBeOverwrittenEnclosesNothing() {
        CompiledSample sample = CompiledSample.withMembers(
                "void m(boolean on) { if (x()) on = a.isDebugEnabled(); if (on) a.debug(\"one\"); }");

        assertThat(sample.enclosed()).isEmpty();
        assertThat(sample.behind()).isEmpty();
    }

    @Test
    void aLoopInsideIsEnclosed() {
        assertEncloses(
                "if (a.isDebugEnabled()) { for (int i = 0; i < 3; i++) { if (x()) continue; a.debug(\"one\"); } }",
                Map.of("a0", Set.of("one")));
    }

    @Test
    void aGuardInALoopEnclosesItsBlock() {
        assertEncloses(
                "for (int i = 0; i < 3; i++) { work(); if (a.isDebugEnabled()) { a.debug(\"one\"); } }",
                Map.of("a0", Set.of("one")));
    }

    @Test
    void aGuardThatEndsTheBodyOfAnEndlessLoopEnclosesItsBlock() {
        assertEncloses(
                "while (true) { work(); if (a.isDebugEnabled()) { a.debug(\"one\"); } }", Map.of("a0", Set.of("one")));
    }

    @Test
    void continueUnlessEnabledEnclosesTheRestOfTheBody() {
        assertEncloses(
                "for (int i = 0; i < 3; i++) { work(); if (!a.isDebugEnabled()) continue; a.debug(\"one\"); }",
                Map.of("a0", Set.of("one")));
    }

    @Test
    void allCopiesOfAFinallyBlockAreEnclosed() {
        assertEncloses(
                "try { work(); } finally { if (a.isDebugEnabled()) a.debug(\"one\"); }",
                Map.of("a0", Set.of("one"), "a1", Set.of("one")));
    }

    @Test
    void tryCatchAndFinallyInsideAreEnclosed() {
        assertEncloses("""
                if (a.isDebugEnabled()) {
                    try { a.debug("one"); } catch (RuntimeException e) { a.debug("two"); } finally { a.debug("three"); }
                }
                """, Map.of("a0", Set.of("one", "two", "three")));
    }

    @Test
    void aHandlerThatTheOutsideReachesTooIsNotEnclosed() {
        assertEncloses(
                "try { work(); if (a.isDebugEnabled()) a.debug(\"one\"); } catch (RuntimeException e) { a.debug(\"two\"); }",
                Map.of("a0", Set.of("one")));
    }

    @Test
    void aSynchronizedBlockInsideIsEnclosed() {
        assertEncloses(
                "if (a.isDebugEnabled()) { synchronized (this) { a.debug(\"one\"); } }", Map.of("a0", Set.of("one")));
    }

    @Test
    void aSwitchInsideIsEnclosed() {
        assertEncloses(
                "if (a.isDebugEnabled()) switch (work()) { case 1: a.debug(\"one\"); break; case 2: a.debug(\"two\"); default: }",
                Map.of("a0", Set.of("one", "two")));
    }

    @Test
    void aGuardInOneCaseDoesNotEncloseTheNextCase() {
        assertEncloses(
                "switch (work()) { case 1: if (a.isDebugEnabled()) a.debug(\"one\"); case 2: a.debug(\"two\"); }",
                Map.of("a0", Set.of("one")));
    }

    @Test
    void aTernaryInTheArgumentsChangesNothing() {
        assertEncloses("if (a.isDebugEnabled()) a.debug(\"one\", x() ? 1 : 2);", Map.of("a0", Set.of("one")));
    }

    @Test
    void arraysOfArgumentsMadeInsideAreNoStores() {
        assertEncloses("if (a.isDebugEnabled()) a.debug(\"one\", 1, 2, 3);", Map.of("a0", Set.of("one")));
    }

    @Test
    void theTwoGuardsOfATimingOpenTogether() {
        assertEncloses("""
                long t = 0;
                if (a.isDebugEnabled()) t = System.nanoTime();
                work();
                if (a.isDebugEnabled()) a.debug("took {}", System.nanoTime() - t);
                """, Map.of("a0", Set.of("took {}"), "a1", Set.of("took {}")));
    }

    @Test
    void aTimingThroughOneVariableIsFineSinceNobodyElseReadsTheTime() {
        assertEncloses("""
                boolean on = a.isDebugEnabled();
                long t = 0;
                if (on) t = System.nanoTime();
                work();
                if (on) a.debug("took {}", System.nanoTime() - t);
                """, Map.of("a0", Set.of("took {}")));
    }

    @Test
    void aVariableOfTheBlockWhoseSlotIsUsedAgainIsNoStoreThatIsRead() {
        assertEncloses(
                "if (a.isDebugEnabled()) { int i = work(); a.debug(\"one\", i); } int j = 5; while (j > work()) j--;",
                Map.of("a0", Set.of("one")));
    }

    @Test
    void aGuardAtTheEndOfAMethodMayReturn() {
        assertEncloses("work(); if (a.isDebugEnabled()) { a.debug(\"one\"); return; }", Map.of("a0", Set.of("one")));
    }

    @Test
    void aGuardAroundNothingIsNowhere() {
        assertEncloses("if (a.isDebugEnabled()) work(); a.debug(\"outside\");", Map.of());
    }

    @Test
    void aGuardOfAHigherLevelEnclosesToo() {
        assertEncloses("if (a.isInfoEnabled()) a.debug(\"one\");", Map.of("a0", Set.of("one")));
    }

    private static void assertEncloses(String code, Map<String, Set<String>> expected) {
        CompiledSample sample = withCode(code);
        assertThat(sample.decidesMore()).isEmpty();
        assertThat(sample.behind()).isEmpty();
        assertThat(sample.enclosed()).isEqualTo(expected);
    }
}

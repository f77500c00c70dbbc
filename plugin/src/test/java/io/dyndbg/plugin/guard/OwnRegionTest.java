package io.dyndbg.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.Scan;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A region that is found quickly is the one that a walk through the whole method finds. */
class OwnRegionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (a.isDebugEnabled()) a.debug(\"one\");",
                "if (a.isDebugEnabled()) { if (x()) a.debug(\"one\"); else a.debug(\"two\"); } work();",
                "if (a.isDebugEnabled() && x()) a.debug(\"one\");",
                "if (x() && a.isDebugEnabled()) a.debug(\"one\"); work();",
                "if (a.isDebugEnabled()) { a.debug(\"one\"); if (b.isDebugEnabled()) b.debug(\"two\"); } if (x()) a.debug(\"three\");",
                "for (int i = 0; i < 9; i++) { if (a.isDebugEnabled()) a.debug(\"one\"); if (b.isDebugEnabled()) b.debug(\"two\"); }",
                "try { if (a.isDebugEnabled()) a.debug(\"one\"); } finally { work(); }",
                "if (a.isDebugEnabled()) { if (x()) return; a.debug(\"one\"); } work();",
                "if (a.isDebugEnabled()) throw new Exception();",
            })
    void ofMostGuardsItIsFoundQuickly(String code) {
        assertThat(quick(code)).isEqualTo(CompiledSample.scanOf(code).guards().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (a.isDebugEnabled() || x()) a.debug(\"one\");",
                "if (x() || a.isDebugEnabled()) a.debug(\"one\"); work();",
                "if (a.isDebugEnabled()) { work(); } else { a.warn(\"two\"); } work();",
                "if (!a.isDebugEnabled()) work(); else a.debug(\"one\");",
                "while (a.isDebugEnabled()) a.debug(\"one\");",
                "do { work(); } while (a.isDebugEnabled());",
                "if (a.isDebugEnabled()) for (int i = 0; i < 9; i++) a.debug(\"one\");",
                "if (a.isDebugEnabled()) for (;;) a.debug(\"one\");",
                "if (a.isDebugEnabled()) { try { a.debug(\"one\"); } catch (RuntimeException e) { a.debug(\"two\"); } }",
                "try { work(); if (a.isDebugEnabled()) synchronized (this) { a.debug(\"one\"); } } finally { work(); }",
                "for (int i = 0; i < 9; i++) { if (a.isDebugEnabled()) { if (x()) continue; a.debug(\"one\"); break; } work(); }",
                "boolean on = a.isDebugEnabled(); if (on) a.debug(\"one\"); work(); if (on) a.debug(\"two\");",
                "if (!a.isDebugEnabled()) return; work(); a.debug(\"one\");",
                "switch (work()) { case 1: if (a.isDebugEnabled()) a.debug(\"one\"); case 2: a.debug(\"two\"); }",
            })
    void ofOthersItIsTheSameOrNone(String code) {
        quick(code);
    }

    /** Answers how many guards have such a region, which is compared; and all of those together. */
    private static long quick(String code) {
        Scan scan = CompiledSample.scanOf(code);
        MethodFlow flow = scan.flows().known(scan.guards().get(0).method());
        List<GuardBranches> answers = scan.guards().stream()
                .map(guard -> GuardBranches.of(guard, flow))
                .filter(answer -> OwnRegion.of(answer, flow.control()).isPresent())
                .toList();
        BitSet together = new BitSet();
        for (GuardBranches answer : answers) {
            Optional<OwnRegion> region = OwnRegion.of(answer, flow.control());
            assertThat(region.orElseThrow().nodes()).as(code).isEqualTo(lostWithout(List.of(answer), flow));
            together.or(region.orElseThrow().nodes());
        }
        assertThat(together).as(code).isEqualTo(lostWithout(answers, flow));
        assertThat(scan.guards())
                .isNotEmpty()
                .extracting(Guard::method)
                .containsOnly(scan.guards().get(0).method());
        return answers.size();
    }

    private static BitSet lostWithout(List<GuardBranches> answers, MethodFlow flow) {
        BitSet lost = (BitSet) flow.reachability().fromEntry().clone();
        lost.andNot(flow.reachability().fromEntry(Cut.ofYes(answers)));
        return lost;
    }
}

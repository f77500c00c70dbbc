package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Reachability;
import java.util.BitSet;
import java.util.Collection;

/** Edges behind some guards, taken out of the control flow. Immutable. */
final class Cut implements Reachability.Shut {
    private final BitSet falls = new BitSet();
    private final BitSet jumps = new BitSet();

    private Cut(Collection<GuardBranches> answers, boolean whenTrue) {
        for (GuardBranches answer : answers) {
            for (Branch branch : answer.branches()) {
                (branch.jumpsWhenTrue() == whenTrue ? jumps : falls).set(branch.node());
            }
        }
    }

    /** Takes out the edges that are taken when one of these guards says yes. */
    static Cut ofYes(Collection<GuardBranches> answers) {
        return new Cut(answers, true);
    }

    /** Takes out the edges that are taken when one of these guards says no. */
    static Cut ofNo(Collection<GuardBranches> answers) {
        return new Cut(answers, false);
    }

    @Override
    public boolean shuts(int node, int way) {
        return way == 0 ? falls.get(node) : way == 1 && jumps.get(node);
    }
}

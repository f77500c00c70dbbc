package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Reachability;
import java.util.BitSet;
import java.util.Collection;

/** The true edges of some guards, taken out of the control flow. Immutable. */
final class Cut implements Reachability.Shut {
    private final BitSet falls = new BitSet();
    private final BitSet jumps = new BitSet();

    private Cut() {}

    static Cut of(Branch branch) {
        Cut cut = new Cut();
        (branch.jumpsWhenTrue() ? cut.jumps : cut.falls).set(branch.node());
        return cut;
    }

    static Cut of(Collection<GuardBranches> answers) {
        Cut cut = new Cut();
        for (GuardBranches answer : answers) {
            for (Branch branch : answer.branches()) {
                (branch.jumpsWhenTrue() ? cut.jumps : cut.falls).set(branch.node());
            }
        }
        return cut;
    }

    @Override
    public boolean shuts(int node, int way) {
        return way == 0 ? falls.get(node) : way == 1 && jumps.get(node);
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.kept.ClassAnswers;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What of one class runs behind calls of its own methods that come back only where a guard says yes: {@code void need() { if
 * (!log.isDebugEnabled()) throw new IllegalStateException(); }}.
 */
final class GuardedReturns {
    private final Flows flows;
    /** By method, the nodes of its calls of such. */
    private final Map<MethodNode, BitSet> calls = new HashMap<>();

    private final Map<MethodNode, BitSet> closed = new HashMap<>();

    GuardedReturns(ClassNode owner, Flows flows, ClassAnswers answers) {
        this.flows = flows;
        owner.methods.stream()
                .filter(GuardedReturns::mayThrow)
                .filter(answers::returnsOnlyWithAnswer)
                .flatMap(method -> flows.uses().of(method).stream())
                .filter(Use::isCall)
                .forEach(use -> flows.of(use.user())
                        .ifPresent(flow -> calls.computeIfAbsent(use.user(), any -> new BitSet())
                                .set(flow.control().node(use.at()))));
    }

    private static boolean mayThrow(MethodNode method) {
        for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (insn.getOpcode() == Opcodes.ATHROW) {
                return true;
            }
        }
        return false;
    }

    /** Answers whether {@code use} stands behind one. */
    boolean standBefore(Use use) {
        return calls.containsKey(use.user())
                && closed.computeIfAbsent(use.user(), this::closed)
                        .get(flows.known(use.user()).control().node(use.at()));
    }

    private BitSet closed(MethodNode method) {
        BitSet closed = (BitSet) flows.known(method).reachability().fromEntry().clone();
        closed.andNot(flows.known(method).reachability().fromEntryWithoutPassing(calls.get(method)));
        return closed;
    }
}

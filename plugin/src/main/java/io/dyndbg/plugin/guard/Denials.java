package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.scan.Guard;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Where in one class a guard is asked though the same question has just been answered with no: on the other branch of it, as
 * in the copy of a {@code finally} block behind {@code if (!debug) return;}, or in a private method or a lambda that is used
 * there only. What it encloses never runs, and uses at times what is only there when the answer is yes: {@code try { if
 * (!debug) return; o = this; } finally { if (debug) log.debug(o.toString()); }}. So it must not be opened.
 */
final class Denials {
    private final Map<MethodNode, GuardRegions> regions;
    private final Map<MethodNode, List<Guard>> guardsOf;
    private final HiddenMethods hidden;
    private final Map<MethodNode, Map<Question, BitSet>> reached = new HashMap<>();

    Denials(Map<MethodNode, GuardRegions> regions, Map<MethodNode, List<Guard>> guardsOf, HiddenMethods hidden) {
        this.regions = regions;
        this.guardsOf = guardsOf;
        this.hidden = hidden;
    }

    /** Answers whether all ways to {@code guard} go through a no to what it asks. */
    boolean contains(Guard guard) {
        Optional<Question> question =
                Question.of(guard, regions.get(guard.method()).flow());
        return question.isPresent() && isDenied(question.get(), guard.method(), guard.call(), new HashSet<>());
    }

    /** @param seen the methods that are looked at: one that only they use among themselves is used nowhere else */
    private boolean isDenied(Question question, MethodNode method, AbstractInsnNode at, Set<MethodNode> seen) {
        GuardRegions own = regions.get(method);
        boolean here = own != null
                && !isOnly(at, guardsOf.get(method))
                && !reached.computeIfAbsent(method, any -> new HashMap<>())
                        .computeIfAbsent(question, any -> reachedWithoutNo(own, guardsOf.get(method), any))
                        .get(own.flow().control().node(at));
        return here || !seen.add(method) || isUsedDeniedOnly(question, method, seen);
    }

    /** Nobody asks anything before the only guard of a method. */
    private static boolean isOnly(AbstractInsnNode at, List<Guard> guards) {
        return guards.size() == 1 && guards.get(0).call() == at;
    }

    private boolean isUsedDeniedOnly(Question question, MethodNode method, Set<MethodNode> seen) {
        List<Use> uses = hidden.usesOf(method);
        return !uses.isEmpty() && uses.stream().allMatch(use -> isDenied(question, use.user(), use.at(), seen));
    }

    private static BitSet reachedWithoutNo(GuardRegions own, List<Guard> guards, Question question) {
        List<GuardBranches> deniers = guards.stream()
                .filter(guard -> Question.of(guard, own.flow())
                        .filter(other -> other.denies(question))
                        .isPresent())
                .map(own::answer)
                .toList();
        return own.reachability().fromEntry(Cut.ofNo(deniers));
    }
}

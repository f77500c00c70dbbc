package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.scan.Guard;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where in one method a guard is asked though the same question has just been answered with no: on the other branch of it, as
 * in the copy of a {@code finally} block behind {@code if (!debug) return;}. What it encloses there never runs, and uses at
 * times what is only there when the answer is yes: {@code try { if (!debug) return; o = this; } finally { if (debug)
 * log.debug(o.toString()); }}. So it must not be opened.
 */
final class Denials {
    private final GuardRegions regions;
    private final List<Guard> guards;
    private final Map<Question, BitSet> reached = new HashMap<>();

    /** @param guards all of the method */
    Denials(GuardRegions regions, List<Guard> guards) {
        this.regions = regions;
        this.guards = guards;
    }

    /** Answers whether all ways to {@code guard} go through a no to what it asks. */
    boolean contains(Guard guard) {
        Optional<Question> question = Question.of(guard, regions.flow());
        return question.isPresent()
                && !reached.computeIfAbsent(question.get(), this::reachedWithoutNo)
                        .get(regions.answer(guard).node());
    }

    private BitSet reachedWithoutNo(Question question) {
        List<GuardBranches> deniers = guards.stream()
                .filter(guard -> Question.of(guard, regions.flow())
                        .filter(other -> other.denies(question))
                        .isPresent())
                .map(regions::answer)
                .toList();
        return regions.reachability().fromEntry(Cut.ofNo(deniers));
    }
}

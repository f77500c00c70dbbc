package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.kept.ClassAnswers;
import io.dyndbg.plugin.kept.KeptPlaces;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.MethodNode;

/** What one class asks before an instruction: guards that lead there, answers that are kept. For the looks at a whole module; by one thread. */
final class AskedBefore {
    private final ScannedClass scanned;
    private final LoggingCatalog apis;
    private final KeptPlaces kept;
    private final Map<MethodNode, List<Guard>> guards;
    private final Map<MethodNode, GuardRegions> regions = new HashMap<>();
    /** Null until somebody asks. */
    private ClassAnswers answers;

    /** @param kept where the module keeps guards' answers */
    AskedBefore(ScannedClass scanned, LoggingCatalog apis, KeptPlaces kept) {
        this.scanned = scanned;
        this.apis = apis;
        this.kept = kept;
        this.guards = scanned.scan().guards().stream().collect(Collectors.groupingBy(Guard::method));
    }

    /** Answers the guards that lead to an instruction. */
    Set<Guard> leading(Use use) {
        return !guards.containsKey(use.user())
                ? Set.of()
                : regions.computeIfAbsent(
                                use.user(),
                                any -> new GuardRegions(scanned.scan().flows().known(any), guards.get(any), List.of()))
                        .around(List.of(use.at()))
                        .leading(use.at());
    }

    /** Answers whether an instruction only runs where an answer that is kept says yes. */
    boolean isKept(Use use) {
        if (!kept.concern(scanned.owner().name) && !guards.containsKey(use.user()) || runsFirst(use)) {
            return false;
        }
        if (answers == null) {
            Scan scan = scanned.scan();
            answers = ClassAnswers.of(scanned.owner(), scan.flows().uses(), scan, apis, kept, HiddenMethods::mayHide);
        }
        return answers.keptBefore(use.user(), use.at(), false) != null;
    }

    /** A quick look: before what every caller of a method runs nothing is asked. Most of the stores of constructors are such. */
    private boolean runsFirst(Use use) {
        return !HiddenMethods.mayHide(use.user())
                && scanned.scan()
                        .flows()
                        .of(use.user())
                        .filter(flow -> flow.control().block(flow.control().node(use.at())) == 0)
                        .isPresent();
    }

    /** Answers what is asked first, the name of the guard's method; null if nothing is. */
    String first(Use use) {
        return leading(use).stream()
                .findFirst()
                .map(guard -> guard.call().name)
                .orElseGet(() -> isKept(use) ? Doubts.ANY : null);
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.StackFlow;
import io.dyndbg.plugin.kept.ClassAnswers;
import io.dyndbg.plugin.kept.KeptRegions;
import io.dyndbg.plugin.scan.Guard;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds out where in one class values come to that are decided about, by what decides: its guards, answers that are kept, other classes. */
final class Decisions {
    private static final Otherwise[] EITHER = {Otherwise.ABSENT, Otherwise.OTHER};

    private final ClassNode owner;
    private final Flows flows;
    private final Map<MethodNode, List<Guard>> guardsOf;
    private final Map<MethodNode, Set<Guard>> around;
    private final GuardedStores stores;
    private final GivenContainers given;
    private final Map<DecidedBy, DecidedValues> decided = new HashMap<>();

    /**
     * @param around the hidden methods that guards enclose as a whole
     * @param stores what the guards store
     */
    Decisions(
            ClassNode owner,
            Flows flows,
            Map<MethodNode, List<Guard>> guardsOf,
            Map<MethodNode, Set<Guard>> around,
            GuardedStores stores) {
        this.owner = owner;
        this.flows = flows;
        this.guardsOf = guardsOf;
        this.around = around;
        this.stores = stores;
        this.given = new GivenContainers(flows, stores.fillers());
    }

    /**
     * Answers all values.
     *
     * @param deciding the methods whose guards may decide about any
     * @param answers what stands behind answers that are kept
     * @param elsewhere what comes from other classes
     */
    Map<DecidedBy, DecidedValues> all(
            Map<MethodNode, GuardRegions> deciding, ClassAnswers answers, DecidedPlaces elsewhere) {
        deciding.forEach(this::addDecided);
        // What is not stored is not there.
        stores.heap()
                .forEach((place, by) -> by.stream()
                        .map(guard -> deciderOf(guard, Otherwise.ABSENT))
                        .distinct()
                        .forEach(decider ->
                                decidedBy(decider).addPlace(place, (method, node) -> !isInside(method, node, by))));
        addKept(answers);
        if (elsewhere.concern(owner.name)) {
            new FromElsewhere(owner, flows, elsewhere)
                    .addTo(
                            level -> decidedBy(new DecidedBy(Optional.empty(), level, Otherwise.ABSENT)),
                            level -> decidedBy(new DecidedBy(Optional.empty(), level, Otherwise.OTHER)));
        }
        return decided;
    }

    private DecidedBy deciderOf(Guard guard, Otherwise otherwise) {
        return new DecidedBy(Question.of(guard, flows.known(guard.method())), guard.level(), otherwise);
    }

    private DecidedValues decidedBy(DecidedBy decider) {
        return decided.computeIfAbsent(
                decider, any -> new DecidedValues(owner, flows, stores.fillers().calls()));
    }

    private void addDecided(MethodNode method, GuardRegions known) {
        List<StackFlow.Merge> merges = known.flow().stack().merges();
        BitSet whole = known.whole();
        BitSet rest = (BitSet) whole.clone();
        Map<Guard, Absence> each = new HashMap<>();
        for (Guard guard : guardsOf.get(method)) {
            BitSet region = known.region(guard);
            each.put(guard, new Absence(known.flow(), region, merges));
            rest.andNot(region);
            GoneValues.add(method, known.flow(), region, merges, decidedBy(deciderOf(guard, Otherwise.PRESENT)));
            given.addTo(
                    method,
                    region,
                    decidedBy(deciderOf(guard, Otherwise.ABSENT)),
                    decidedBy(deciderOf(guard, Otherwise.OTHER)));
            given.addDenied(method, known.denied(guard), decidedBy(deciderOf(guard, Otherwise.ABSENT)));
        }
        Absence together = new Absence(known.flow(), rest, merges);
        BitSet loads = stores.readsElsewhere(method, false);
        BitSet ofAbsent = new Absence(known.flow(), whole, merges).of(loads);
        ofAbsent.or(Absence.ofDenied(known.flow(), known.denied(), loads));
        loads.andNot(ofAbsent);
        ofAbsent.or(stores.readsElsewhere(method, true));
        for (Otherwise otherwise : EITHER) {
            boolean absent = otherwise == Otherwise.ABSENT;
            each.forEach(
                    (guard, absence) -> decidedBy(deciderOf(guard, otherwise)).addDecided(method, absence, absent));
            DecidedValues any = decidedBy(DecidedBy.any(otherwise));
            any.addDecided(method, together, absent);
            any.addBeyond(method, absent ? ofAbsent : loads);
        }
    }

    private boolean isInside(MethodNode method, int node, Set<Guard> any) {
        return !Collections.disjoint(around.getOrDefault(method, Set.of()), any)
                || any.stream().anyMatch(guard -> guard.method() == method && stores.isInside(guard, node));
    }

    private void addKept(ClassAnswers answers) {
        KeptStores kept = new KeptStores(stores.fillers());
        Map<MethodNode, KeptRegions> answered = new HashMap<>();
        for (MethodNode method : owner.methods) {
            answers.regions(method).ifPresent(regions -> {
                answered.put(method, regions);
                addKept(method, regions, kept);
            });
        }
        DecidedValues found = decidedBy(DecidedBy.any(Otherwise.ABSENT));
        kept.heap()
                .forEach((place, by) -> found.addPlace(
                        place,
                        (method, node) -> !answered.containsKey(method)
                                || !answered.get(method).isBehind(by, node)));
    }

    private void addKept(MethodNode method, KeptRegions regions, KeptStores kept) {
        MethodFlow flow = flows.known(method);
        BitSet accepted = regions.accepted();
        BitSet denied = regions.denied();
        kept.add(method, flow, regions);
        given.addTo(
                method,
                accepted,
                decidedBy(DecidedBy.any(Otherwise.ABSENT)),
                decidedBy(DecidedBy.any(Otherwise.OTHER)));
        given.addDenied(method, denied, decidedBy(DecidedBy.any(Otherwise.ABSENT)));
        GoneValues.add(method, flow, accepted, flow.stack().merges(), decidedBy(DecidedBy.any(Otherwise.PRESENT)));
        Absence absence = new Absence(flow, accepted, flow.stack().merges());
        BitSet loads = kept.readsElsewhere(method, false);
        BitSet ofAbsent = absence.of(loads);
        ofAbsent.or(Absence.ofDenied(flow, denied, loads));
        ofAbsent.or(kept.readsElsewhere(method, true));
        for (Otherwise otherwise : EITHER) {
            boolean absent = otherwise == Otherwise.ABSENT;
            DecidedValues found = decidedBy(DecidedBy.any(otherwise));
            found.addDecided(method, absence, absent);
            found.add(method, absent ? ofAbsent : loads);
        }
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.kept.ClassAnswers;
import io.dyndbg.plugin.kept.KeptPlaces;
import io.dyndbg.plugin.kept.Members;
import io.dyndbg.plugin.kept.ModuleLook;
import io.dyndbg.plugin.kept.Place;
import io.dyndbg.plugin.kept.PlaceNames;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of a module that run a function object which they are given only behind a guard: {@code static void ifDebug(Logger log, Runnable
 * tell) { if (log.isDebugEnabled()) tell.run(); }}. The guard is no one's of the classes that call them, and no query for those opens it.
 */
final class GuardedTakers {
    private final Members members;
    /** By parameter, what is asked first. */
    private final Map<Place.Parameter, String> asked = new HashMap<>();
    /** The methods that have them. */
    private final Set<String> names = new HashSet<>();

    private final Set<String> callers = new HashSet<>();

    private GuardedTakers(Members members) {
        this.members = members;
    }

    /** @param kept where the module keeps guards' answers */
    static GuardedTakers in(ModuleLook module, LoggingCatalog apis, KeptPlaces kept) throws IOException {
        GuardedTakers takers = new GuardedTakers(new Members(apis.hierarchy()));
        module.running().values().forEach(each -> takers.look(each, apis, kept));
        if (!takers.asked.isEmpty()) {
            PlaceNames names = new PlaceNames(Set.copyOf(takers.asked.keySet()), takers.members);
            module.classes()
                    .naming(names, path -> true)
                    .values()
                    .forEach(each -> takers.callers.add(each.owner().name));
        }
        return takers;
    }

    private void look(ScannedClass each, LoggingCatalog apis, KeptPlaces kept) {
        Flows flows = each.scan().flows();
        ClassAnswers answers =
                ClassAnswers.of(each.owner(), flows.uses(), each.scan(), apis, kept, HiddenMethods::mayHide);
        Map<MethodNode, List<Guard>> guards =
                each.scan().guards().stream().collect(Collectors.groupingBy(Guard::method));
        GuardedRuns runs = new GuardedRuns(
                each.owner(),
                flows,
                use -> leading(use, flows, guards.getOrDefault(use.user(), List.of())),
                use -> answers.keptBefore(use.user(), use.at(), false) == null ? null : "a guard",
                null);
        for (MethodNode method : each.owner().methods) {
            if ((method.access & Opcodes.ACC_PRIVATE) == 0) {
                addParameters(each.owner().name, method, runs);
            }
        }
    }

    private static Set<Guard> leading(Use use, Flows flows, List<Guard> guards) {
        return guards.isEmpty()
                ? Set.of()
                : new GuardRegions(flows.known(use.user()), guards, List.of(use.at())).leading(use.at());
    }

    private void addParameters(String owner, MethodNode method, GuardedRuns runs) {
        Type[] types = Type.getArgumentTypes(method.desc);
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (int index = 0; index < types.length; index++) {
            String first = types[index].getSort() == Type.OBJECT ? runs.askedForParameter(method, slot) : null;
            if (first != null) {
                asked.put(new Place.Parameter(owner, method.name + method.desc, index), first);
                names.add(method.name);
            }
            slot += types[index].getSize();
        }
    }

    /** Answers whether {@code type}, an internal name, names any of them. */
    boolean concern(String type) {
        return callers.contains(type);
    }

    /**
     * Answers what a method of another class asks before it runs an argument; null if it may run it without.
     *
     * @param owner the class that it is called on
     * @param index counted from 0 without the receiver
     */
    String askedFor(String owner, String name, String descriptor, int index) {
        return !names.contains(name)
                ? null
                : asked.entrySet().stream()
                        .filter(entry -> entry.getKey().index() == index
                                && entry.getKey().member().equals(name + descriptor)
                                && members.related(entry.getKey().owner(), owner))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }
}

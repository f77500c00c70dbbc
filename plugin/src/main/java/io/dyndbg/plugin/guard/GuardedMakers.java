package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.kept.KeptPlaces;
import io.dyndbg.plugin.kept.ModuleLook;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.plugin.scan.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The classes with statements whose objects the module makes only behind guards, or gives only to what runs them behind one: {@code if
 * (log.isDebugEnabled()) run(new Runnable() { public void run() { log.debug(..); } });}. The guard is no one's of the statement's class, and
 * no query opens it. Who else makes objects of such a class is not known.
 */
final class GuardedMakers {

    /**
     * One place where an object is made.
     *
     * @param in the class, an internal name
     * @param asked what is asked first; null if nothing, unless the object that makes it is only made so itself
     */
    private record Made(String in, String asked) {}

    private final LoggingCatalog apis;
    private final KeptPlaces kept;
    private final GuardedTakers takers;
    /** By internal name. */
    private final Map<String, ScannedClass> classes = new HashMap<>();

    private final Map<String, List<Made>> made = new LinkedHashMap<>();
    private final Map<String, String> asked = new HashMap<>();

    private GuardedMakers(LoggingCatalog apis, KeptPlaces kept, GuardedTakers takers) {
        this.apis = apis;
        this.kept = kept;
        this.takers = takers;
    }

    /**
     * @param kept where the module keeps guards' answers
     * @param takers the methods that run what they are given behind guards
     */
    static GuardedMakers in(ModuleLook module, LoggingCatalog apis, KeptPlaces kept, GuardedTakers takers)
            throws IOException {
        GuardedMakers makers = new GuardedMakers(apis, kept, takers);
        Map<String, Set<String>> asking =
                module.constructedByAsking(type -> kept.concern(type) || takers.concern(type));
        makers.addThoseWithStatements(module, asking.values());
        if (!makers.classes.isEmpty()) {
            makers.look(module, asking.keySet());
            makers.settle();
        }
        return makers;
    }

    /** Adds those of {@code constructed}, and of what these make themselves. */
    private void addThoseWithStatements(ModuleLook module, Collection<Set<String>> constructed) throws IOException {
        Set<String> seen = new HashSet<>();
        Set<String> types = constructed.stream().flatMap(Set::stream).collect(Collectors.toSet());
        while (seen.addAll(types)) {
            Map<String, ScannedClass> found = module.logging(types);
            found.values().removeIf(each -> each.scan().statements().stream().noneMatch(GuardedMakers::mayBeMeant));
            found.values().forEach(each -> classes.put(each.owner().name, each));
            types = module.classes().constructed(found::containsKey).values().stream()
                    .flatMap(Set::stream)
                    .filter(type -> !seen.contains(type))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean mayBeMeant(Statement statement) {
        return statement.collected() && isOfObject(statement.method());
    }

    /** The bodies of lambdas are static where they need no object; but mostly one makes them. */
    private static boolean isOfObject(MethodNode method) {
        return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) != Opcodes.ACC_STATIC;
    }

    /** @param askingPaths the classes that may ask anything */
    private void look(ModuleLook module, Set<String> askingPaths) throws IOException {
        Map<String, Set<String>> constructing = module.classes().constructing(classes.keySet());
        Set<String> open = new HashSet<>();
        constructing.forEach((path, types) -> {
            if (!askingPaths.contains(path)
                    && !classes.containsKey(module.classes().type(path))) {
                open.addAll(types);
            }
        });
        classes.keySet().removeAll(open);
        constructing.values().forEach(types -> types.removeAll(open));
        constructing.values().removeIf(Set::isEmpty);
        Map<ScannedClass, List<Use>> makers = new LinkedHashMap<>();
        for (ScannedClass each : module.classes().scan(constructing.keySet()).values()) {
            // An object of a subtype is one of it, too.
            classes.remove(each.owner().superName);
            makers.put(each, uses(each));
        }
        // Most are made where nothing can be asked: that is seen at once.
        makers.forEach((maker, uses) ->
                uses.stream().filter(use -> !mayAsk(maker, use)).forEach(use -> classes.remove(type(use.at()))));
        makers.forEach((maker, uses) -> lookAt(
                maker,
                uses.stream().filter(use -> classes.containsKey(type(use.at()))).toList()));
    }

    /** Answers what makes an object of one of the classes. */
    private List<Use> uses(ScannedClass maker) {
        List<Use> uses = new ArrayList<>();
        for (MethodNode method : maker.owner().methods) {
            for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
                if (classes.containsKey(type(insn))) {
                    uses.add(new Use(method, insn));
                }
            }
        }
        return uses;
    }

    private boolean mayAsk(ScannedClass maker, Use use) {
        String owner = maker.owner().name;
        return maker.scan().asking().contains(use.user())
                || HiddenMethods.mayHide(use.user())
                || kept.concern(owner)
                || classes.containsKey(owner)
                || isLocal(use);
    }

    private void lookAt(ScannedClass maker, List<Use> uses) {
        if (uses.isEmpty()) {
            return;
        }
        AskedBefore before = new AskedBefore(maker, apis, kept);
        HiddenMethods hidden = new HiddenMethods(
                maker.owner(),
                maker.scan().flows().uses(),
                uses.stream().map(Use::user).collect(Collectors.toSet()));
        Map<MethodNode, String> askedFor = hidden.askedFor(before::first);
        GuardedRuns runs = new GuardedRuns(
                maker.owner(),
                maker.scan().flows(),
                before::leading,
                use -> before.isKept(use) ? Doubts.ANY : null,
                takers);
        for (Use use : uses) {
            String first = before.first(use);
            first = first == null ? askedFor.get(use.user()) : first;
            String run = first == null && isLocal(use) ? runs.askedBefore(use) : null;
            made.computeIfAbsent(type(use.at()), any -> new ArrayList<>())
                    .add(new Made(
                            maker.owner().name,
                            first != null
                                    ? "what makes its object asks " + first + " first"
                                    : run != null ? Doubts.askedByRunner(run) : null));
        }
    }

    /** Answers the internal name of what {@code insn} makes, or refers to the constructor of; empty if it does neither. */
    private static String type(AbstractInsnNode insn) {
        if (insn.getOpcode() == Opcodes.NEW) {
            return ((TypeInsnNode) insn).desc;
        }
        return insn instanceof InvokeDynamicInsnNode indy
                ? OwnCalls.target(indy)
                        .filter(target -> target.getTag() == Opcodes.H_NEWINVOKESPECIAL)
                        .map(Handle::getOwner)
                        .orElse("")
                : "";
    }

    /** An object of any other class may have further methods, which are called elsewhere. */
    private boolean isLocal(Use use) {
        ScannedClass made = classes.get(type(use.at()));
        return made != null && use.at().getOpcode() == Opcodes.NEW && made.owner().outerClass != null;
    }

    /** An object that is made where nothing is asked may be made by one that is only made so itself. */
    private void settle() {
        made.keySet().retainAll(classes.keySet());
        while (made.keySet()
                .removeIf(type -> made.get(type).stream()
                        .anyMatch(each ->
                                each.asked() == null && (each.in().equals(type) || !made.containsKey(each.in()))))) {
            // One that falls out takes along those that it makes.
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<String, List<Made>> entry : made.entrySet()) {
                String first = entry.getValue().stream()
                        .map(each -> each.asked() == null ? asked.get(each.in()) : each.asked())
                        .filter(any -> any != null)
                        .findFirst()
                        .orElse(null);
                grows |= first != null && asked.putIfAbsent(entry.getKey(), first) == null;
            }
        }
    }

    /** Answers whether {@code type}, an internal name, is one of them. */
    boolean concern(String type) {
        return asked.containsKey(type);
    }

    /** Answers what to say of a statement in {@code method} of {@code owner}, an internal name; null if its object is made anywhere. */
    String askedFor(String owner, MethodNode method) {
        return isOfObject(method) ? asked.get(owner) : null;
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodUses.Use;
import io.dyndbg.plugin.kept.KeptPlaces;
import io.dyndbg.plugin.kept.ModuleLook;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** Internal names. */
    private final Set<String> classes = new HashSet<>();

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
        Map<String, Set<String>> constructing = new LinkedHashMap<>(asking);
        makers.addThoseThatLog(module, constructing);
        if (!makers.classes.isEmpty()) {
            makers.look(module, asking.keySet(), constructing);
            makers.dropOpen();
            // Few are left by now that any other class may construct.
            module.classes().constructing(Set.copyOf(makers.made.keySet())).forEach((path, types) -> {
                if (!constructing.containsKey(path)) {
                    makers.made.keySet().removeAll(types);
                }
            });
            makers.dropOpen();
            makers.settle();
        }
        return makers;
    }

    /**
     * Adds those that have to do with logging among the types that are constructed, and among what these construct; those without names,
     * too, whose objects may make the ones that log.
     *
     * @param constructing by the paths of classes, the types that they construct; takes those of the ones that are added
     */
    private void addThoseThatLog(ModuleLook module, Map<String, Set<String>> constructing) throws IOException {
        Set<String> logging = module.loggingTypes();
        Map<String, Set<String>> news = constructing;
        do {
            Set<String> types = news.values().stream()
                    .flatMap(Set::stream)
                    .filter(type -> (logging.contains(type) || isNameless(type)) && !classes.contains(type))
                    .collect(Collectors.toSet());
            classes.addAll(types);
            news = types.isEmpty()
                    ? Map.of()
                    : module.classes()
                            .constructed(path -> types.contains(module.classes().type(path)));
            constructing.putAll(news);
        } while (!news.isEmpty());
    }

    /** The bodies of lambdas are static where they need no object; but mostly one makes them. */
    private static boolean isOfObject(MethodNode method) {
        return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) != Opcodes.ACC_STATIC;
    }

    /**
     * @param asking the paths of the classes that may ask anything
     * @param constructing by their paths, and by those of the classes that are looked for, the types that they construct
     */
    private void look(ModuleLook module, Set<String> asking, Map<String, Set<String>> constructing) throws IOException {
        Map<String, ScannedClass> makers = module.classes()
                .scan(constructing.keySet().stream()
                        .filter(path -> !Collections.disjoint(constructing.get(path), classes))
                        // One of the others has nothing to ask, but may just construct itself by another constructor.
                        .filter(path -> asking.contains(path)
                                || constructing
                                        .get(path)
                                        .contains(module.classes().type(path)))
                        .toList());
        // An object of a subtype is one of it, too.
        makers.values().forEach(maker -> classes.remove(maker.owner().superName));
        Map<String, List<Use>> uses = new LinkedHashMap<>();
        makers.forEach((path, maker) -> uses.put(path, uses(maker)));
        // Most are made where nothing can be asked: that is seen at once.
        uses.forEach((path, its) -> its.stream()
                .filter(use -> !mayAsk(makers.get(path), use))
                .forEach(use -> classes.remove(type(use.at()))));
        uses.forEach((path, its) -> lookAt(
                makers.get(path),
                its.stream().filter(use -> classes.contains(type(use.at()))).toList()));
        constructing.forEach((path, types) -> {
            if (!makers.containsKey(path)) {
                types.stream()
                        .filter(classes::contains)
                        .forEach(type -> add(type, module.classes().type(path), null));
            }
        });
        made.keySet().retainAll(classes);
    }

    private void add(String type, String maker, String asked) {
        made.computeIfAbsent(type, any -> new ArrayList<>()).add(new Made(maker, asked));
    }

    /** Answers what makes an object of one of the classes. */
    private List<Use> uses(ScannedClass maker) {
        List<Use> uses = new ArrayList<>();
        for (MethodNode method : maker.owner().methods) {
            for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
                String type = type(insn);
                if (!type.isEmpty() && classes.contains(type)) {
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
                || classes.contains(owner)
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
            add(
                    type(use.at()),
                    maker.owner().name,
                    first != null
                            ? "what makes its object asks " + first + " first"
                            : run != null ? Doubts.runBehind(run) : null);
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

    /** An object of a class with a name may have further methods, which are called elsewhere. Compilers number the others. */
    private static boolean isLocal(Use use) {
        return use.at().getOpcode() == Opcodes.NEW && isNameless(type(use.at()));
    }

    private static boolean isNameless(String type) {
        int number = type.lastIndexOf('$') + 1;
        return number > 0 && number < type.length() && Character.isDigit(type.charAt(number));
    }

    /** An object that is made where nothing is asked may be made by one that is only made so itself. */
    private void dropOpen() {
        while (made.keySet()
                .removeIf(type -> made.get(type).stream()
                        .anyMatch(each ->
                                each.asked() == null && (each.in().equals(type) || !made.containsKey(each.in()))))) {
            // One that falls out takes along those that it makes.
        }
    }

    /** Of what is left each object is made where something is asked, or by one that is. */
    private void settle() {
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<String, List<Made>> entry : made.entrySet()) {
                String first = entry.getValue().stream()
                        .map(each -> each.asked() == null ? asked.get(each.in()) : each.asked())
                        .filter(Objects::nonNull)
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

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Members;
import io.dyndbg.plugin.kept.ModuleLook;
import io.dyndbg.plugin.kept.Place;
import io.dyndbg.plugin.kept.PlaceNames;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.plugin.scan.Statement;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods with statements that other classes of the module call, all of them behind guards: {@code if (log.isDebugEnabled())
 * Dumper.dump(this);}. The guard is no one's of the statement's class, and no query opens it. Who else calls such a method is not known.
 */
final class GuardedCallers {
    private final Members members;
    /** By method, what the callers ask first. */
    private final Map<Place.Result, String> asked = new HashMap<>();

    private final Set<Place.Result> called = new HashSet<>();
    /** Of these, without descriptors. */
    private final Set<String> names = new HashSet<>();

    private GuardedCallers(Members members) {
        this.members = members;
    }

    static GuardedCallers in(ModuleLook module, LoggingCatalog apis) throws IOException {
        GuardedCallers callers = new GuardedCallers(new Members(apis.hierarchy()));
        callers.addThoseWithStatements(module);
        if (!callers.called.isEmpty()) {
            PlaceNames names = new PlaceNames(Set.copyOf(callers.called), callers.members);
            module.classes().naming(names, path -> true).values().forEach(callers::look);
        }
        callers.asked.keySet().retainAll(callers.called);
        return callers;
    }

    private void addThoseWithStatements(ModuleLook module) throws IOException {
        Map<String, Set<String>> owners = module.calledBehindGuards().stream()
                .collect(Collectors.groupingBy(
                        Place.Result::member, Collectors.mapping(Place.Result::owner, Collectors.toSet())));
        for (ScannedClass each : module.runBy(module.calledBehindGuards()).values()) {
            each.scan().statements().stream()
                    .filter(Statement::collected)
                    .map(statement -> place(each, statement.method()))
                    .filter(place -> owners.getOrDefault(place.member(), Set.of()).stream()
                            .anyMatch(owner -> isConstructor(place.member())
                                    ? owner.equals(place.owner())
                                    : members.mayRun(owner, place.owner())))
                    .forEach(called::add);
        }
        called.forEach(place -> names.add(place.member().replaceFirst("\\(.*", "")));
    }

    private static boolean isConstructor(String member) {
        return member.startsWith("<");
    }

    private static Place.Result place(ScannedClass each, MethodNode method) {
        return new Place.Result(each.owner().name, method.name + method.desc);
    }

    private void look(ScannedClass caller) {
        Map<MethodNode, List<Guard>> guards =
                caller.scan().guards().stream().collect(Collectors.groupingBy(Guard::method));
        for (MethodNode method : caller.owner().methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof MethodInsnNode call && names.contains(call.name)) {
                    for (Place.Result place : meant(call.owner, call.name + call.desc)) {
                        String first = asked(caller, method, guards.getOrDefault(method, List.of()), call);
                        if (first == null) {
                            called.remove(place);
                        } else {
                            asked.put(place, first);
                        }
                    }
                } else if (insn instanceof InvokeDynamicInsnNode indy) {
                    removeReferences(indy);
                }
            }
        }
    }

    /** Who uses a function object asks nothing, for all that is known. */
    private void removeReferences(InvokeDynamicInsnNode indy) {
        for (Object argument : indy.bsmArgs) {
            if (argument instanceof Handle handle) {
                called.removeAll(meant(handle.getOwner(), handle.getName() + handle.getDesc()));
            }
        }
    }

    /** A call of a method of a supertype may be one of it, but for constructors. */
    private List<Place.Result> meant(String type, String member) {
        return called.stream()
                .filter(place -> place.member().equals(member)
                        && (isConstructor(member) ? place.owner().equals(type) : members.related(place.owner(), type)))
                .toList();
    }

    private static String asked(ScannedClass caller, MethodNode method, List<Guard> guards, MethodInsnNode call) {
        Optional<MethodFlow> flow = caller.scan().flows().of(method);
        return guards.isEmpty() || flow.isEmpty()
                ? null
                : new GuardRegions(flow.get(), guards, List.of(call))
                        .enclosing(call).stream()
                                .findFirst()
                                .map(guard -> guard.call().name)
                                .orElse(null);
    }

    /** Answers whether any of them is a method of {@code type}. */
    boolean concern(String type) {
        return asked.keySet().stream().anyMatch(place -> place.owner().equals(type));
    }

    /** Answers what the callers of a method ask first; null if they don't, or if there are none in other classes. */
    String askedFor(String owner, MethodNode method) {
        return asked.get(new Place.Result(owner, method.name + method.desc));
    }
}

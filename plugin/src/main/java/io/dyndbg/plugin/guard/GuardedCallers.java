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
    /** By method, what the callers ask first. */
    private final Map<Place.Result, String> asked = new HashMap<>();

    private final Set<Place.Result> called = new HashSet<>();

    static GuardedCallers in(ModuleLook module, LoggingCatalog apis) throws IOException {
        GuardedCallers callers = new GuardedCallers();
        callers.addThoseWithStatements(module);
        if (!callers.called.isEmpty()) {
            PlaceNames names = new PlaceNames(Set.copyOf(callers.called), new Members(apis.hierarchy()));
            module.naming(names, path -> true).values().forEach(callers::look);
        }
        callers.asked.keySet().retainAll(callers.called);
        return callers;
    }

    private void addThoseWithStatements(ModuleLook module) throws IOException {
        Map<String, Set<Place.Result>> byOwner = module.calledBehindGuards().stream()
                .collect(Collectors.groupingBy(Place.Result::owner, Collectors.toSet()));
        for (ScannedClass each : module.scanTypes(byOwner.keySet()).values()) {
            each.scan().statements().stream()
                    .filter(Statement::collected)
                    .map(statement -> place(each, statement.method()))
                    .filter(place -> byOwner.get(place.owner()).contains(place))
                    .forEach(called::add);
        }
    }

    private static Place.Result place(ScannedClass each, MethodNode method) {
        return new Place.Result(each.owner().name, method.name + method.desc);
    }

    private void look(ScannedClass caller) {
        Map<MethodNode, List<Guard>> guards =
                caller.scan().guards().stream().collect(Collectors.groupingBy(Guard::method));
        for (MethodNode method : caller.owner().methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof MethodInsnNode call) {
                    look(new Place.Result(call.owner, call.name + call.desc), caller, method, call, guards);
                } else if (insn instanceof InvokeDynamicInsnNode indy) {
                    for (Object argument : indy.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            called.remove(new Place.Result(handle.getOwner(), handle.getName() + handle.getDesc()));
                        }
                    }
                }
            }
        }
    }

    private void look(
            Place.Result place,
            ScannedClass caller,
            MethodNode method,
            MethodInsnNode call,
            Map<MethodNode, List<Guard>> guards) {
        if (called.contains(place)) {
            Optional<MethodFlow> flow = caller.scan().flows().of(method);
            List<Guard> own = guards.getOrDefault(method, List.of());
            Optional<Guard> first = own.isEmpty() || flow.isEmpty()
                    ? Optional.empty()
                    : new GuardRegions(flow.get(), own, List.of(call))
                            .enclosing(call).stream().findFirst();
            if (first.isPresent()) {
                asked.put(place, first.get().call().name);
            } else {
                called.remove(place);
            }
        }
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

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.kept.Containers;
import io.dyndbg.plugin.kept.Members;
import io.dyndbg.plugin.kept.Place;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells what the classes of a module give a method besides values that guards decide about: {@code finished(task, nanoTime())} where another
 * class has {@code finished(task, debug ? nanoTime() : 0)}. What comes of such a parameter is not followed into other classes. A list that
 * a guard decides about, given to a helper that all use, would else come to most of them: Hazelcast 5.3.8 has one such list, and had 490
 * guards that stayed shut.
 */
final class OtherArguments {
    /** Argument {@code index} of all methods that are called {@code member}. */
    private record Argument(String member, int index) {
        static Argument of(Place.Parameter parameter) {
            return new Argument(parameter.member(), parameter.index());
        }
    }

    private final Members members;
    /** The classes that give it a decided value. */
    private final Map<Argument, Set<String>> givers = new HashMap<>();

    OtherArguments(Members members) {
        this.members = members;
    }

    /** Notes that {@code giver}, an internal name, gives it a decided value. */
    void add(Place.Parameter parameter, String giver) {
        givers.computeIfAbsent(Argument.of(parameter), any -> new HashSet<>()).add(giver);
    }

    /** Answers whether one of {@code classes} gives {@code parameter} any other value, which is no constant. */
    boolean areGiven(Place.Parameter parameter, Iterable<ScannedClass> classes) {
        Set<String> known = givers.getOrDefault(Argument.of(parameter), Set.of());
        for (ScannedClass each : classes) {
            if (!known.contains(each.owner().name)
                    && each.owner().methods.stream().anyMatch(method -> areGiven(parameter, each, method))) {
                return true;
            }
        }
        return false;
    }

    private boolean areGiven(Place.Parameter parameter, ScannedClass caller, MethodNode method) {
        boolean isItself = caller.owner().name.equals(parameter.owner())
                && parameter.member().equals(method.name + method.desc);
        for (AbstractInsnNode insn : method.instructions) {
            // One that calls itself passes on what it was given.
            boolean gives = insn instanceof MethodInsnNode call
                    && !isItself
                    && isCalled(parameter, call.owner, call.name, call.desc)
                    && !isConstant(
                            call,
                            parameter.index(),
                            caller.scan().flows().of(method).orElse(null));
            if (gives || insn instanceof InvokeDynamicInsnNode indy && isReferenced(parameter, indy)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCalled(Place.Parameter parameter, String owner, String name, String descriptor) {
        String member = parameter.member();
        return member.length() == name.length() + descriptor.length()
                && member.startsWith(name)
                && member.endsWith(descriptor)
                && (name.equals("<init>")
                        ? owner.equals(parameter.owner())
                        : members.related(parameter.owner(), owner));
    }

    /** Whoever has a function object gives it anything. */
    private boolean isReferenced(Place.Parameter parameter, InvokeDynamicInsnNode indy) {
        return Arrays.stream(indy.bsmArgs)
                .anyMatch(argument -> argument instanceof Handle handle
                        && isCalled(parameter, handle.getOwner(), handle.getName(), handle.getDesc()));
    }

    /** @param flow null for code that can't be analysed */
    private static boolean isConstant(MethodInsnNode call, int index, MethodFlow flow) {
        if (flow == null || !flow.stack().live(flow.control().node(call))) {
            return flow != null;
        }
        int depth = Type.getArgumentCount(call.desc) - 1 - index;
        return flow.stack().producersBelow(call, depth).stream()
                .allMatch(producer -> Containers.isEmpty(producer)
                        || flow.constants().of(List.of(producer)).isPresent());
    }
}

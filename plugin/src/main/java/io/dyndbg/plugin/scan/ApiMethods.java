package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Hierarchy.Declared;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells the methods of a logging API from those that a project adds to a logger type of its own, {@code debug(Supplier)} on an
 * SLF4J logger. What the runtime answers for such a type has the API's methods; another one would ask the real logger for its
 * level, and stay silent. Only one that is written in an interface itself, and does nothing but call the API's on the same
 * logger, does what it should on any: what stands for a class has none of the fields that a method of that class may read. Safe for any
 * number of threads.
 */
final class ApiMethods {
    private final Hierarchy hierarchy;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    ApiMethods(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Answers whether the method that {@code call} names is one of {@code api}, or comes down to one. */
    boolean has(MethodInsnNode call, LoggingCalls api) {
        return api.answersForAnyMethod()
                || api.loggers().contains(call.owner)
                || api.classesAnsweredFor().contains(call.owner)
                || has(call, api, new HashSet<>());
    }

    private boolean has(MethodInsnNode call, LoggingCalls api, Set<String> asked) {
        String key = call.owner + '.' + call.name + call.desc;
        Boolean has = known.get(key);
        if (has == null) {
            // What calls nothing but itself comes down to nothing.
            has = asked.add(key) && find(call, api, asked);
            known.put(key, has);
        }
        return has;
    }

    private boolean find(MethodInsnNode call, LoggingCalls api, Set<String> asked) {
        List<Declared> declared = hierarchy.declarations(call).toList();
        // Of a method that nobody is seen to declare nothing is known: the compiler saw more than the class path tells.
        return declared.isEmpty()
                || declared.stream().anyMatch(method -> api.loggers().contains(method.owner().name))
                || call.getOpcode() != Opcodes.INVOKEVIRTUAL
                        && comesDownToApi(declared.get(0).method(), api, asked);
    }

    private boolean comesDownToApi(MethodNode method, LoggingCalls api, Set<String> asked) {
        if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) != 0) {
            return false;
        }
        Optional<MethodFlow> flow = MethodFlow.of(method, field -> false);
        List<MethodInsnNode> calls = new ArrayList<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && api.names(call.name) && isLogger(call.owner, api)) {
                calls.add(call);
            }
        }
        return flow.isPresent()
                && !calls.isEmpty()
                && calls.stream()
                        .allMatch(call -> isCalledOnThis(call, flow.get())
                                && (api.loggers().contains(call.owner) || has(call, api, asked)));
    }

    private boolean isLogger(String type, LoggingCalls api) {
        return api.loggers().stream().anyMatch(logger -> hierarchy.isSubtype(type, logger));
    }

    private static boolean isCalledOnThis(MethodInsnNode call, MethodFlow flow) {
        Set<AbstractInsnNode> receivers = flow.stack().producers(call, 0);
        return call.getOpcode() != Opcodes.INVOKESTATIC
                && !receivers.isEmpty()
                && receivers.stream()
                        .allMatch(
                                receiver -> receiver.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) receiver).var == 0);
    }
}

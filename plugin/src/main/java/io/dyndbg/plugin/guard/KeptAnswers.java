package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where a class keeps the answers of its guards: what no switch at a logger reaches any more. A field, a method, a parameter
 * keeps one if every value that it can have is a guard's answer or false, so that only what the class alone can set is looked
 * at: private and final fields, methods that nobody overrides, parameters of private methods and of lambdas.
 */
final class KeptAnswers {
    static final String FIELD = "its answer is kept in a field";
    static final String RETURNED = "its answer is what a method returns";
    static final String ARGUMENT = "its answer is passed as an argument";
    static final String BOXED = "its answer is kept in a box";
    static final String COMBINED = "its answer is combined with something else";

    /** What a value is: no answer of a guard, false, an answer as it came from the guard; else where it is kept. */
    private static final String NONE = null;

    private static final String FALSE = "false";
    private static final String DIRECT = "direct";

    private final ClassNode owner;
    private final Flows flows;
    private final Set<AbstractInsnNode> guards;
    private final Set<String> fields = new HashSet<>();
    private final Set<String> methods = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();

    /** @param guards the calls of all guards */
    KeptAnswers(ClassNode owner, MethodUses uses, Flows flows, Set<AbstractInsnNode> guards) {
        this.owner = owner;
        this.flows = flows;
        this.guards = guards;
        Map<String, List<Value>> stored = stored();
        int known = -1;
        while (known < fields.size() + methods.size() + parameters.size()) {
            known = fields.size() + methods.size() + parameters.size();
            stored.forEach((field, values) -> addIfKept(fields, field, values));
            owner.methods.forEach(method -> addMethod(method, uses));
        }
    }

    /** What one instruction takes, {@code depth} values below the top of the stack. */
    private record Value(MethodNode method, AbstractInsnNode user, int depth) {}

    private Map<String, List<Value>> stored() {
        Set<String> candidates = new HashSet<>();
        for (FieldNode field : owner.fields) {
            if ((field.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)) != 0 && isBoolean(field.desc)) {
                candidates.add(field.name);
            }
        }
        Map<String, List<Value>> stored = new HashMap<>();
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                boolean stores = insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC;
                if (stores
                        && insn instanceof FieldInsnNode field
                        && field.owner.equals(owner.name)
                        && candidates.contains(field.name)) {
                    stored.computeIfAbsent(field.name, any -> new ArrayList<>()).add(new Value(method, insn, 0));
                }
            }
        }
        return stored;
    }

    private static boolean isBoolean(String descriptor) {
        return descriptor.equals("Z") || descriptor.equals("Ljava/lang/Boolean;");
    }

    private void addMethod(MethodNode method, MethodUses uses) {
        boolean alone = (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL)) != 0
                || (owner.access & Opcodes.ACC_FINAL) != 0;
        if (alone && isBoolean(Type.getReturnType(method.desc).getDescriptor())) {
            List<Value> returned = new ArrayList<>();
            for (AbstractInsnNode insn : method.instructions) {
                if (insn.getOpcode() == Opcodes.IRETURN || insn.getOpcode() == Opcodes.ARETURN) {
                    returned.add(new Value(method, insn, 0));
                }
            }
            addIfKept(methods, method.name + method.desc, returned);
        }
        if (HiddenMethods.mayHide(method)) {
            Type[] types = Type.getArgumentTypes(method.desc);
            for (int index = 0; index < types.length; index++) {
                if (isBoolean(types[index].getDescriptor())) {
                    addIfKept(parameters, parameter(method, slot(method, index)), passed(method, index, uses));
                }
            }
        }
    }

    /** Answers what is passed as an argument; nothing if that is not known of one of the uses. */
    private static List<Value> passed(MethodNode method, int index, MethodUses uses) {
        int arguments = Type.getArgumentCount(method.desc);
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        List<Value> values = new ArrayList<>();
        for (MethodUses.Use use : uses.of(method)) {
            if (use.isCall()) {
                values.add(new Value(use.user(), use.at(), arguments - 1 - index));
            } else if (use.at() instanceof InvokeDynamicInsnNode lambda) {
                int captured = Type.getArgumentCount(lambda.desc);
                int place = isStatic ? index : index + 1;
                if (place >= captured) {
                    return List.of();
                }
                values.add(new Value(use.user(), lambda, captured - 1 - place));
            } else {
                return List.of();
            }
        }
        return values;
    }

    private static int slot(MethodNode method, int index) {
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < index; i++) {
            slot += types[i].getSize();
        }
        return slot;
    }

    private static String parameter(MethodNode method, int slot) {
        return method.name + method.desc + " " + slot;
    }

    private void addIfKept(Set<String> known, String place, List<Value> values) {
        List<String> kinds = values.stream().map(this::kind).toList();
        if (isAnswer(common(kinds))) {
            known.add(place);
        }
    }

    private String kind(Value value) {
        return flows.of(value.method())
                .map(flow -> kind(flow.stack().producersBelow(value.user(), value.depth()), value.method(), flow))
                .orElse(NONE);
    }

    /**
     * Answers where the answer is kept that the conditional jump at {@code jump} decides by.
     *
     * @return null if it is none, or comes there from the guard at once or through local variables
     */
    String keptAt(AbstractInsnNode jump, MethodNode method) {
        String kind = kind(new Value(method, jump, 0));
        return isAnswer(kind) && !kind.equals(DIRECT) ? kind : NONE;
    }

    private static boolean isAnswer(String kind) {
        return kind != NONE && !kind.equals(FALSE);
    }

    private static String common(Collection<String> kinds) {
        String common = FALSE;
        for (String kind : kinds) {
            if (kind == NONE) {
                return NONE;
            }
            boolean says = common.equals(FALSE) || common.equals(DIRECT) && isAnswer(kind);
            common = says ? kind : common;
        }
        return common;
    }

    private String kind(Set<AbstractInsnNode> producers, MethodNode method, MethodFlow flow) {
        return kind(producers, method, flow, new HashSet<>());
    }

    private String kind(
            Set<AbstractInsnNode> producers, MethodNode method, MethodFlow flow, Set<AbstractInsnNode> seen) {
        List<String> kinds = new ArrayList<>();
        for (AbstractInsnNode producer : producers) {
            // What comes round in a loop has been looked at.
            kinds.add(seen.add(producer) ? kind(producer, method, flow, seen) : FALSE);
        }
        return kinds.isEmpty() ? NONE : common(kinds);
    }

    private String kind(AbstractInsnNode insn, MethodNode method, MethodFlow flow, Set<AbstractInsnNode> seen) {
        if (guards.contains(insn)) {
            return DIRECT;
        }
        return switch (insn.getOpcode()) {
            case Opcodes.ICONST_0 -> FALSE;
            case Opcodes.DUP, Opcodes.CHECKCAST -> below(insn, 0, method, flow, seen);
            case Opcodes.ILOAD, Opcodes.ALOAD -> loaded((VarInsnNode) insn, method, flow, seen);
            case Opcodes.GETFIELD, Opcodes.GETSTATIC -> {
                FieldInsnNode field = (FieldInsnNode) insn;
                yield field.owner.equals(owner.name) && fields.contains(field.name) ? FIELD : NONE;
            }
            // Either of the two must be true.
            case Opcodes.IAND ->
                isAnswer(below(insn, 0, method, flow, seen)) || isAnswer(below(insn, 1, method, flow, seen))
                        ? COMBINED
                        : NONE;
            default -> insn instanceof MethodInsnNode call ? called(call, method, flow, seen) : NONE;
        };
    }

    private String below(
            AbstractInsnNode insn, int depth, MethodNode method, MethodFlow flow, Set<AbstractInsnNode> seen) {
        return kind(flow.stack().producersBelow(insn, depth), method, flow, seen);
    }

    private String loaded(VarInsnNode load, MethodNode method, MethodFlow flow, Set<AbstractInsnNode> seen) {
        Set<AbstractInsnNode> stores = flow.locals().stores(flow.control().node(load), load.var);
        if (stores.isEmpty()) {
            return parameters.contains(parameter(method, load.var)) && !isStored(load.var, flow) ? ARGUMENT : NONE;
        }
        return common(stores.stream()
                .map(store -> below(store, 0, method, flow, seen))
                .toList());
    }

    private static boolean isStored(int variable, MethodFlow flow) {
        return flow.control().whole().stream()
                .mapToObj(flow.control()::instruction)
                .anyMatch(insn -> insn.getOpcode() >= Opcodes.ISTORE
                        && insn instanceof VarInsnNode store
                        && store.var == variable);
    }

    private String called(MethodInsnNode call, MethodNode method, MethodFlow flow, Set<AbstractInsnNode> seen) {
        if (call.owner.equals("java/lang/Boolean")
                && (call.name.equals("valueOf") && call.desc.startsWith("(Z)") || call.name.equals("booleanValue"))) {
            String kind = below(call, 0, method, flow, seen);
            return kind != NONE && kind.equals(DIRECT) ? BOXED : kind;
        }
        return call.owner.equals(owner.name) && methods.contains(call.name + call.desc) ? RETURNED : NONE;
    }
}

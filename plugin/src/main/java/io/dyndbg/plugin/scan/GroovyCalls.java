package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.StackFlow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The dynamic calls of Groovy in one class: which method one calls is looked up when it runs, so that no logger goes past a
 * place where it could be answered for. Groovy writes them as {@code invokedynamic} (from 4 on) or as calls of an element of
 * an array of call sites, with their methods' names in a method that fills that array (before).
 */
final class GroovyCalls {
    static final String REASON = "dynamic call of Groovy";

    private static final String LINKER = "org/codehaus/groovy/vmplugin/";
    private static final String CALL_SITE = "org/codehaus/groovy/runtime/callsite/CallSite";
    static final String LINKS = "bootstrap";
    static final String CALLS = "call";

    private static final String NAMES = "$createCallSiteArray_";
    private static final String ANY = "java/lang/Object";

    /**
     * A call.
     *
     * @param method the name that is looked up
     * @param receiver the internal name of the type that the called object is declared with, {@code java/lang/Object} if none
     */
    record Call(String method, String receiver) {
        boolean onAnything() {
            return receiver.equals(ANY);
        }
    }

    private final Flows flows;
    private final Map<Integer, String> names = new HashMap<>();

    GroovyCalls(ClassNode owner, Flows flows) {
        this.flows = flows;
        owner.methods.stream().filter(method -> method.name.startsWith(NAMES)).forEach(this::readNames);
    }

    /** Answers whether a class that names {@code method} of {@code owner} may have such calls. */
    static boolean comeWith(String owner, String method) {
        return method.equals(LINKS) && owner.startsWith(LINKER) || method.equals(CALLS) && owner.equals(CALL_SITE);
    }

    /** {@code names[0] = "debug"; names[1] = "println"; ...} */
    private void readNames(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.AASTORE
                    && insn.getPrevious() instanceof LdcInsnNode name
                    && name.cst instanceof String text) {
                number(name.getPrevious()).ifPresent(index -> names.put(index, text));
            }
        }
    }

    private static Optional<Integer> number(AbstractInsnNode insn) {
        if (insn instanceof LdcInsnNode constant && constant.cst instanceof Integer number) {
            return Optional.of(number);
        }
        if (insn instanceof IntInsnNode push) {
            return Optional.of(push.operand);
        }
        int opcode = insn.getOpcode();
        return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5
                ? Optional.of(opcode - Opcodes.ICONST_0)
                : Optional.empty();
    }

    /** Answers the call that a {@code call} of a call site is; nothing if it is none on an object. */
    Optional<Call> looked(MethodInsnNode call, MethodNode method) {
        return call.owner.equals(CALL_SITE)
                ? flows.of(method).flatMap(flow -> looked(call, flow.stack()))
                : Optional.empty();
    }

    /** Answers the call that {@code indy} links; nothing if it is none on an object. */
    Optional<Call> linked(InvokeDynamicInsnNode indy) {
        Type[] types = Type.getArgumentTypes(indy.desc);
        boolean calls = indy.bsm.getOwner().startsWith(LINKER)
                && indy.name.equals("invoke")
                && indy.bsmArgs.length > 0
                && indy.bsmArgs[0] instanceof String
                && types.length > 0
                && types[0].getSort() == Type.OBJECT;
        return calls ? Optional.of(new Call((String) indy.bsmArgs[0], types[0].getInternalName())) : Optional.empty();
    }

    private Optional<Call> looked(MethodInsnNode call, StackFlow stack) {
        if (!call.name.equals(CALLS) && !call.name.equals("callSafe")) {
            return Optional.empty();
        }
        String receiver = stack.producer(call, 1)
                .filter(FieldInsnNode.class::isInstance)
                .map(field -> Type.getType(((FieldInsnNode) field).desc))
                .filter(type -> type.getSort() == Type.OBJECT)
                .map(Type::getInternalName)
                .orElse(ANY);
        return stack.producer(call, 0)
                .filter(site -> site.getOpcode() == Opcodes.AALOAD)
                .flatMap(site -> stack.producerBelow(site, 0))
                .flatMap(GroovyCalls::number)
                .map(names::get)
                .map(name -> new Call(name, receiver));
    }
}

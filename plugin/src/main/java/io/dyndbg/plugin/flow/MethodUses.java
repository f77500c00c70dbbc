package io.dyndbg.plugin.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Where a class uses its own methods: by calls, and by handles, as for the bodies of lambdas. */
public final class MethodUses {

    /**
     * One use of a method.
     *
     * @param user the method that uses it
     * @param at the call, or what makes the handle
     */
    public record Use(MethodNode user, AbstractInsnNode at) {
        /** Answers whether it is a plain call. */
        public boolean isCall() {
            return at instanceof MethodInsnNode;
        }
    }

    /** Names of classes are long, and what a class names is asked for more than once: no texts are made of these. */
    private record Signature(String name, String descriptor) {}

    private final Map<Signature, List<Use>> uses = new HashMap<>();
    private final String owner;

    public MethodUses(ClassNode owner) {
        this.owner = owner.name;
        owner.methods.forEach(this::collect);
    }

    /** Answers the uses of {@code method}, in the order of the code. */
    public List<Use> of(MethodNode method) {
        return uses.getOrDefault(new Signature(method.name, method.desc), List.of());
    }

    private void collect(MethodNode user) {
        for (AbstractInsnNode insn = user.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (insn instanceof MethodInsnNode call) {
                if (call.owner.equals(owner)) {
                    add(new Signature(call.name, call.desc), user, insn);
                }
            } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                for (Object constant : dynamic.bsmArgs) {
                    addHandles(constant, user, insn);
                }
            } else if (insn instanceof LdcInsnNode ldc) {
                addHandles(ldc.cst, user, insn);
            }
        }
    }

    private void addHandles(Object constant, MethodNode user, AbstractInsnNode at) {
        if (constant instanceof Handle handle) {
            add(handle, user, at);
        } else if (constant instanceof ConstantDynamic dynamic) {
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                addHandles(dynamic.getBootstrapMethodArgument(i), user, at);
            }
        }
    }

    private void add(Handle handle, MethodNode user, AbstractInsnNode at) {
        if (handle.getOwner().equals(owner)) {
            add(new Signature(handle.getName(), handle.getDesc()), user, at);
        }
    }

    private void add(Signature method, MethodNode user, AbstractInsnNode at) {
        uses.computeIfAbsent(method, any -> new ArrayList<>(2)).add(new Use(user, at));
    }
}

package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.site.Level;
import java.util.BitSet;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Where values that guards of other classes decide about come into one class. */
final class FromElsewhere {
    private final ClassNode owner;
    private final Flows flows;
    private final DecidedPlaces places;

    FromElsewhere(ClassNode owner, Flows flows, DecidedPlaces places) {
        this.owner = owner;
        this.flows = flows;
        this.places = places;
    }

    /**
     * @param decided takes those that guards for a level decide about, and that are not there otherwise
     * @param others takes those that may be others
     */
    void addTo(Function<Level, DecidedValues> decided, Function<Level, DecidedValues> others) {
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                places.of(insn)
                        .ifPresent(level -> flows.of(method).ifPresent(flow -> {
                            BitSet node = new BitSet();
                            node.set(flow.control().node(insn));
                            decided.apply(level).add(method, node);
                        }));
            }
            if (places.names(method)) {
                addParameters(method, decided, false);
                addParameters(method, others, true);
            }
        }
    }

    private void addParameters(MethodNode method, Function<Level, DecidedValues> decided, boolean areMixed) {
        Type[] types = Type.getArgumentTypes(method.desc);
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (int index = 0; index < types.length; index++) {
            int at = slot;
            places.ofParameter(owner.name, method, index, areMixed)
                    .ifPresent(level -> decided.apply(level).addArgument(method, at));
            slot += types[index].getSize();
        }
    }
}

package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.MethodFlow;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Of which kind the values are that arrays, {@code AtomicBoolean}s and containers of one method hold. Used by one thread. */
final class HeldValues {
    private final Values values;
    private final MethodNode method;
    private final MethodFlow flow;
    private final KeptPlaces places;

    HeldValues(Values values, MethodNode method, MethodFlow flow, KeptPlaces places) {
        this.values = values;
        this.method = method;
        this.flow = flow;
        this.places = places;
    }

    /** What is stored into an array that is made here; at first it holds false. */
    Kind elements(AbstractInsnNode maker) {
        Kind kind = Kind.FALSE;
        for (AbstractInsnNode insn : method.instructions) {
            if ((insn.getOpcode() == Opcodes.BASTORE || insn.getOpcode() == Opcodes.AASTORE)
                    && flow.maker(insn, 2).filter(made -> made == maker).isPresent()) {
                kind = kind.or(values.taken(insn, 0));
            }
        }
        return kind;
    }

    /** What is put into an {@code AtomicBoolean} that is made here; at first it holds false. */
    Kind atomic(AbstractInsnNode maker) {
        Kind kind = Kind.FALSE;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call
                    && Values.holds(call)
                    && flow.maker(call, 1).filter(made -> made == maker).isPresent()) {
                kind = kind.or(values.taken(call, 0));
            }
        }
        return kind;
    }

    /** What {@code call} takes from a container, or from its iterator or view; a map may hold others, and be filled where it is passed to. */
    Kind taken(MethodInsnNode call) {
        AbstractInsnNode maker =
                flow.maker(call, Type.getArgumentCount(call.desc)).orElse(null);
        if (maker == null) {
            return Kind.UNKNOWN;
        }
        Kind kind = maker instanceof FieldInsnNode field
                ? places.ofField(field.owner, field.name).through(Side.FIELD)
                : put(maker);
        if (kind.equals(Kind.UNKNOWN) && maker instanceof MethodInsnNode view && Containers.gives(view)) {
            kind = taken(view);
        }
        return Containers.holdsOne(call.owner) ? kind : kind.or(Kind.UNKNOWN);
    }

    /** What is put into a container that is made here, or was made of it: {@code List.of(debug)}. */
    private Kind put(AbstractInsnNode maker) {
        Kind kind = Kind.NOTHING;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call
                    && Containers.puts(call.getOpcode(), call.owner, call.name)
                    && flow.maker(call, Type.getArgumentCount(call.desc))
                            .filter(made -> made == maker)
                            .isPresent()) {
                kind = kind.or(values.taken(call, 0));
            }
        }
        if (kind.equals(Kind.NOTHING)) {
            return maker instanceof MethodInsnNode call && Values.isJdks(call)
                    ? values.made(call).in(Side.BOXED)
                    : Kind.UNKNOWN;
        }
        return kind.in(Side.BOXED);
    }
}

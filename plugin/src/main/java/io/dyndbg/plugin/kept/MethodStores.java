package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds what one method puts into places that could keep a guard's answer. Used once. */
final class MethodStores {
    private final MethodNode method;
    private final ClassNode owner;
    private final Flows flows;
    private final List<Stored> stored = new ArrayList<>();

    private MethodStores(MethodNode method, ClassNode owner, Flows flows) {
        this.method = method;
        this.owner = owner;
        this.flows = flows;
    }

    /** Answers what {@code method} of {@code owner} stores. */
    static List<Stored> in(MethodNode method, ClassNode owner, Flows flows) {
        MethodStores stores = new MethodStores(method, owner, flows);
        stores.addAll();
        return stores.stored;
    }

    private void addAll() {
        boolean readsHolder = readsHolder();
        boolean returns = Place.keeps(Type.getReturnType(method.desc));
        for (AbstractInsnNode insn : method.instructions) {
            switch (insn.getOpcode()) {
                case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> addField((FieldInsnNode) insn);
                case Opcodes.IRETURN, Opcodes.ARETURN -> {
                    if (returns) {
                        add(new Place.Result(owner.name, method.name + method.desc), insn, 0);
                    }
                }
                case Opcodes.BASTORE, Opcodes.AASTORE -> {
                    if (readsHolder) {
                        addHeld(insn, 2);
                    }
                }
                default -> {
                    if (insn instanceof MethodInsnNode call) {
                        addArguments(call);
                    } else if (insn instanceof InvokeDynamicInsnNode indy) {
                        addCaptured(indy);
                    }
                }
            }
        }
    }

    private boolean readsHolder() {
        for (AbstractInsnNode insn : method.instructions) {
            if ((insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC)
                    && Place.keeps(Type.getType(((FieldInsnNode) insn).desc))) {
                return true;
            }
        }
        return false;
    }

    private void add(Place place, AbstractInsnNode user, int depth) {
        stored.add(new Stored(place, method, user, depth));
    }

    private void addField(FieldInsnNode store) {
        Place.Field place = new Place.Field(store.owner, store.name);
        if (Place.keeps(Type.getType(store.desc))) {
            add(place, store, 0);
        } else if (Containers.isContainer(Type.getType(store.desc).getInternalName())) {
            flows.of(method).flatMap(flow -> maker(store, flow)).ifPresent(maker -> addContents(place, maker));
        }
    }

    /** Answers what makes the container that is stored, a constructor or {@code Optional.of}. */
    private Optional<MethodInsnNode> maker(FieldInsnNode store, MethodFlow flow) {
        AbstractInsnNode made = flow.maker(store, 0).orElse(null);
        if (made instanceof MethodInsnNode call) {
            return Optional.of(call);
        }
        if (made == null || made.getOpcode() != Opcodes.NEW) {
            return Optional.empty();
        }
        return Arrays.stream(method.instructions.toArray())
                .filter(insn -> insn instanceof MethodInsnNode call
                        && call.name.equals("<init>")
                        && flow.maker(call, Type.getArgumentCount(call.desc))
                                .filter(object -> object == made)
                                .isPresent())
                .map(MethodInsnNode.class::cast)
                .findFirst();
    }

    private void addContents(Place place, MethodInsnNode maker) {
        Type[] types = Containers.isContainer(maker.owner) ? Type.getArgumentTypes(maker.desc) : new Type[0];
        for (int index = 0; index < types.length; index++) {
            int depth = types.length - 1 - index;
            if (Place.keeps(types[index]) || isBoxed(maker, depth)) {
                add(place, maker, depth);
            }
        }
    }

    private boolean isBoxed(MethodInsnNode taker, int depth) {
        return flows.known(method).stack().producersBelow(taker, depth).stream().anyMatch(Values::boxes);
    }

    /** A store into an array, or an {@code AtomicBoolean}, that was read from a field. */
    private void addHeld(AbstractInsnNode store, int depth) {
        Optional<MethodFlow> flow = flows.of(method);
        flow.flatMap(known -> known.maker(store, depth))
                .filter(FieldInsnNode.class::isInstance)
                .map(FieldInsnNode.class::cast)
                .filter(field -> Place.keeps(Type.getType(field.desc)))
                .ifPresent(field -> add(new Place.Field(field.owner, field.name), store, 0));
    }

    /** A {@code Boolean} that is put into a container which lies in a field. */
    private void addBoxed(MethodInsnNode put) {
        if (put.desc.contains("Ljava/lang/Object;)")) {
            flows.of(method)
                    .flatMap(flow -> Containers.of(put, flow))
                    .filter(field -> isBoxed(put, 0))
                    .ifPresent(field -> add(new Place.Field(field.owner, field.name), put, 0));
        }
    }

    private void addArguments(MethodInsnNode call) {
        if (Values.holds(call)) {
            addHeld(call, 1);
            return;
        }
        if (Containers.puts(call.getOpcode(), call.owner, call.name)) {
            addBoxed(call);
            return;
        }
        if (call.owner.startsWith("java/") || !Place.keepsAny(call.desc)) {
            return;
        }
        Type[] types = Type.getArgumentTypes(call.desc);
        for (int index = 0; index < types.length; index++) {
            if (Place.keeps(types[index])) {
                add(new Place.Parameter(call.owner, call.name + call.desc, index), call, types.length - 1 - index);
            }
        }
    }

    /** What a lambda captures comes first among its body's arguments; what it is called with is not known. */
    private void addCaptured(InvokeDynamicInsnNode indy) {
        for (Object constant : indy.bsmArgs) {
            if (constant instanceof Handle body && body.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                boolean bound = body.getTag() == Opcodes.H_INVOKESTATIC || body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
                Type[] types = Type.getArgumentTypes(body.getDesc());
                int captured = Type.getArgumentCount(indy.desc);
                for (int index = 0; index < types.length; index++) {
                    int position = bound ? index : index + 1;
                    if (Place.keeps(types[index])) {
                        boolean known = position < captured;
                        add(
                                new Place.Parameter(body.getOwner(), body.getName() + body.getDesc(), index),
                                known ? indy : null,
                                known ? captured - 1 - position : 0);
                    }
                }
            }
        }
    }
}

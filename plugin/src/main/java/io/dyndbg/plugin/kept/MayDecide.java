package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.LoggingCatalog;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * A quick look at a class: whether there may be a value that other classes come to see, through a field, an argument or a result, and that
 * is a constant unless a guard says yes; which methods of others it may call behind one, and whether it may run there what it is given. What stands between a guard and where it
 * jumps to is taken for what it encloses.
 */
final class MayDecide extends ClassVisitor {
    private final LoggingCatalog apis;
    private String owner;
    private boolean decides;
    /** The methods that a guard may enclose as a whole. */
    private final Set<String> hidden = new HashSet<>();

    private final Set<String> calledInside = new HashSet<>();
    private final Map<String, Set<String>> calledOthers = new HashMap<>();
    private boolean hiddenStores;
    /** The descriptors of the fields. */
    private final Set<String> fields = new HashSet<>();

    private boolean runsGiven;

    MayDecide(LoggingCatalog apis) {
        super(Opcodes.ASM9);
        this.apis = apis;
    }

    /** Answers whether a guard may enclose such a method as a whole. */
    static boolean mayBeHidden(int access) {
        return (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) != 0;
    }

    /** Answers whether there may be one. */
    boolean answer() {
        return decides || hiddenStores && !Collections.disjoint(hidden, calledInside);
    }

    /** Answers whether a method may run behind a guard what it, or the object, is given: a function object. */
    boolean runsGiven() {
        return runsGiven;
    }

    /** Answers the methods of other classes that may be called behind a guard. */
    Stream<Place.Result> calledOthers() {
        return calledOthers.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(method -> new Place.Result(entry.getKey(), method)));
    }

    private Set<String> calledOthers(String type) {
        return calledOthers.computeIfAbsent(type, any -> new HashSet<>());
    }

    @Override
    public void visit(int version, int access, String name, String signature, String supertype, String[] interfaces) {
        owner = name;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        fields.add(descriptor);
        return null;
    }

    MethodVisitor visitMethod(MethodNode method) {
        return visitMethod(method.access, method.name, method.desc, method.signature, null);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        boolean isHidden = mayBeHidden(access);
        if (isHidden) {
            hidden.add(name + descriptor);
        }
        return new Look(isHidden, descriptor);
    }

    /** What an instruction leaves on top of the stack. */
    private enum Top {
        NOTHING,
        CONSTANT,
        OTHER
    }

    private final class Look extends MethodVisitor {
        private final boolean isHidden;
        private final String descriptor;
        private final boolean returnsTruth;
        private final Set<Label> seen = new HashSet<>();
        /** Where the guards jump to that the code stands behind. */
        private final Set<Label> ends = new HashSet<>();
        /** Where a value that they decide about joins another one. */
        private final Set<Label> joins = new HashSet<>();

        private final BitSet constants = new BitSet();
        private final BitSet decided = new BitSet();
        private boolean endless;
        private boolean justAsked;
        private Top top = Top.NOTHING;
        /** Some such value is used where no guard has said yes. */
        private boolean used;

        private final FilledArrays arrays = new FilledArrays();
        private final BuiltStrings strings = new BuiltStrings();

        private boolean returnsInside;
        private boolean returnsConstant;

        Look(boolean isHidden, String descriptor) {
            super(Opcodes.ASM9);
            this.isHidden = isHidden;
            this.descriptor = descriptor;
            this.returnsTruth = Type.getReturnType(descriptor).equals(Type.BOOLEAN_TYPE);
        }

        private boolean isInside() {
            return endless || !ends.isEmpty();
        }

        private void leaves(int opcode, Top now) {
            endless |= justAsked;
            justAsked = false;
            top = now;
            if (arrays.storeIsOther(opcode)) {
                decides |= isInside() || used;
                hiddenStores |= isHidden;
            }
        }

        @Override
        public void visitLabel(Label label) {
            seen.add(label);
            ends.remove(label);
            used |= joins.remove(label) && (endless || top == Top.CONSTANT);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (justAsked && opcode == Opcodes.IFEQ && !seen.contains(label)) {
                ends.add(label);
                justAsked = false;
            } else if (opcode == Opcodes.GOTO && isInside() && top != Top.NOTHING) {
                joins.add(label);
            }
            leaves(opcode, Top.NOTHING);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            leaves(Opcodes.TABLESWITCH, Top.NOTHING);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            leaves(Opcodes.LOOKUPSWITCH, Top.NOTHING);
        }

        @Override
        public void visitInsn(int opcode) {
            boolean leavesNothing = opcode == Opcodes.POP
                    || opcode == Opcodes.POP2
                    || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.ARETURN && !returnsTruth) {
                decides |= used;
                returnsInside |= isInside();
                returnsConstant |= endless || !isInside() && top == Top.CONSTANT;
                leavesNothing = true;
            }
            boolean constant = opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1;
            leaves(opcode, leavesNothing ? Top.NOTHING : constant ? Top.CONSTANT : Top.OTHER);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            leaves(opcode, opcode == Opcodes.NEWARRAY ? made() : Top.CONSTANT);
        }

        @Override
        public void visitLdcInsn(Object value) {
            leaves(Opcodes.LDC, Top.CONSTANT);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            leaves(opcode, opcode == Opcodes.ANEWARRAY ? made() : Top.OTHER);
        }

        /** An array whose length is constant: it may have nothing in it. */
        private Top made() {
            return top == Top.CONSTANT ? Top.CONSTANT : Top.OTHER;
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            leaves(Opcodes.MULTIANEWARRAY, Top.OTHER);
        }

        @Override
        public void visitIincInsn(int variable, int increment) {
            decided.set(variable, decided.get(variable) || isInside());
            leaves(Opcodes.IINC, Top.NOTHING);
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            if (opcode < Opcodes.ISTORE) {
                used |= decided.get(variable) && (endless || ends.isEmpty());
                leaves(opcode, constants.get(variable) ? Top.CONSTANT : Top.OTHER);
            } else {
                strings.store();
                constants.set(variable, constants.get(variable) || top == Top.CONSTANT);
                decided.set(variable, decided.get(variable) || isInside() && constants.get(variable));
                leaves(opcode, Top.NOTHING);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
            boolean stores = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            // What a constant of a class or an enum is.
            boolean constant = opcode == Opcodes.GETSTATIC;
            leaves(opcode, stores ? Top.NOTHING : constant ? Top.CONSTANT : Top.OTHER);
            decides |= stores && (isInside() || used);
            hiddenStores |= isHidden && stores;
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String called, boolean isInterface) {
            // A constructor leaves the new object.
            boolean nothing = called.endsWith(")V") && !name.equals("<init>");
            boolean constant = Containers.isEmpty(opcode, type, name, called);
            leaves(opcode, nothing ? Top.NOTHING : constant ? Top.CONSTANT : Top.OTHER);
            runsGiven |= opcode == Opcodes.INVOKEINTERFACE
                    && isInside()
                    && (descriptor.contains("L" + type + ";") || fields.contains("L" + type + ";"))
                    && !apis.isLogger(type);
            if (opcode != Opcodes.INVOKESTATIC && apis.mayAsk(type, name)) {
                justAsked = true;
            } else if (!type.startsWith("java/")) {
                if (isInside()) {
                    (type.equals(owner) ? calledInside : calledOthers(type)).add(name + called);
                }
                decides |= used && !called.startsWith("()");
            } else if (strings.callIsOther(opcode, type, name)) {
                decides |= isInside() || used;
                hiddenStores |= isHidden;
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String made, Handle bootstrap, Object... arguments) {
            leaves(Opcodes.INVOKEDYNAMIC, Top.OTHER);
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    endless |= apis.mayAsk(handle.getOwner(), handle.getName());
                    if (isInside()) {
                        calledInside.add(handle.getName() + handle.getDesc());
                    }
                }
            }
            decides |= used && !made.startsWith("()");
        }

        @Override
        public void visitEnd() {
            decides |= returnsInside && returnsConstant;
        }
    }
}

package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.DynamicCalls;
import io.dyndbg.plugin.scan.GuardUse;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A quick look at a class or a method: whether it may keep the answer of a guard. Most guards are plain, {@code if
 * (log.isDebugEnabled()) log.debug(...)}: they jump at once over code that stores nothing, leaves nothing on the stack, and
 * ends where they jump to, so nothing that is known behind them depends on their answer.
 */
final class MayKeep extends ClassVisitor {
    private static final GuardUse NONE = new GuardUse(false, false);

    private final LoggingCatalog apis;
    private boolean keeps;

    /** @param also looks at the class, too; null for nobody */
    MayKeep(LoggingCatalog apis, MayDecide also) {
        super(Opcodes.ASM9, also);
        this.apis = apis;
    }

    /**
     * Looks at a class that was read already, and notes what its methods do with the answers of their guards. Of those without guards only
     * the ones that a guard may enclose as a whole matter, to {@code also}.
     */
    void look(ClassNode owner, Scan scan, MayDecide also) {
        also.visit(owner.version, owner.access, owner.name, owner.signature, owner.superName, null);
        owner.fields.forEach(field -> field.accept(also));
        for (MethodNode method : owner.methods) {
            if (scan.asking().contains(method)) {
                Look look = new Look(also.visitMethod(method), Place.keeps(Type.getReturnType(method.desc)));
                method.accept(look);
                scan.uses().put(method, look.use());
                keeps |= look.keeps();
            } else if (MayDecide.mayBeHidden(method.access)) {
                method.accept(also.visitMethod(method));
            }
        }
    }

    /** Answers whether the class that was looked at may put the answer of a guard into any place. */
    boolean answer() {
        return keeps;
    }

    /** Answers what {@code method} may do with the answers of its guards. */
    static GuardUse use(MethodNode method, Scan scan, LoggingCatalog apis) {
        return scan.asking().contains(method)
                ? scan.uses().computeIfAbsent(method, any -> {
                    Look look = new MayKeep(apis, null).new Look(null, Place.keeps(Type.getReturnType(any.desc)));
                    any.accept(look);
                    return look.use();
                })
                : NONE;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor also = super.visitMethod(access, name, descriptor, signature, exceptions);
        return keeps ? also : new Look(also, Place.keeps(Type.getReturnType(descriptor)));
    }

    private final class Look extends MethodVisitor {
        private final boolean returns;
        private final FilledArrays arrays = new FilledArrays();
        private final BuiltStrings strings = new BuiltStrings();
        private final Set<Label> triesBegin = new HashSet<>();
        private final Set<Label> seen = new HashSet<>();
        /** Some guard is not plain. */
        private boolean decidesMore;

        private boolean puts;
        private boolean putsBehindPlain;
        private boolean justAsked;
        /** The last method that was called makes a {@code Boolean}. */
        private boolean boxed;
        /** Where the plain guard that the code stands behind jumps to; null behind none. */
        private Label behind;
        /** Where the code behind it has come by, so far, and where it jumps to further on. */
        private final Set<Label> inside = new HashSet<>();

        private final Set<Label> ahead = new HashSet<>();
        /** Whether the code behind it leaves nothing on the stack, so far. */
        private boolean leavesNothing;

        Look(MethodVisitor also, boolean returns) {
            super(Opcodes.ASM9, also);
            this.returns = returns;
        }

        /** Something else than a branch comes right behind a guard: its answer goes on. */
        private void other(int opcode, boolean leavesNothing) {
            if (justAsked) {
                decidesMore = true;
                puts = true;
                justAsked = false;
            }
            this.leavesNothing = leavesNothing;
            if (arrays.storeIsOther(opcode)) {
                notPlain();
                put(opcode == Opcodes.BASTORE || opcode == Opcodes.AASTORE);
            }
        }

        private void notPlain() {
            decidesMore |= behind != null;
            end();
        }

        private void end() {
            behind = null;
            inside.clear();
            ahead.clear();
        }

        private void put(boolean isPut) {
            puts |= isPut;
            putsBehindPlain |= isPut && behind != null;
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            super.visitTryCatchBlock(start, end, handler, type);
            triesBegin.add(start);
            triesBegin.add(end);
        }

        @Override
        public void visitLabel(Label label) {
            super.visitLabel(label);
            seen.add(label);
            ahead.remove(label);
            if (behind != null) {
                inside.add(label);
            }
            if (label == behind) {
                decidesMore |= !leavesNothing || !ahead.isEmpty();
                end();
            } else if (triesBegin.contains(label)) {
                // What handles exceptions of this code alone stands behind the guard, too.
                notPlain();
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            super.visitJumpInsn(opcode, label);
            boolean asked = justAsked && (opcode == Opcodes.IFEQ || opcode == Opcodes.IFNE);
            justAsked = justAsked && !asked;
            other(opcode, true);
            if (asked) {
                notPlain();
                boolean plain = opcode == Opcodes.IFEQ && !seen.contains(label);
                decidesMore |= !plain;
                behind = plain ? label : null;
            } else if (behind != null && !seen.contains(label)) {
                ahead.add(label);
            } else if (!inside.contains(label)) {
                notPlain();
            }
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            super.visitTableSwitchInsn(min, max, otherwise, labels);
            other(Opcodes.TABLESWITCH, false);
            notPlain();
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            super.visitLookupSwitchInsn(otherwise, keys, labels);
            other(Opcodes.LOOKUPSWITCH, false);
            notPlain();
        }

        @Override
        public void visitInsn(int opcode) {
            super.visitInsn(opcode);
            other(opcode, opcode == Opcodes.POP || opcode == Opcodes.POP2);
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW) {
                notPlain();
            }
            put(returns && (opcode == Opcodes.IRETURN || opcode == Opcodes.ARETURN));
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            super.visitIntInsn(opcode, operand);
            other(opcode, false);
        }

        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(value);
            other(Opcodes.LDC, false);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            super.visitMultiANewArrayInsn(descriptor, dimensions);
            other(Opcodes.MULTIANEWARRAY, false);
        }

        @Override
        public void visitIincInsn(int variable, int increment) {
            super.visitIincInsn(variable, increment);
            other(Opcodes.IINC, false);
            notPlain();
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            super.visitVarInsn(opcode, variable);
            // Into a local variable: what comes of that is seen where the method is looked at.
            decidesMore |= justAsked;
            justAsked = false;
            other(opcode, false);
            if (opcode >= Opcodes.ISTORE) {
                strings.store();
                notPlain();
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            other(opcode, false);
            boolean stores = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            if (stores) {
                notPlain();
            }
            put(stores && Place.keeps(Type.getType(descriptor)));
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            super.visitTypeInsn(opcode, type);
            other(opcode, false);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            other(opcode, descriptor.endsWith(")V"));
            if (opcode != Opcodes.INVOKESTATIC && apis.mayAsk(owner, name)) {
                justAsked = true;
            } else {
                if (strings.callIsOther(opcode, owner, name) || fills(owner, name, descriptor)) {
                    notPlain();
                }
                put(boxed && Containers.isContainer(owner));
                boxed = Values.boxes(owner, name);
                put(Values.holds(owner, name, descriptor) || !owner.startsWith("java/") && Place.keepsAny(descriptor));
            }
        }

        /** A method of the class, or of the JDK, may put something into a container that it is given. */
        private boolean fills(String owner, String name, String descriptor) {
            return behind != null
                    && (Containers.putsIntoFirst(owner, name)
                            || !owner.startsWith("java/") && Containers.areTaken(descriptor) && !apis.isLogger(owner));
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            other(Opcodes.INVOKEDYNAMIC, false);
            for (Object argument : arguments) {
                boolean guard = argument instanceof Handle handle && apis.mayAsk(handle.getOwner(), handle.getName());
                decidesMore |= guard;
                puts |= guard;
            }
            if (DynamicCalls.makesFunction(bootstrap) && Containers.areTaken(descriptor)) {
                notPlain();
            }
            put(Place.keepsAny(descriptor));
        }

        @Override
        public void visitEnd() {
            super.visitEnd();
            keeps |= keeps();
        }

        private boolean keeps() {
            return decidesMore && puts || putsBehindPlain;
        }

        GuardUse use() {
            return new GuardUse(decidesMore, keeps());
        }
    }
}

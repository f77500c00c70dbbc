package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.LoggingCatalog;
import java.util.Arrays;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A quick look at a class: whether a method that asks a guard also puts a value anywhere, or a guard's answer does anything but
 * decide a branch. Most guards' answers only do that.
 */
final class MayKeep extends ClassVisitor {
    private final LoggingCatalog apis;
    private boolean keeps;

    private MayKeep(LoggingCatalog apis) {
        super(Opcodes.ASM9);
        this.apis = apis;
    }

    /** Answers whether {@code reader}'s class may keep the answer of a guard. */
    static boolean answers(ClassReader reader, LoggingCatalog apis) {
        MayKeep look = new MayKeep(apis);
        reader.accept(look, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return look.keeps;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return keeps ? null : new Look(Place.keeps(Type.getReturnType(descriptor)));
    }

    private final class Look extends MethodVisitor {
        private final boolean returns;
        private boolean asks;
        private boolean puts;
        private boolean justAsked;

        Look(boolean returns) {
            super(Opcodes.ASM9);
            this.returns = returns;
        }

        /** Something else than a branch comes right behind a guard: its answer goes on. */
        private void other() {
            puts |= justAsked;
            justAsked = false;
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (opcode != Opcodes.IFEQ && opcode != Opcodes.IFNE) {
                other();
            }
            justAsked = false;
        }

        @Override
        public void visitInsn(int opcode) {
            other();
            puts |= opcode == Opcodes.BASTORE
                    || opcode == Opcodes.IRETURN && returns
                    || opcode == Opcodes.ARETURN && returns;
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            // Into a local variable: what comes of that is seen where the method is looked at.
            justAsked = false;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            other();
            boolean stores = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            puts |= stores && Place.keeps(Type.getType(descriptor));
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            other();
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            other();
            if (opcode != Opcodes.INVOKESTATIC && apis.mayAsk(owner, name)) {
                asks = true;
                justAsked = true;
            } else {
                puts |= !owner.startsWith("java/")
                        && Arrays.stream(Type.getArgumentTypes(descriptor)).anyMatch(Place::keeps);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            other();
            for (Object argument : arguments) {
                boolean guard = argument instanceof Handle handle && apis.mayAsk(handle.getOwner(), handle.getName());
                asks |= guard;
                puts |= guard;
            }
            puts |= Arrays.stream(Type.getArgumentTypes(descriptor)).anyMatch(Place::keeps);
        }

        @Override
        public void visitEnd() {
            keeps |= asks && puts;
        }
    }
}

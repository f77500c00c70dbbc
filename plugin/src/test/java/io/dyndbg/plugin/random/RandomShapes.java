package io.dyndbg.plugin.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives compiled classes other shapes that do the same, as other compilers, and tools that change classes, leave them: what takes a boolean
 * stands further away from what pushes it, branches are turned around. The same class gets the same shape.
 */
final class RandomShapes {
    private final Random random;

    private RandomShapes(long seed) {
        random = new Random(seed);
    }

    /** Changes all class files in {@code folder}. */
    static void change(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(any -> any.toString().endsWith(".class"))::iterator) {
                Files.write(
                        file,
                        new RandomShapes(file.getFileName().toString().hashCode()).changed(Files.readAllBytes(file)));
            }
        }
    }

    private byte[] changed(byte[] classFile) {
        ClassNode owner = new ClassNode();
        new ClassReader(classFile).accept(owner, ClassReader.SKIP_FRAMES);
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (insn instanceof MethodInsnNode call && call.desc.endsWith(")Z") && random.nextInt(4) == 0) {
                    method.instructions.insert(insn, between(method));
                } else if (insn instanceof JumpInsnNode jump
                        && jump.getOpcode() != Opcodes.GOTO
                        && random.nextInt(3) == 0) {
                    change(jump, method);
                }
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                // Nothing but what a handler takes has to be more.
                boolean thrown = one.endsWith("Exception") && other.endsWith("Exception");
                return thrown ? "java/lang/Throwable" : "java/lang/Object";
            }
        };
        owner.accept(writer);
        return writer.toByteArray();
    }

    /** What leaves the boolean on top of the stack as it is. */
    private InsnList between(MethodNode method) {
        InsnList code = new InsnList();
        switch (random.nextInt(6)) {
            case 0 -> {
                code.add(new VarInsnNode(Opcodes.ISTORE, method.maxLocals));
                code.add(new VarInsnNode(Opcodes.ILOAD, method.maxLocals++));
            }
            case 1 -> {
                code.add(new InsnNode(Opcodes.DUP));
                code.add(new InsnNode(Opcodes.POP));
            }
            case 2 -> code.add(new InsnNode(Opcodes.NOP));
            case 3 -> {
                code.add(new InsnNode(Opcodes.ICONST_0));
                code.add(new InsnNode(Opcodes.IXOR));
            }
            case 4 -> {
                LabelNode next = new LabelNode();
                code.add(new JumpInsnNode(Opcodes.GOTO, next));
                code.add(next);
            }
            default -> {
                code.add(new InsnNode(Opcodes.DUP));
                code.add(new VarInsnNode(Opcodes.ISTORE, method.maxLocals++));
            }
        }
        return code;
    }

    private void change(JumpInsnNode jump, MethodNode method) {
        boolean onTruth = jump.getOpcode() == Opcodes.IFEQ || jump.getOpcode() == Opcodes.IFNE;
        if (onTruth && random.nextBoolean()) {
            boolean withFalse = random.nextBoolean();
            method.instructions.insertBefore(jump, new InsnNode(withFalse ? Opcodes.ICONST_0 : Opcodes.ICONST_1));
            jump.setOpcode((jump.getOpcode() == Opcodes.IFEQ) == withFalse ? Opcodes.IF_ICMPEQ : Opcodes.IF_ICMPNE);
            return;
        }
        LabelNode next = new LabelNode();
        InsnList code = new InsnList();
        code.add(new JumpInsnNode(Opcodes.GOTO, jump.label));
        code.add(next);
        method.instructions.insert(jump, code);
        jump.setOpcode(opposite(jump.getOpcode()));
        jump.label = next;
    }

    /** They come in pairs: {@code IFEQ} and {@code IFNE}, and so on. */
    private static int opposite(int opcode) {
        return opcode >= Opcodes.IFNULL ? opcode ^ 1 : ((opcode + 1) ^ 1) - 1;
    }
}

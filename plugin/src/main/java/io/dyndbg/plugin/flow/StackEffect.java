package io.dyndbg.plugin.flow;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/** How many values an instruction takes from the stack, and what it leaves there (JVMS 6.5); a long or a double is one value. */
final class StackEffect {
    static final int NOTHING = 0;
    static final int NARROW = 1;
    static final int WIDE = 2;

    /** By opcode; where the instruction's operands tell, 0. */
    private static final String TAKES = "00000000000000000000000000000000000000000000002222"
            + "22221111100000000000000000000333333330000000002222"
            + "22222222222222221111222222222222011111111111111122"
            + "22211111122222222000111111100000000000111111110011";

    private static final String LEAVES = "01111111122111221100012121000000000000000000001212"
            + "11110000000000000000000000000000000000000000001212"
            + "12121212121212121212121212121212021211212212111111"
            + "11100000000000000000000000000000000001111011000000";

    private StackEffect() {}

    static int takes(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return switch (opcode) {
            case Opcodes.GETFIELD, Opcodes.PUTSTATIC -> 1;
            case Opcodes.PUTFIELD -> 2;
            case Opcodes.INVOKESTATIC -> Type.getArgumentCount(((MethodInsnNode) insn).desc);
            case Opcodes.INVOKEDYNAMIC -> Type.getArgumentCount(((InvokeDynamicInsnNode) insn).desc);
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESPECIAL ->
                1 + Type.getArgumentCount(((MethodInsnNode) insn).desc);
            case Opcodes.MULTIANEWARRAY -> ((MultiANewArrayInsnNode) insn).dims;
            default -> TAKES.charAt(opcode) - '0';
        };
    }

    /** Answers {@link #NOTHING}, {@link #NARROW} or {@link #WIDE}. */
    static int leaves(AbstractInsnNode insn) {
        if (insn instanceof FieldInsnNode field) {
            boolean gets = insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC;
            return gets ? size(field.desc.charAt(0)) : NOTHING;
        }
        if (insn instanceof MethodInsnNode call) {
            return result(call.desc);
        }
        if (insn instanceof InvokeDynamicInsnNode call) {
            return result(call.desc);
        }
        if (insn instanceof LdcInsnNode ldc) {
            boolean wide = ldc.cst instanceof Long
                    || ldc.cst instanceof Double
                    || ldc.cst instanceof ConstantDynamic constant && constant.getSize() == 2;
            return wide ? WIDE : NARROW;
        }
        return insn instanceof MultiANewArrayInsnNode ? NARROW : LEAVES.charAt(insn.getOpcode()) - '0';
    }

    private static int result(String descriptor) {
        return size(descriptor.charAt(descriptor.indexOf(')') + 1));
    }

    private static int size(char type) {
        return type == 'V' ? NOTHING : type == 'J' || type == 'D' ? WIDE : NARROW;
    }
}

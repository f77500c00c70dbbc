package io.dyndbg.plugin.flow;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Notes what each instruction takes from the stack. What local variables hold is not its business. */
final class OperandRecorder extends SourceInterpreter {
    private static final SourceValue[] NONE = {};

    private final ControlFlow control;
    /** By node; null where nothing is taken. */
    private final SourceValue[][] operands;

    OperandRecorder(ControlFlow control) {
        super(Opcodes.ASM9);
        this.control = control;
        this.operands = new SourceValue[control.size()][];
    }

    /** Answers what was noted, by node; null for those of which nothing was. */
    SourceValue[][] operands() {
        return operands;
    }

    /** @param taken the deepest first */
    void note(AbstractInsnNode insn, SourceValue... taken) {
        operands[control.node(insn)] = taken;
    }

    private SourceValue takes(AbstractInsnNode insn, SourceValue result, SourceValue... taken) {
        note(insn, taken);
        return result;
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
        int opcode = insn.getOpcode();
        if (insn instanceof VarInsnNode && opcode <= Opcodes.ALOAD) {
            return new SourceValue(opcode == Opcodes.LLOAD || opcode == Opcodes.DLOAD ? 2 : 1, insn);
        }
        return takes(insn, super.copyOperation(insn, value), value);
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
        SourceValue result = super.unaryOperation(insn, value);
        return insn.getOpcode() == Opcodes.IINC ? result : takes(insn, result, value);
    }

    @Override
    public SourceValue binaryOperation(AbstractInsnNode insn, SourceValue one, SourceValue two) {
        return takes(insn, super.binaryOperation(insn, one, two), one, two);
    }

    @Override
    public SourceValue ternaryOperation(AbstractInsnNode insn, SourceValue one, SourceValue two, SourceValue three) {
        return takes(insn, super.ternaryOperation(insn, one, two, three), one, two, three);
    }

    @Override
    public SourceValue naryOperation(AbstractInsnNode insn, List<? extends SourceValue> values) {
        return takes(insn, super.naryOperation(insn, values), values.toArray(NONE));
    }
}

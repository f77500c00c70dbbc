package io.dyndbg.plugin.check;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What a statement is given beside its text.
 *
 * @param known whether all of it is known: an array that was made elsewhere has any number of values
 * @param values the values, in their order, each by what pushes it; nothing for one that several instructions may push
 * @param throwable whether the last value is passed as a throwable by the method's own signature, and is not among the values
 */
record Passed(boolean known, List<Optional<AbstractInsnNode>> values, boolean throwable) {
    private static final Passed UNKNOWN = new Passed(false, List.of(), false);

    static Passed by(Statement statement, MethodFlow flow) {
        MethodInsnNode call = (MethodInsnNode) statement.end();
        Type[] types = Type.getArgumentTypes(call.desc);
        List<Optional<AbstractInsnNode>> values = new ArrayList<>();
        boolean throwable = false;
        for (int i = statement.text() + 1; i < types.length; i++) {
            int depth = types.length - 1 - i;
            if (types[i].getSort() == Type.ARRAY) {
                Optional<List<Optional<AbstractInsnNode>>> elements = flow.maker(call, depth)
                        .filter(array -> array.getOpcode() == Opcodes.ANEWARRAY)
                        .flatMap(array -> elements(array, call, flow));
                if (elements.isEmpty()) {
                    return UNKNOWN;
                }
                values.addAll(elements.get());
            } else if (types[i].getInternalName().equals("java/lang/Throwable")) {
                throwable = true;
            } else {
                values.add(flow.stack().producerBelow(call, depth));
            }
        }
        return new Passed(true, values, throwable);
    }

    /** An array that is made for this call alone, as compilers do for {@code Object...}. */
    private static Optional<List<Optional<AbstractInsnNode>>> elements(
            AbstractInsnNode array, MethodInsnNode call, MethodFlow flow) {
        int length = flow.stack().producerBelow(array, 0).map(Passed::small).orElse(-1);
        if (length < 0) {
            return Optional.empty();
        }
        List<Optional<AbstractInsnNode>> elements = new ArrayList<>();
        for (AbstractInsnNode at = array; at != null && at != call; at = at.getNext()) {
            if (at.getOpcode() == Opcodes.AASTORE
                    && flow.maker(at, 2).filter(array::equals).isPresent()) {
                elements.add(flow.stack().producerBelow(at, 0));
            }
        }
        return elements.size() == length ? Optional.of(elements) : Optional.empty();
    }

    private static int small(AbstractInsnNode insn) {
        if (insn instanceof InsnNode && insn.getOpcode() >= Opcodes.ICONST_0 && insn.getOpcode() <= Opcodes.ICONST_5) {
            return insn.getOpcode() - Opcodes.ICONST_0;
        }
        return insn instanceof IntInsnNode push && insn.getOpcode() != Opcodes.NEWARRAY ? push.operand : -1;
    }
}

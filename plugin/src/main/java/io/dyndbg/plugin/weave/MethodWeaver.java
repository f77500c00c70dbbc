package io.dyndbg.plugin.weave;

import io.dyndbg.plugin.plan.Wrap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Weaves the places of one method, and knows by how many bytes its code grows. */
final class MethodWeaver {
    private static final int INVOKE_BYTES = 3;
    private static final int JUMP_BYTES = 3;

    private final MethodNode method;
    private final LogMethods logMethods;
    private final LabelNode end = new LabelNode();
    private int growth;

    MethodWeaver(MethodNode method, LogMethods logMethods) {
        this.method = method;
        this.logMethods = logMethods;
        method.instructions.add(end);
        // ajc$log takes the ordinal on top of the logger; before a branch the logger lies there twice.
        method.maxStack++;
    }

    MethodNode method() {
        return method;
    }

    void weave(Wrap wrap) {
        for (AbstractInsnNode producer : wrap.producers()) {
            InsnList inserted = new InsnList();
            inserted.add(push(wrap.ordinal()));
            inserted.add(logMethods.call(wrap.call().owner, wrap.bypass() != null));
            growth += INVOKE_BYTES;
            if (wrap.bypass() != null) {
                bypass(wrap, inserted);
            }
            method.instructions.insert(producer, inserted);
        }
    }

    /** Answers the length of the woven code, in bytes, once the class is written. */
    int wovenLength() {
        return end.getLabel().getOffset();
    }

    /** Answers the length that the code had, in bytes, once the class is written. */
    int originalLength() {
        return wovenLength() - growth;
    }

    private AbstractInsnNode push(int ordinal) {
        if (ordinal <= 5) {
            growth += 1;
            return new InsnNode(Opcodes.ICONST_0 + ordinal);
        }
        if (ordinal <= Byte.MAX_VALUE) {
            growth += 2;
            return new IntInsnNode(Opcodes.BIPUSH, ordinal);
        }
        growth += 3;
        return ordinal <= Short.MAX_VALUE ? new IntInsnNode(Opcodes.SIPUSH, ordinal) : new LdcInsnNode(ordinal);
    }

    /**
     * <pre>
     *     dup; ifnonnull go; pop; goto after
     * go: arguments; call
     * after:
     * </pre>
     */
    private void bypass(Wrap wrap, InsnList inserted) {
        Wrap.Bypass bypass = wrap.bypass();
        LabelNode go = new LabelNode();
        LabelNode after = new LabelNode();
        inserted.add(new InsnNode(Opcodes.DUP));
        inserted.add(new JumpInsnNode(Opcodes.IFNONNULL, go));
        inserted.add(new InsnNode(Opcodes.POP));
        inserted.add(new JumpInsnNode(Opcodes.GOTO, after));
        inserted.add(go);
        inserted.add(frame(bypass.behindLogger()));
        growth += 2 + 2 * JUMP_BYTES;
        InsnList behind = new InsnList();
        behind.add(after);
        if (!frameFollows(bypass.end())) {
            behind.add(frame(bypass.behindEnd()));
        }
        method.instructions.insert(bypass.end(), behind);
    }

    private static FrameNode frame(Wrap.Types types) {
        return new FrameNode(
                Opcodes.F_NEW,
                types.locals().size(),
                types.locals().toArray(),
                types.stack().size(),
                types.stack().toArray());
    }

    /** Where the compiler wrote a frame right behind the statement, the branch ends there too. */
    private static boolean frameFollows(AbstractInsnNode end) {
        for (AbstractInsnNode insn = end.getNext();
                insn instanceof LabelNode || insn instanceof LineNumberNode || insn instanceof FrameNode;
                insn = insn.getNext()) {
            if (insn instanceof FrameNode) {
                return true;
            }
        }
        return false;
    }
}

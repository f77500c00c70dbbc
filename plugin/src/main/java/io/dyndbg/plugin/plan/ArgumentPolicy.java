package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.scan.Dataflow;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Arguments;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Decides what happens to the arguments of one statement while it skips. A branch can stand before them only if everything
 * from the logger to the end of the statement is one stretch of code that is entered at its begin and left at its end.
 */
final class ArgumentPolicy {
    private final String owner;
    private final Statement statement;
    private final Dataflow flow;
    private final AbstractInsnNode producer;
    private final Set<AbstractInsnNode> stretch = new HashSet<>();

    private ArgumentPolicy(String owner, Statement statement, Dataflow flow, AbstractInsnNode producer) {
        this.owner = owner;
        this.statement = statement;
        this.flow = flow;
        this.producer = producer;
    }

    /** Answers the policy that {@code statement} gets where {@code wanted} is configured. */
    static Arguments of(String owner, Statement statement, Dataflow flow, Arguments wanted) {
        Set<AbstractInsnNode> producers = flow.producers(statement.call(), 0);
        if (wanted == Arguments.KEEP || producers.size() != 1) {
            return Arguments.KEEP;
        }
        return new ArgumentPolicy(owner, statement, flow, producers.iterator().next()).policy(wanted);
    }

    private Arguments policy(Arguments wanted) {
        if (!collectStretch() || !isClosed() || !leavesNothing()) {
            return Arguments.KEEP;
        }
        for (AbstractInsnNode insn : stretch) {
            if (insn == statement.end()) {
                continue;
            }
            boolean skippable = wanted == Arguments.PURE ? PureCode.isPure(insn, owner) : !stores(insn);
            if (!skippable) {
                return Arguments.KEEP;
            }
        }
        return wanted;
    }

    private boolean collectStretch() {
        for (AbstractInsnNode insn = producer.getNext(); insn != null; insn = insn.getNext()) {
            stretch.add(insn);
            if (insn == statement.end()) {
                return true;
            }
        }
        return false;
    }

    /** A value that the statement returns, as {@code traceExit} does, is needed whether it skips or not. */
    private boolean leavesNothing() {
        return statement.end() instanceof MethodInsnNode call
                && Type.getReturnType(call.desc) == Type.VOID_TYPE
                && beneath(call) == beneath(statement.call());
    }

    /** Answers how many values lie beneath the receiver of {@code call}. */
    private int beneath(MethodInsnNode call) {
        return flow.stackBefore(call) - 1 - Type.getArgumentTypes(call.desc).length;
    }

    private boolean isClosed() {
        MethodNode method = statement.method();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (stretch.contains(block.start) || stretch.contains(block.end) || stretch.contains(block.handler)) {
                return false;
            }
        }
        for (AbstractInsnNode insn : method.instructions) {
            boolean inside = stretch.contains(insn);
            for (LabelNode target : targets(insn)) {
                if (stretch.contains(target) != inside) {
                    return false;
                }
            }
            if (inside && insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
                return false;
            }
        }
        return true;
    }

    private static Iterable<LabelNode> targets(AbstractInsnNode insn) {
        if (insn instanceof JumpInsnNode jump) {
            return Set.of(jump.label);
        }
        Set<LabelNode> targets = new HashSet<>();
        if (insn instanceof TableSwitchInsnNode table) {
            targets.addAll(table.labels);
            targets.add(table.dflt);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            targets.addAll(lookup.labels);
            targets.add(lookup.dflt);
        }
        return targets;
    }

    private boolean stores(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            // Filling an array that the statement made itself, its varargs, is no store that anybody sees.
            return flow.producerBelow(insn, 2)
                    .filter(array -> array.getOpcode() == Opcodes.DUP && stretch.contains(array))
                    .map(ArgumentPolicy::codeBefore)
                    .filter(before -> isNewArray(before) || isStore(before))
                    .isEmpty();
        }
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
                || opcode == Opcodes.IINC
                || opcode == Opcodes.PUTFIELD
                || opcode == Opcodes.PUTSTATIC;
    }

    /** Labels and line numbers are no code. */
    private static AbstractInsnNode codeBefore(AbstractInsnNode insn) {
        AbstractInsnNode before = insn.getPrevious();
        while (before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return before;
    }

    /** {@code newarray, (dup, index, value, store)*}: before each dup stands the array's creation or the store before. */
    private static boolean isStore(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.IASTORE && insn.getOpcode() <= Opcodes.SASTORE;
    }

    private static boolean isNewArray(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.ANEWARRAY || insn.getOpcode() == Opcodes.NEWARRAY;
    }
}

package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.scan.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Puts statements together that are one statement for the user: compilers copy a {@code finally} block to each of its
 * exits. Copies have the same line, call and text, and none can be reached from another one without going back.
 */
final class Copies {
    private Copies() {}

    /** Answers the statements by site: most of them alone. The order is that of the first of each. */
    static List<List<Statement>> together(List<Statement> statements) {
        List<List<Statement>> sites = new ArrayList<>();
        for (Statement statement : statements) {
            List<Statement> site = null;
            for (int i = sites.size() - 1; i >= 0 && site == null; i--) {
                Statement first = sites.get(i).get(0);
                if (first.method() != statement.method()) {
                    break;
                }
                if (isCopy(first, statement)) {
                    site = sites.get(i);
                }
            }
            if (site == null) {
                site = new ArrayList<>(1);
                sites.add(site);
            }
            site.add(statement);
        }
        return sites;
    }

    private static boolean isCopy(Statement first, Statement later) {
        return first.line() != 0
                && first.line() == later.line()
                && first.call().name.equals(later.call().name)
                && first.call().desc.equals(later.call().desc)
                && first.call().owner.equals(later.call().owner)
                && Objects.equals(first.format(), later.format())
                && !reachesForward(first, later);
    }

    /** Follows the code from the end of {@code from} without jumps back and without exceptions. */
    private static boolean reachesForward(Statement from, Statement to) {
        InsnList code = from.method().instructions;
        int goal = code.indexOf(to.call());
        Deque<AbstractInsnNode> open = new ArrayDeque<>();
        Set<AbstractInsnNode> seen = new HashSet<>();
        open.push(from.end());
        while (!open.isEmpty()) {
            AbstractInsnNode insn = open.pop();
            int index = code.indexOf(insn);
            if (index == goal) {
                return true;
            }
            for (AbstractInsnNode next : successors(insn)) {
                int at = code.indexOf(next);
                if (at > index && at <= goal && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return false;
    }

    private static List<AbstractInsnNode> successors(AbstractInsnNode insn) {
        List<AbstractInsnNode> successors = new ArrayList<>();
        if (insn instanceof JumpInsnNode jump) {
            successors.add(jump.label);
        } else if (insn instanceof TableSwitchInsnNode table) {
            successors.addAll(table.labels);
            successors.add(table.dflt);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            successors.addAll(lookup.labels);
            successors.add(lookup.dflt);
        }
        int opcode = insn.getOpcode();
        boolean ends = opcode == Opcodes.GOTO
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                || opcode == Opcodes.ATHROW;
        if (!ends && insn.getNext() != null) {
            successors.add(insn.getNext());
        }
        return successors;
    }
}
